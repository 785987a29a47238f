"""Names to show for the identifiers of partners, people, seats and groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import pyarrow.compute as pc

from maillage.engine.records.state import RecordsState

_SHOWN: Final = {
    "partner": ("partners", "partner", "name"),
    "person": ("people", "person", "name"),
    "seat": ("seats", "seat", "title"),
    "group": ("groups", "group", "name"),
    "wholesaler": ("wholesalers", "wholesaler", "name"),
    "offering": ("offerings", "offering", "title"),
}
_ONE_BY_ONE: Final = 50
"""So many names are looked up each in its table; who asks for more asks for nearly all."""


class Names(Mapping[tuple[str, str], str]):
    """(kind, identifier) → the words to show: a few are looked up, for many all are read."""

    def __init__(self, records: RecordsState) -> None:
        """Read nothing yet."""
        self._records = records
        self._looked_up: dict[tuple[str, str], str | None] = {}

    def __getitem__(self, term: tuple[str, str]) -> str:
        """Return the words of a term."""
        if "_all" in self.__dict__ or len(self._looked_up) >= _ONE_BY_ONE:
            return self._all[term]
        if term not in self._looked_up:
            self._looked_up[term] = self._find(*term)
        found = self._looked_up[term]
        if found is None:
            raise KeyError(term)
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """All terms that have words."""
        return iter(self._all)

    def __len__(self) -> int:
        """How many terms have words."""
        return len(self._all)

    @cached_property
    def _all(self) -> dict[tuple[str, str], str]:
        found = {}
        for kind, (table, key, words) in _SHOWN.items():
            rows = self._records.table(table)
            for name, shown in zip(rows[key].to_pylist(), rows[words].to_pylist(), strict=True):
                if shown:
                    found[(kind, name)] = shown
        return found

    def _find(self, kind: str, name: str) -> str | None:
        if kind not in _SHOWN:
            return None
        table, key, words = _SHOWN[kind]
        rows = self._records.table(table)
        row = pc.index(rows[key], name).as_py()
        return None if row < 0 else rows[words][row].as_py() or None


def names_of(records: RecordsState) -> Names:
    """Return (kind, identifier) → the words to show."""
    return Names(records)
