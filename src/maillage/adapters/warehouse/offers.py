"""Which offerings pass a filter: decided once per offering, in columns, before any line is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.policy.types.measures import Filter

WORDS: Final = ("market", "line", "offering", "unit", "technology")
Wanted = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass
class Offers:
    """Collects the filters on offerings that a set of questions makes; each becomes one flag."""

    wanted: dict[Wanted, str] = field(default_factory=dict)

    def flag(self, where: Filter) -> str | None:
        """Return the name of the flag of a filter's words about the offering; None where it has none."""
        words: Wanted = tuple((name, tuple(values)) for name in WORDS if (values := getattr(where, name)) is not None)
        return self.wanted.setdefault(words, f"f{len(self.wanted)}") if words else None

    def table(self, offerings: pa.Table) -> pa.Table:
        """Return offering, line, market and the flags (text, text, text, booleans); each offering once.

        An offering that the records do not know, but a filter names, is there too, without line and market.
        """
        named = sorted({word for words in self.wanted for name, values in words if name == "offering"
                        for word in values} - set(offerings["offering"].to_pylist()))  # fmt: skip
        known = pa.concat_tables(
            [offerings.select(WORDS), pa.table({"offering": pa.array(named, pa.string())})], promote_options="default"
        )
        columns = {name: known[name] for name in ("offering", "line", "market")}
        return pa.table(columns | {flag: _passes(known, words) for words, flag in self.wanted.items()})


def _passes(known: pa.Table, words: Wanted) -> pa.ChunkedArray:
    passes: Iterator[pa.ChunkedArray] = (
        pc.is_in(known[name], value_set=pa.array(values, pa.string())) for name, values in words
    )
    found = next(passes)
    for more in passes:
        found = pc.and_(found, more)
    return found
