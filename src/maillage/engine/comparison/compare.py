"""Comparison: the plan beside today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow as pa

from maillage.engine.clusters.records import cluster_words
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.comparison.balance import balance_of
from maillage.engine.comparison.contacts import Pairs, Places, after_of, before_of, several_of, shape_of
from maillage.engine.comparison.moves import cluster_moves, primary_before_of, primary_moves, tier_moves
from maillage.engine.comparison.tables import by_person, by_seat, by_territory, today_hours
from maillage.engine.comparison.types import Balance, ClusterMove, Comparison, Indices, PeopleTable, Relations, TierMove
from maillage.engine.coverage.records import UNKNOWN_DAY, Relationships
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.period import add_months
from maillage.engine.kernel.quantity import HOURS, Integers
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.kernel.sets import among
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Sum
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.types import TierTable

LONG_MONTHS = 36
"""From so many months on a relationship is long."""


def compare(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    clusters: ClusterTable,
    coverage: CoverageTable,
    state: RecordsState,
    as_of: date,
) -> Outcome[Comparison]:
    """Lay the plan beside what is published and practised today: contacts, moves, relationships, loads."""
    partners = measures.partners
    today = before_of(state, partners, coverage, as_of)
    after, person = after_of(coverage, today.people)
    before = Pairs(len(today.people), today.partner, today.person)
    counts = before.counts(len(partners)), after.counts(len(partners))
    several, several_by = several_of(policy, measures, state)
    known = pa.array(partners, pa.string())
    names, cluster_before = cluster_words(state.table("memberships"), known, as_of)
    primary_before = primary_before_of(today, len(partners))
    primary_after, primary_move = primary_moves(coverage, person, len(today.people), primary_before)
    name, currency, revenue = revenue_of(policy, measures)
    kept = among(before.keys(), after.keys())
    begun = ~among(after.keys(), before.keys()) & (after.person < after.people)
    hours = today_hours(policy, measures, tiers, state, today)
    people = by_person(today, before, after, person, coverage, revenue, hours)
    value = Comparison(
        contacts_before=counts[0],
        contacts_after=counts[1],
        several=several,
        several_by=several_by,
        tier_before=tiers.overall.held,
        tier_move=tier_moves(tiers.overall),
        clusters_before=names,
        cluster_before=cluster_before,
        cluster_move=cluster_moves(names, cluster_before, clusters),
        people=today.people,
        primary_before=primary_before,
        primary_after=primary_after,
        primary_move=primary_move,
        kept=_per_partner(before.partner[kept], len(partners)),
        ended=_per_partner(before.partner[~kept], len(partners)),
        begun=_per_partner(after.partner[begun], len(partners)),
        all_before=shape_of(counts[0]),
        all_after=shape_of(counts[1]),
        several_before=shape_of(counts[0][several]),
        several_after=shape_of(counts[1][several]),
        people_before=before.met(),
        people_after=after.met(),
        relations=_relations(today, kept, int(begun.sum()), as_of),
        revenue=name,
        currency=currency,
        by_person=people,
        by_territory=by_territory(before, after, coverage, revenue),
        by_seat=by_seat(coverage, revenue),
        balance=tuple(_balances(coverage, people)),
    )
    return Outcome(value, (), _receipt(value))


def revenue_of(policy: Policy, measures: MeasureTable) -> tuple[str, str, Integers]:
    """Return the measure that stands for business, its currency, and its values (n,), zero where unknown.

    It is what the first cluster rule with a total adds up, else the policy's first sum of amounts; "" without one.
    """
    sums = [name for name, measure in policy.measures.items() if isinstance(measure, Sum) and measure.sum == "amount"]
    totals = [rule.total.measure for rule in policy.clusters if rule.total is not None]
    for name in (*totals, *sums):
        if name in measures.columns:
            column = measures.column(name)
            return name, column.unit, np.where(column.known, column.micro, 0)
    return "", policy.currency, np.zeros(len(measures.partners), np.int64)


def _per_partner(partner: Places, size: int) -> Indices:
    return np.bincount(partner, minlength=size).astype(np.int32)


def _relations(today: Relationships, kept: Flags, begun: int, as_of: date) -> Relations:
    limit = (add_months(as_of, -LONG_MONTHS) - date(1970, 1, 1)).days
    long = (today.since != UNKNOWN_DAY) & (today.since <= limit)
    return Relations(
        before=len(kept),
        kept=int(kept.sum()),
        ended=int((~kept).sum()),
        begun=begun,
        long=int(long.sum()),
        long_kept=int((long & kept).sum()),
        long_ended=int((long & ~kept).sum()),
    )


def _balances(coverage: CoverageTable, people: PeopleTable) -> Iterator[Balance]:
    """Partners and revenue per person before and after, each over those who have any; hours per filled seat by role."""
    for of, before, after in (
        ("partners", people.partners_before, people.partners_after),
        ("revenue", people.revenue_before, people.revenue_after),
    ):
        yield balance_of(np.maximum(before, 0)[people.partners_before > 0], of, "before")
        yield balance_of(np.maximum(after, 0)[people.partners_after > 0], of, "after")
    for role in coverage.roles:
        seats = [place for place, seat in enumerate(coverage.seats) if seat.role == role and seat.person]
        if seats:
            yield balance_of(coverage.load_of[seats], HOURS, "after", role)


def _receipt(value: Comparison) -> Receipt:
    counts = {
        "contacts_before": value.all_before.contacts,
        "contacts_after": value.all_after.contacts,
        "tier_moves": int(np.isin(value.tier_move, [TierMove.UP, TierMove.DOWN]).sum()),
        "cluster_moves": int((~np.isin(value.cluster_move, [ClusterMove.NONE, ClusterMove.KEPT])).sum()),
        "kept": value.relations.kept,
        "ended": value.relations.ended,
    }
    shapes = [value.all_before, value.all_after, value.several_before, value.several_after]
    whole = {"counts": counts, "shapes": shapes, "relations": value.relations, "balance": value.balance}
    return Receipt("comparison", counts, digest_of(whole))
