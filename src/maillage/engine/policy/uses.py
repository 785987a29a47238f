"""Which names each clause of a policy uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause, Table
from maillage.engine.policy.types.clusters import Label, Resources
from maillage.engine.policy.types.clusters import Total as ClusterTotal
from maillage.engine.policy.types.conditions import Decided, Holds, Test
from maillage.engine.policy.types.coverage import Bulk, Coverage, Covers, Load, Role
from maillage.engine.policy.types.measures import (
    Attribute,
    Best,
    Filter,
    GroupTotal,
    Growth,
    Item,
    Least,
    Mean,
    MonthsSince,
    PortfolioCount,
    Score,
    Share,
    Total,
)
from maillage.engine.policy.types.tiers import Portfolio, Tier
from maillage.engine.policy.walk import clauses, joined


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a clause uses: ``kind`` is the word of the vocabulary, ``path`` where it is used."""

    kind: str
    name: str
    path: str


def uses(policy: Policy) -> Iterator[Use]:
    """Yield every name that the policy uses."""
    for path, clause in clauses(policy):
        for kind, name, word in _uses_of(clause, policy):
            yield Use(kind, name, joined(path, word))


def measures_known(policy: Policy) -> frozenset[str]:
    """Every name that a condition may give as a measure: measures, and the categories of scores."""
    return frozenset(policy.measures) | frozenset(categories(policy))


def categories(policy: Policy) -> dict[str, str]:
    """Category of a score as a measure (``score.category``) → the score."""
    found: dict[str, str] = {}
    for name, measure in policy.measures.items():
        if isinstance(measure, Score):
            groups = [measure.score or [], *(track.categories for track in measure.best_of or [])]
            found.update({f"{name}.{item.category}": name for group in groups for item in group})
    return found


Found = Iterator[tuple[str, str, str]]


def _uses_of(clause: Clause, policy: Policy) -> Found:
    """Yield kind, name and word of the names that one clause uses itself."""
    if isinstance(clause, Test):
        yield from _of_test(clause, policy)
    elif isinstance(clause, Table):
        yield from _of_table(clause)
    elif isinstance(clause, Filter | Portfolio):
        yield from _of_filter(clause)
    elif isinstance(clause, Share | Growth | Total | Mean | Best | Least | PortfolioCount | Item):
        yield from _of_measure(clause)
    elif isinstance(clause, MonthsSince):
        yield "measure", clause.months_since, "months_since"
    elif isinstance(clause, GroupTotal):
        yield "measure", clause.group_total, "group_total"
    elif isinstance(clause, Decided):
        yield "decision", clause.decision, "decision"
    elif isinstance(clause, Holds):
        yield from _of_holds(clause)
    elif isinstance(clause, Tier):
        yield from _given("decision", clause.decision, "decision")
        yield from _given("cluster", clause.forms, "forms")
        yield from _given("tier", clause.without_cluster, "without_cluster")
    elif isinstance(clause, ClusterTotal | Label | Resources):
        yield from _of_cluster(clause)
    else:
        yield from _of_coverage(clause)


def _given(kind: str, name: str | None, word: str) -> Found:
    if name is not None:
        yield kind, name, word


def _each(kind: str, names: Iterable[str] | None, word: str) -> Found:
    for index, name in enumerate(names or ()):
        yield kind, name, f"{word}/{index}"


def _of_test(test: Test, policy: Policy) -> Found:
    yield "measure", test.measure, "measure"
    yield from _given("portfolio", test.portfolio, "portfolio")
    measure = policy.measures.get(test.measure)
    if isinstance(measure, Attribute) and measure.attribute in ("trade", "territory", "route"):
        if test.is_ is not None:
            yield measure.attribute, str(test.is_), "is"
        yield from _each(measure.attribute, (str(word) for word in test.in_ or ()), "in")


def _of_table(table: Table) -> Found:
    if table.by == "portfolio":
        for name in table.values:
            yield "portfolio", name, f"values/{name}"
    else:
        yield "attribute", table.by, "by"


def _of_filter(where: Filter | Portfolio) -> Found:
    for kind in ("market", "line", "unit", "technology", "territory"):
        yield from _each(kind, getattr(where, kind, None), kind)


def _of_measure(measure: Share | Growth | Total | Mean | Best | Least | PortfolioCount | Item) -> Found:
    if isinstance(measure, Share):
        yield "measure", measure.share, "share"
        yield "measure", measure.of, "of"
    elif isinstance(measure, Growth):
        yield "measure", measure.growth, "growth"
    elif isinstance(measure, Total | Mean):
        word, several = ("total", measure.total) if isinstance(measure, Total) else ("mean", measure.mean)
        if isinstance(several, dict):
            for name in several:
                yield "measure", name, f"{word}/{name}"
        else:
            yield from _each("measure", several, word)
    elif isinstance(measure, PortfolioCount):
        yield "portfolio_tier", measure.portfolios_at, "portfolios_at"
    elif isinstance(measure, Item):
        yield from _given("measure", measure.measure, "measure")
    else:
        word = "best" if isinstance(measure, Best) else "least"
        yield from _each("measure", getattr(measure, word), word)


def _of_holds(holds: Holds) -> Found:
    if holds.portfolio is None:
        yield "tier", holds.tier_at_least, "tier_at_least"
        return
    yield "portfolio_tier", holds.tier_at_least, "tier_at_least"
    if holds.portfolio != "any":
        yield "portfolio", holds.portfolio, "portfolio"


def _of_cluster(clause: ClusterTotal | Label | Resources) -> Found:
    if isinstance(clause, ClusterTotal):
        yield "measure", clause.measure, "measure"
    elif isinstance(clause, Label):
        yield "measure", clause.by, "by"
    else:
        yield from _each("role", clause.roles, "roles")


def _of_coverage(clause: Clause) -> Found:
    if isinstance(clause, Role):
        yield from _given("market", clause.market, "market")
        yield from _given("unit", clause.unit, "unit")
        yield from _each("role", clause.absorbs, "absorbs")
    elif isinstance(clause, Covers):
        yield from _each("tier", clause.tiers, "tiers")
        yield from _each("cluster", clause.clusters, "clusters")
    elif isinstance(clause, Bulk):
        yield "measure", clause.measure, "measure"
        yield from _given("measure", clause.of, "of")
    elif isinstance(clause, Load):
        yield from _given("measure", clause.measure, "measure")
    elif isinstance(clause, Coverage):
        yield from _each("role", clause.primary, "primary")
