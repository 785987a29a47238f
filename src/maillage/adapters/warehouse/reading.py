"""Reading the ledger, whatever the engine: which statements to run, and how their answers make one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.adapters.warehouse.conversion import own_target, rates_table, unrounded_statement
from maillage.adapters.warehouse.offers import Offers
from maillage.adapters.warehouse.statement import (
    PARTIES,
    THINGS,
    Scan,
    Source,
    amounts_statement,
    by_months,
    counts_statement,
    parties_statement,
    span_of,
    things_statement,
)
from maillage.engine.ledger.query import LedgerQuery, RateTable

Tables = dict[str, pa.Table]
Run = Callable[[list[str], Tables], list[pa.Table]]
"""Run statements over ``lines``, perhaps ``months``, and the tables given."""


def answer(queries: Sequence[LedgerQuery], offerings: pa.Table, run: Run, *, months: bool = False) -> pa.Table:
    """Answer all queries: see ``LedgerReader.read``. ``months``: whether ``run`` has the sums by month, too."""
    offers, rates = Offers(), dict[int, RateTable]()
    statements, asked = [], []
    for (kind, table), group in _kinds(queries, months).items():
        scan = Scan(offers, rates, table)
        if kind in THINGS:
            statements.append(things_statement(kind, group, scan))
        elif kind in PARTIES:
            statements.append(parties_statement(kind, group, scan))
        elif kind == "amount":
            scan.unrounded = _unrounded(group, run) if table == "months" else None
            statements.append(amounts_statement(group, scan))
        else:
            statements.append(counts_statement(group, scan))
        asked.append(group)
    tables = {"offers": offers.table(offerings), "rates": rates_table(rates)}
    found = run(statements, tables) if statements else []
    return _joined(queries, asked, found)


def _kinds(queries: Sequence[LedgerQuery], months: bool) -> dict[tuple[str, Source], list[LedgerQuery]]:
    """Sort the questions by what one statement can answer."""
    kinds: dict[tuple[str, Source], list[LedgerQuery]] = {}
    for query in queries:
        kind = "counts" if query.fact in ("quantity", "entries") else query.fact
        source: Source = "months" if months and by_months(query) else "lines"
        kinds.setdefault((kind, source), []).append(query)
    return kinds


def _unrounded(queries: Sequence[LedgerQuery], run: Run) -> RateTable | None:
    """Return the target whose own amounts are never rounded in the months of ``queries``, if there is one."""
    rates = own_target(queries)
    if rates is None:
        return None
    (found,) = run([unrounded_statement(rates, span_of(queries))], {})
    return rates if found["broken"][0].as_py() == 0 else None


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
