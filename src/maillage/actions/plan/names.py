"""Names to show for the identifiers of partners, people, seats and groups."""

from __future__ import annotations

from maillage.engine.records.state import RecordsState

_SHOWN = (
    ("partner", "partners", "partner", "name"),
    ("person", "people", "person", "name"),
    ("seat", "seats", "seat", "title"),
    ("group", "groups", "group", "name"),
    ("wholesaler", "wholesalers", "wholesaler", "name"),
    ("offering", "offerings", "offering", "title"),
)


def names_of(records: RecordsState) -> dict[tuple[str, str], str]:
    """Return (kind, identifier) → the words to show."""
    found = {}
    for kind, table, key, words in _SHOWN:
        rows = records.table(table)
        for name, shown in zip(rows[key].to_pylist(), rows[words].to_pylist(), strict=True):
            if shown:
                found[(kind, name)] = shown
    return found
