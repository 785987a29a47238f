"""What one partner bought, month by month and offering by offering, from the sums by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from maillage.adapters.warehouse.monthly import by_currency, looked_at, months_asked, total_in_millionths
from maillage.adapters.warehouse.months import place_of, read_sums, sums_of
from maillage.adapters.warehouse.offers import Offers
from maillage.engine.kernel.period import Month
from maillage.engine.ledger.query import LedgerQuery


@dataclass(frozen=True)
class Bought:
    """What a partner bought of an offering in a month, in millionths of the rate table's target; returns subtract."""

    month: Month
    offering: str
    micro: int


def history(files: Sequence[Path], partner: str, query: LedgerQuery, offerings: pa.Table) -> list[Bought]:
    """Return the amounts of a partner that pass ``query.where``, by month of ``query.period`` and offering.

    ``files``: those of lines. Each sum of a month, offering and currency is converted and rounded as ``RateTable``
    says. What was sold in a currency without rate is left out, as a question to all partners leaves it out.

    Raises:
        TooLarge: if a number may be beyond 64 bits.
        OSError, pa.ArrowException: if a file cannot be read.
    """
    offers = Offers()
    needed = sorted(looked_at(query.where, offers) | {"partner", "offering", "currency", "amount"})
    table = offers.table(offerings)
    found: dict[tuple[Month, str], int] = {}
    for month in months_asked([str(file) for file in files], [query]):
        rows = [_sums(file, partner, needed) for file in files if file.parent.name == f"month={month}"]
        for offering, micro in _month(month, pa.concat_tables(rows).unify_dictionaries(), query, offers, table):
            found[month, offering] = found.get((month, offering), 0) + micro
    return [Bought(month, offering, micro) for (month, offering), micro in sorted(found.items())]


def _sums(file: Path, partner: str, needed: Sequence[str]) -> pa.Table:
    """Return a partner's sums of a file of lines, from what is kept beside it or from the lines themselves."""
    kept = place_of(file)
    if not kept.is_file():
        lines = pq.read_table(file, partitioning=None, filters=pc.field("partner") == partner)
        return sums_of(lines).select(needed)
    table = read_sums(kept, needed).combine_chunks()
    names = table["partner"].combine_chunks() if len(table) else pa.array([], pa.string()).dictionary_encode()
    at = pc.index(names.dictionary, partner).as_py()
    # Sums stand in the order of partners: those of one are together.
    start, end = np.searchsorted(names.indices.to_numpy(), [at, at + 1]).tolist() if at >= 0 else (0, 0)
    return table.slice(start, end - start).select(needed)


def _month(
    month: Month, rows: pa.Table, query: LedgerQuery, offers: Offers, table: pa.Table
) -> Iterator[tuple[str, int]]:
    for sums in by_currency(month, rows, np.zeros(len(rows), np.int32), table, sorted_already=True):
        rate = query.rates.rates.get((sums.currency, month))
        if rate is None and sums.currency != query.rates.target:
            continue
        passing = sums.passes(query.where, offers)
        offering, amount = sums.columns["offering"][passing], sums.columns["amount"][passing]
        for code in np.unique(offering).tolist():
            total = np.array([sum(amount[offering == code].tolist())])
            yield sums.words["offering"][code], int(total_in_millionths(total, "amount", rate, query.rates)[0])
