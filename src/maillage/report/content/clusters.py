"""Clusters against their thresholds, and the candidates that none could take."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.plan import Plan
from maillage.report.content.business import business_of
from maillage.report.reasons import Reasons

MOST_REFUSED = 40
"""So many refused candidates are named, the largest by revenue; the total is said beside them."""


@dataclass(frozen=True)
class ClusterLine:
    """A cluster against the least total of its rule (None where the rule has none).

    ``total``: of what the rule adds up, or of the members' business where it adds up nothing. ``times``: it over the
    least. ``fragile``: what happens if its largest member leaves. ``seats``: each with its holder, whose name is empty
    where there is none.
    """

    cluster: Term
    rule: Term
    label: Term
    members: int
    common: tuple[tuple[str, tuple[Term, ...]], ...]
    total: Quantity | None
    least: Quantity | None
    times: Quantity | None
    fragile: Reason | None
    seats: tuple[tuple[Term, Term], ...]

    @property
    def margin(self) -> Quantity | None:
        """How much it makes above the least."""
        if self.total is None or self.least is None:
            return None
        return Quantity(self.total.micro - self.least.micro, self.total.unit)


@dataclass(frozen=True)
class Refused:
    """A candidate that no valid cluster could take, and why."""

    partner: Term
    revenue: Quantity | None
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class Search:
    """How good a rule's grouping is: its value in points of likeness and a bound on any, where one can be had."""

    rule: Term
    value: int
    bound: int | None


def clusters_of(plan: Plan, reasons: Reasons) -> list[ClusterLine]:
    """Return the clusters in the order of the plan."""
    kinds = {"trade": "trade", "technologies": "technology"}
    holders = {seat.seat: seat.person for seat in plan.coverage.seats}
    found, business = [], business_of(plan)
    for item in plan.clusters.clusters:
        parts = {part.code: part for part in reasons.cluster(item.members[0]).parts}
        least = parts.get("cluster-total-least")
        bound = least.facts["least"] if least is not None else None
        times = None
        if isinstance(bound, Quantity) and item.total is not None and bound.micro > 0:
            times = Quantity(item.total.micro * 10 // bound.micro * 100_000, RATIO)
        found.append(
            ClusterLine(
                Term("cluster", item.name),
                Term("cluster", item.rule),
                Term("label", item.label),
                len(item.members),
                tuple(
                    (what, tuple(Term(kinds.get(what, what), name) for name in shared)) for what, shared in item.common
                ),
                item.total or (business.of([*item.members]) if business.measure else None),
                bound if isinstance(bound, Quantity) else None,
                times,
                parts.get("cluster-breaks") or parts.get("cluster-holds"),
                _seats(plan, item.name, item.seats, holders),
            )
        )
    return found


def _seats(
    plan: Plan, cluster: str, dedicated: tuple[str, ...], holders: dict[str, str]
) -> tuple[tuple[Term, Term], ...]:
    """Return the seats dedicated to a cluster, and those that the policy asks for and no record has yet."""
    proposed = [seat.seat for seat in plan.coverage.seats if seat.cluster == cluster and seat.seat not in dedicated]
    return tuple((Term("seat", seat), Term("person", holders.get(seat, ""))) for seat in (*dedicated, *proposed))


def weakest_of(clusters: list[ClusterLine]) -> ClusterLine | None:
    """Return the cluster that stands nearest to its least total; None where none has one."""
    bound = [item for item in clusters if item.margin is not None]
    return min(bound, key=lambda item: (item.margin.micro if item.margin else 0, item.cluster.name), default=None)


def refused_of(plan: Plan, reasons: Reasons) -> list[Refused]:
    """Return the largest candidates that no cluster could take."""
    business = business_of(plan)
    ranked = sorted(plan.clusters.refused, key=lambda at: (-int(business.micro[at]), at))
    return [
        Refused(Term("partner", plan.measures.partners[at]), business.at(at), tuple(reasons.refusal(at)))
        for at in ranked[:MOST_REFUSED]
    ]


def searches_of(plan: Plan) -> list[Search]:
    """Return how good the grouping of each rule is, of those that search at all."""
    table = plan.clusters
    standard = {rule.cluster for rule in plan.policy.clusters if rule.kind == "standard"}
    return [
        Search(Term("cluster", rule), value, table.bound.get(rule))
        for rule, value in sorted(table.value.items())
        if rule in standard
    ]
