"""Clusters, in prose."""

from __future__ import annotations

from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.conditions import condition
from maillage.engine.policy.prose.passage import Passage, bounds, said
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule, Common, Label, Resources


def cluster(policy: Policy, rule: ClusterRule) -> Passage:
    """Return how the clusters of a rule are formed."""
    place = f"clusters/{rule.cluster}"
    kind = rule.kind if rule.kind == "standard" else f"own-{rule.own}"
    then = []
    if rule.total is not None:
        facts: dict[str, Fact] = {"measure": Term("measure", rule.total.measure)}
        then.append(Passage("prose-cluster-total", f"{place}/total",
                            facts | bounds(rule.total.at_least, rule.total.at_most)))  # fmt: skip
    for word in ("members", "number"):
        span = getattr(rule, word)
        if span.at_least is not None or span.at_most is not None:
            then.append(Passage(f"prose-cluster-{word}", f"{place}/{word}", bounds(span.at_least, span.at_most)))
    if rule.common is not None:
        then += _common(rule.common, f"{place}/common")
    if rule.moving:
        then.append(Passage("prose-cluster-moving", f"{place}/moving", {"points": rule.moving}))
    items = [_label(label, f"{place}/labels/{label.label}") for label in rule.labels]
    if rule.when is not None:
        inner = condition(policy, rule.when, f"{place}/when")
        items.insert(0, Passage("prose-cluster-when", f"{place}/when", items=(inner,)))
    if rule.resources is not None:
        items.append(_resources(rule.resources, f"{place}/resources"))
    return Passage(
        f"prose-cluster-{kind}", place, {"cluster": Term("cluster", rule.cluster)}, tuple(then), tuple(items)
    )


def _common(found: Common, place: str) -> list[Passage]:
    facts: dict[str, Fact] = {
        "trade": "yes" if "trade" in found.any else "no",
        "technologies": found.technologies_at_least if "technologies" in found.any else 0,
    }
    kinds = "both" if len(set(found.any)) > 1 else found.any[0]
    weights: dict[str, Fact] = {word: found.weights.get(word, 0) for word in ("trade", "technologies", "territory")}
    return [
        Passage("prose-cluster-common", place, facts | {"kinds": kinds}),
        Passage("prose-cluster-weights", f"{place}/weights", weights),
    ]


def _label(found: Label, place: str) -> Passage:
    facts: dict[str, Fact] = {"label": said(f"{place}/title") if found.title is not None else found.label,
                              "count": found.count, "by": Term("measure", found.by)}  # fmt: skip
    then: tuple[Passage, ...] = ()
    if found.approach is not None:
        then = (Passage("prose-said", f"{place}/approach", {"text": said(f"{place}/approach")}),)
    return Passage("prose-cluster-label", place, facts, then)


def _resources(found: Resources, place: str) -> Passage:
    then: tuple[Passage, ...] = ()
    if found.roles:
        roles = tuple(Term("role", name) for name in found.roles)
        then = (Passage("prose-cluster-roles", f"{place}/roles", {"roles": roles, "count": len(roles)}),)
    facts = bounds(found.seats.at_least, found.seats.at_most)
    told = Passage("prose-cluster-seats", place, facts, then)
    if found.title is None:
        return told
    return Passage("prose-titled", place, {"title": said(f"{place}/title")}, (told,))
