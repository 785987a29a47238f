"""Reading the ledger, whatever the engine: which statements to run, and how their answers make one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.adapters.warehouse.offers import Offers
from maillage.adapters.warehouse.statement import (
    PARTIES,
    THINGS,
    Scan,
    Source,
    by_months,
    parties_statement,
    rates_table,
    sums_statement,
    things_statement,
)
from maillage.engine.ledger.query import LedgerQuery

Tables = dict[str, pa.Table]
Run = Callable[[list[str], Tables], list[pa.Table]]
"""Run statements over ``lines`` and the tables given; each answers with ``partner`` and its columns."""


def answer(queries: Sequence[LedgerQuery], offerings: pa.Table, run: Run, *, months: bool = False) -> pa.Table:
    """Answer all queries: see ``LedgerReader.read``. ``months``: whether ``run`` has the sums by month, too."""
    offers, rates = Offers(), dict[int, object]()
    statements, asked = [], []
    for (kind, table), group in _kinds(queries, months).items():
        scan = Scan(offers, rates, table)  # type: ignore[arg-type] # filled by the statements, with rate tables
        if kind in THINGS:
            statements.append(things_statement(kind, group, scan))
        elif kind in PARTIES:
            statements.append(parties_statement(kind, group, scan))
        else:
            statements.append(sums_statement(group, scan))
        asked.append(group)
    tables = {"offers": offers.table(offerings), "rates": rates_table(rates)}  # type: ignore[arg-type] # as above
    found = run(statements, tables) if statements else []
    return _joined(queries, asked, found)


def _kinds(queries: Sequence[LedgerQuery], months: bool) -> dict[tuple[str, Source], list[LedgerQuery]]:
    kinds: dict[tuple[str, Source], list[LedgerQuery]] = {}
    for query in queries:
        kind = query.fact if query.fact in THINGS or query.fact in PARTIES else "sums"
        source: Source = "months" if months and by_months(query) else "lines"
        kinds.setdefault((kind, source), []).append(query)
    return kinds


def _joined(
    queries: Sequence[LedgerQuery], asked: Sequence[Sequence[LedgerQuery]], found: Sequence[pa.Table]
) -> pa.Table:
    names = [table["partner"].combine_chunks().cast(pa.string()) for table in found]
    partners = pc.unique(pa.concat_arrays([pa.array([], pa.string()), *names]))
    partners = partners.take(pc.sort_indices(partners))
    columns = {}
    for group, own, table in zip(asked, names, found, strict=True):
        rows = pc.index_in(partners, value_set=own)
        for at, query in enumerate(group):
            columns[query.name] = table[f"q{at}"].combine_chunks().cast(pa.int64()).take(rows)
    answered = pa.table({"partner": partners} | {query.name: columns[query.name] for query in queries})
    some = np.zeros(len(answered), np.bool_)
    for query in queries:
        some |= np.asarray(answered[query.name].is_valid())
    return answered.filter(pa.array(some))
