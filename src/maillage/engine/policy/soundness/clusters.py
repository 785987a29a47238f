"""Cluster rules that no partner, or no group of partners, can meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Term as Name
from maillage.engine.policy.soundness.domains import Interval
from maillage.engine.policy.soundness.terms import join, terms, tier_terms, world_of
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule, Range
from maillage.engine.policy.types.clusters import Total as ClusterTotal
from maillage.engine.policy.walk import clauses


@dataclass(frozen=True)
class Candidacy:
    """Who stands for a cluster rule in a book, and what they make on the rule's measure.

    ``partners``: how many; ``together``: the most of them who share a trade or technologies, all where nothing is
    asked. ``total`` and ``least``: what all make, and the rule's least total in the same unit; None where the rule adds
    nothing up. ``best``: what those make who share ``shared``, the most that any who share something make together.
    """

    partners: int
    together: int
    total: Quantity | None = None
    least: Quantity | None = None
    shared: tuple[Name, ...] = ()
    best: Quantity | None = None


def check_clusters(policy: Policy, candidacies: Mapping[str, Candidacy]) -> Iterator[Finding]:
    """Yield what is wrong with the cluster rules; ``candidacies``: rule → who stands for it in a book."""
    yield from _empty_ranges(policy)
    for rule in policy.clusters:
        if not any(tier.forms == rule.cluster for tier in policy.tiers):
            yield _about(rule, "policy-cluster-unused", Severity.WARNING)
        else:
            yield from _nobody(policy, rule)
        yield from _never(policy, rule)
        if rule.cluster in candidacies:
            yield from _in_book(rule, candidacies[rule.cluster])


def _in_book(rule: ClusterRule, found: Candidacy) -> Iterator[Finding]:
    """What the candidates of a book cannot make, all of them together or those who share the most."""
    fewest = rule.members.at_least or 1
    if not found.partners:
        # Who is admitted to a cluster of its own may have to be decided first.
        grave = Severity.NOTE if rule.kind == "own" else Severity.WARNING
        yield _about(rule, "policy-cluster-candidates", grave)
    elif found.partners < fewest:
        yield _about(rule, "policy-cluster-few", Severity.ERROR, count=found.partners, least=fewest)
    elif found.total is not None and found.least is not None and found.total.micro < found.least.micro:
        yield _about(rule, "policy-cluster-short", Severity.ERROR, total=found.total, least=found.least)
    elif found.together < fewest:
        yield _about(rule, "policy-cluster-unlike", Severity.ERROR, count=found.together, least=fewest)
    elif found.best is not None and found.least is not None and found.best.micro < found.least.micro:
        facts: dict[str, Fact] = {"shared": found.shared, "best": found.best, "least": found.least}
        yield _about(rule, "policy-cluster-apart", Severity.ERROR, **facts)


def _about(rule: ClusterRule, code: str, severity: Severity, **facts: Fact) -> Finding:
    return Finding(severity, code, {"cluster": Name("cluster", rule.cluster), **facts}, f"clusters/{rule.cluster}")


def _empty_ranges(policy: Policy) -> Iterator[Finding]:
    for path, clause in clauses(policy):
        if not isinstance(clause, Range | ClusterTotal) or clause.at_least is None or clause.at_most is None:
            continue
        low: Fact = clause.at_least
        high: Fact = clause.at_most
        if isinstance(clause, ClusterTotal):
            if clause.at_least.unit != clause.at_most.unit or clause.at_least.micro <= clause.at_most.micro:
                continue
        elif clause.at_least <= clause.at_most:
            continue
        yield Finding(Severity.ERROR, "policy-range-empty", {"from": low, "to": high}, path)


def _nobody(policy: Policy, rule: ClusterRule) -> Iterator[Finding]:
    """The rule's own condition excludes every tier that forms it."""
    if rule.when is None:
        return
    world = world_of(policy)
    wanted = terms(rule.when, world)
    forming = [tier for tier in policy.tiers if tier.forms == rule.cluster]
    met = [join(first, second) for tier in forming for first in tier_terms(tier, world) for second in wanted]
    if not any(both is not None for both in met):
        yield _about(rule, "policy-cluster-nobody", Severity.WARNING)


def _never(policy: Policy, rule: ClusterRule) -> Iterator[Finding]:
    """Bounds that no group can meet, whoever the partners are."""
    common, total, most = rule.common, rule.total, rule.members.at_most
    if common is not None and common.any == ["technologies"] and policy.technologies:
        known = len(policy.technologies)
        if common.technologies_at_least > known:
            asked = common.technologies_at_least
            yield _about(rule, "policy-cluster-technologies", Severity.ERROR, asked=asked, known=known)
    for label in rule.labels:
        if rule.number.at_most is not None and label.count > rule.number.at_most:
            facts: dict[str, Fact] = {"label": label.label, "count": label.count, "most": rule.number.at_most}
            yield _about(rule, "policy-label-many", Severity.WARNING, **facts)
    if total is not None and total.at_least is not None and most is not None and rule.kind == "standard":
        largest = _largest_member(policy, rule, total)
        if largest is not None and largest.micro * most < total.at_least.micro:
            facts = {"most": most, "largest": largest, "least": total.at_least}
            yield _about(rule, "policy-cluster-small", Severity.ERROR, **facts)


def _largest_member(policy: Policy, rule: ClusterRule, total: ClusterTotal) -> Quantity | None:
    """The most that one member can make by the conditions of its tier, None where nothing limits it."""
    world = world_of(policy)
    unit = world.units.get(total.measure)
    if unit is None or total.at_least is None or total.at_least.unit != unit:
        return None
    highs: list[int] = []
    for tier in policy.tiers:
        for term in tier_terms(tier, world) if tier.forms == rule.cluster else ():
            domain = term.get(("number", total.measure, "", "", ""))
            if not isinstance(domain, Interval) or domain.high is None:
                return None
            highs.append(domain.high)
    return Quantity(max(highs), unit) if highs else None
