"""Reading the ledger, whatever the engine: which statements to run, and how their answers make one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.adapters.warehouse.conversion import rates_table
from maillage.adapters.warehouse.offers import Offers
from maillage.adapters.warehouse.statement import (
    PARTIES,
    THINGS,
    Scan,
    amounts_statement,
    by_months,
    counts_statement,
    parties_statement,
    things_statement,
)
from maillage.engine.ledger.query import LedgerQuery, RateTable

Tables = dict[str, pa.Table]
Run = Callable[[list[str], Tables], list[pa.Table]]
"""Run statements over ``lines`` and the tables given."""
ByMonth = Callable[[Sequence[LedgerQuery]], pa.Table]
"""Answer questions of whole months from sums by month: partner, q0, q1, …."""


def answer(queries: Sequence[LedgerQuery], offerings: pa.Table, run: Run, by_month: ByMonth | None = None) -> pa.Table:
    """Answer all queries: see ``LedgerReader.read``. ``by_month`` answers what sums by month can, where it is given."""
    quick = [query for query in queries if by_month is not None and by_months(query)]
    tables = [by_month(quick)] if by_month is not None and quick else []
    groups = _kinds([query for query in queries if query not in quick])
    offers, rates = Offers(), dict[int, RateTable]()
    statements = []
    for kind, group in groups.items():
        scan = Scan(offers, rates)
        if kind in THINGS:
            statements.append(things_statement(kind, group, scan))
        elif kind in PARTIES:
            statements.append(parties_statement(kind, group, scan))
        elif kind == "amount":
            statements.append(amounts_statement(group, scan))
        else:
            statements.append(counts_statement(group, scan))
    given = {"offers": offers.table(offerings), "rates": rates_table(rates)}
    tables += run(statements, given) if statements else []
    return _joined(queries, [*([quick] if quick else []), *groups.values()], tables)


def _kinds(queries: Sequence[LedgerQuery]) -> dict[str, list[LedgerQuery]]:
    """Sort the questions by what one statement can answer."""
    kinds: dict[str, list[LedgerQuery]] = {}
    for query in queries:
        kinds.setdefault("counts" if query.fact in ("quantity", "entries") else query.fact, []).append(query)
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
