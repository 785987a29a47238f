"""The measures stage: ledger answers and records become one table over all partners."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.kernel.period import add_months, valid_on
from maillage.engine.kernel.quantity import TEXT
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.measures.derive import BEFORE, GROUP, derive
from maillage.engine.measures.questions import ROUTES, Asked, Wanted, route_column
from maillage.engine.measures.recorded import Recorded, text_column
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import RECORDED, Attribute, Count, Given, GroupTotal, Growth, Team
from maillage.engine.policy.types.tiers import Portfolio
from maillage.engine.records.state import RecordsState

_NAMED = 5
"""How many of the unknown partners a finding names."""


def partners_on(records: RecordsState, day: date) -> tuple[str, ...]:
    """Return the partners of the programme on a day, ascending: those that have joined and not left."""
    table = records.table("partners")
    today = pa.scalar(day, pa.date32())
    joined = pc.or_kleene(pc.is_null(table["joined"]), pc.less_equal(table["joined"], today))
    stays = pc.or_kleene(pc.is_null(table["left"]), pc.greater(table["left"], today))
    return tuple(sorted(table.filter(pc.and_(joined, stays))["partner"].to_pylist()))


def measure(
    policy: Policy, asked: Asked, answers: pa.Table, records: RecordsState, rates: Mapping[str, int]
) -> Outcome[MeasureTable]:
    """Return every measure of every partner of the programme on the day of the plan, and on the earlier days asked.

    ``answers``: what the ledger said to ``asked.queries``; a partner without line sold nothing, which is known. A
    partner of the ledger that the records do not know takes part in nothing, and is told of. ``rates``: see
    ``MeasureTable``.
    """
    as_of = asked.days[0]
    partners = partners_on(records, as_of)
    recorded = Recorded(policy, records, partners)
    rows = np.asarray(
        pc.fill_null(pc.index_in(pa.array(partners, pa.string()), value_set=answers["partner"]), -1).to_numpy(),
        np.int64,
    )
    by_day: dict[date, dict[str, MeasureColumn]] = {day: {} for day in asked.days}
    for wanted in asked.wanted:
        by_day[wanted.day][wanted.column] = _answered(wanted, answers, rows, recorded.territory)
    tables = []
    for day in asked.days:
        base = by_day[day]
        _record(policy, recorded, day, base)
        columns = derive(policy, base, partners, as_of=day, rates=rates)
        kept = {name: column for name, column in columns.items() if not name.startswith("#")}
        tables.append(MeasureTable(day, partners, kept, rates))
    table = replace(tables[0], earlier=tuple(tables[1:]))
    counts = {"partners": len(partners), "questions": len(asked.queries), "days": len(asked.days)}
    findings = (
        *_strangers(answers, records),
        *_rulings(records, partners, as_of),
        *_emptiness(asked, answers, partners),
    )
    return Outcome(table, findings, Receipt("measures", counts, _digest(table)))


def _answered(
    wanted: Wanted, answers: pa.Table, rows: NDArray[np.int64], territory: NDArray[np.int32]
) -> MeasureColumn:
    micro = np.zeros(len(rows), np.int64)
    for name in sorted(set(wanted.answers) - {""}):
        asked = np.array([answer == name for answer in wanted.answers], np.bool_)
        # The last answer is for partners outside all territories, whose index is -1.
        mine = asked[territory] & (rows >= 0)
        values = np.asarray(pc.fill_null(answers[name], 0).to_numpy(), np.int64)
        micro[mine] = values[rows[mine]]
    return MeasureColumn(wanted.unit, micro, np.ones(len(rows), np.bool_))


def _record(policy: Policy, recorded: Recorded, day: date, base: dict[str, MeasureColumn]) -> None:
    """Add the measures that the records answer."""
    if any(isinstance(measure, GroupTotal) for measure in policy.measures.values()):
        base[GROUP] = recorded.attribute("group", day)
    for name, measure in policy.measures.items():
        portfolios: list[Portfolio | None] = list(policy.portfolios) if measure.per == "portfolio" else [None]
        for portfolio in portfolios:
            suffix = f"@{portfolio.portfolio}" if portfolio is not None else ""
            if isinstance(measure, Count) and measure.count in RECORDED:
                base[name + suffix] = recorded.count(measure, portfolio, day)
            elif isinstance(measure, Team):
                base[name + suffix] = recorded.team(measure, portfolio, day)
            elif isinstance(measure, Growth) and isinstance(before := policy.measures.get(measure.growth), Given):
                then = add_months(day, -measure.months_before)
                found = recorded.given(before.of or measure.growth, before.given, suffix[1:], then)
                base[f"{name}{BEFORE}{suffix}"] = found
            elif isinstance(measure, Given):
                base[name + suffix] = recorded.given(measure.of or name, measure.given, suffix[1:], day)
            elif isinstance(measure, Attribute):
                found = recorded.attribute(measure.attribute, day)
                base[name + suffix] = _route(found, base) if measure.attribute == "route" else found


def _route(stated: MeasureColumn, base: Mapping[str, MeasureColumn]) -> MeasureColumn:
    """Return the route on record, else the one by which most was bought; the first of two that are even."""
    bought = np.stack([base[route_column(route)].micro for route in ROUTES])
    main, some = bought.argmax(axis=0), bought.max(axis=0) > 0
    return text_column(
        [
            stated.words[word] if known else ROUTES[route] if sold else None
            for word, known, route, sold in zip(
                stated.micro.tolist(), stated.known.tolist(), main.tolist(), some.tolist(), strict=True
            )
        ]
    )


def _strangers(answers: pa.Table, records: RecordsState) -> list[Finding]:
    known = pc.is_in(answers["partner"], value_set=records.table("partners")["partner"].combine_chunks())
    strange = sorted(answers["partner"].filter(pc.invert(known)).to_pylist())
    if not strange:
        return []
    facts: dict[str, Fact] = {"count": len(strange), "partners": tuple(strange[:_NAMED])}
    return [Finding(Severity.WARNING, "measures-strangers", facts)]


def _rulings(records: RecordsState, partners: tuple[str, ...], as_of: date) -> Iterator[Finding]:
    """Tell of decisions, exceptions and pins in force about partners that take no part: they have no effect."""
    taking_part = frozenset(partners)
    about = [
        row["partner"]
        for name in ("decisions", "exceptions", "pins")
        for row in records.table(name).select(["partner", "valid_from", "valid_to"]).to_pylist()
        if row["partner"] not in taking_part and valid_on(as_of, row["valid_from"], row["valid_to"])
    ]
    if about:
        strange = sorted(set(about))
        facts: dict[str, Fact] = {"count": len(about), "partners": tuple(strange[:_NAMED])}
        yield Finding(Severity.WARNING, "measures-rulings-strangers", facts)


def _emptiness(asked: Asked, answers: pa.Table, partners: tuple[str, ...]) -> Iterator[Finding]:
    """Tell when nobody takes part, and when no line answers any question: a plan of that is seldom what was meant."""
    if not partners:
        yield Finding(Severity.WARNING, "measures-nobody", {"day": asked.days[0]})
    elif asked.queries and not len(answers):
        first, last = min(one.period.start for one in asked.queries), max(one.period.last_day for one in asked.queries)
        yield Finding(Severity.WARNING, "measures-no-lines", {"first": first, "last": last})


def _digest(table: MeasureTable) -> str:
    made = hashlib.sha256("\n".join(table.partners).encode())
    for day in (table, *table.earlier):
        for name, column in sorted(day.columns.items()):
            made.update(repr((day.as_of, name, column.unit, column.words if column.unit == TEXT else ())).encode())
            made.update(column.micro.astype("<i8").tobytes() + column.known.tobytes())
    return made.hexdigest()
