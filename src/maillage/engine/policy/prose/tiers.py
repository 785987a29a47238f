"""Tiers, staying in them, and decisions, in prose."""

from __future__ import annotations

from collections.abc import Sequence

from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.conditions import condition
from maillage.engine.policy.prose.passage import Passage, said
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.tiers import Decision, Review, Staying, Tier


def ladder(policy: Policy, tiers: Sequence[Tier], word: str) -> tuple[Passage, ...]:
    """Return a ladder of tiers, the highest first: ``word`` is ``tiers`` or ``portfolio_tiers``."""
    if not tiers:
        return ()
    names = tuple(Term("tier", tier.tier) for tier in reversed(tiers))
    head = Passage(f"prose-{word.replace('_', '-')}", word, {"tiers": names, "count": len(names)})
    return (head, *(_tier(policy, tier, f"{word}/{tier.tier}") for tier in reversed(tiers)))


def _tier(policy: Policy, tier: Tier, place: str) -> Passage:
    then = []
    if tier.description is not None:
        then.append(Passage("prose-said", f"{place}/description", {"text": said(f"{place}/description")}))
    then += _entry(tier, place)
    if tier.forms is not None:
        then.append(Passage("prose-tier-forms", f"{place}/forms", {"cluster": Term("cluster", tier.forms)}))
    if tier.without_cluster is not None:
        falls: dict[str, Fact] = {"tier": Term("tier", tier.without_cluster)}
        then.append(Passage("prose-tier-without-cluster", f"{place}/without_cluster", falls))
    items = [*_conditions(policy, tier, place)]
    if tier.effects:
        effects = tuple(
            Passage("prose-effect", f"{place}/effects/{name}", {"name": Term("effect", name), "value": value})
            for name, value in tier.effects.items()
        )
        items.append(Passage("prose-tier-effects", f"{place}/effects", items=effects))
    if tier.staying is not None:
        own = own_staying(tier.staying, f"{place}/staying")
        items.append(Passage("prose-tier-staying", f"{place}/staying", items=own))
    return Passage("prose-tier", place, {"tier": Term("tier", tier.tier)}, tuple(then), tuple(items))


def _entry(tier: Tier, place: str) -> list[Passage]:
    """Return how one gets in, as far as no condition has to be listed."""
    told = []
    if not (tier.admission or tier.paths or tier.precondition or tier.decision):
        told.append(Passage("prose-tier-open", place))
    if tier.cumulative:
        told.append(Passage("prose-tier-cumulative", f"{place}/cumulative"))
    return told


def _conditions(policy: Policy, tier: Tier, place: str) -> list[Passage]:
    told = []
    for word in ("precondition", "admission"):
        found = getattr(tier, word)
        if found is not None:
            inner = condition(policy, found, f"{place}/{word}")
            told.append(Passage(f"prose-tier-{word}", f"{place}/{word}", items=(inner,)))
    if tier.paths:
        paths = tuple(
            Passage("prose-path", f"{place}/paths/{name}", {"name": name},
                    items=(condition(policy, one, f"{place}/paths/{name}"),))
            for name, one in tier.paths.items()
        )  # fmt: skip
        told.append(Passage("prose-tier-paths", f"{place}/paths", items=paths))
    if tier.decision is not None:
        decision: dict[str, Fact] = {"decision": Term("decision", tier.decision)}
        told.append(Passage("prose-tier-decision", f"{place}/decision", decision))
    return told


def staying(found: Staying, place: str) -> tuple[Passage, ...]:
    """Return how a tier is kept, each rule told, the usual ones too."""
    return tuple(passage for word in Staying.model_fields for passage in _rule(found, word, place))


def own_staying(found: Staying, place: str) -> tuple[Passage, ...]:
    """Return the rules of staying that were written, and no others."""
    written = [word for word in Staying.model_fields if word in found.model_fields_set]
    return tuple(passage for word in written for passage in _rule(found, word, place))


def _rule(found: Staying, word: str, place: str) -> tuple[Passage, ...]:
    clause = f"{place}/{word}"
    value = getattr(found, word)
    if word == "review":
        return (Passage("prose-review-none", clause),) if value is None else _review("prose-review", value, clause)
    if word == "promotion":
        if isinstance(value, Review):
            return _review("prose-promotion-review", value, clause)
        return (Passage(f"prose-promotion-{value.replace('_', '-')}", clause),)
    if word == "demotion":
        return (Passage(f"prose-demotion-{value.replace('_', '-')}", clause),)
    if word == "warnings_days":
        return (Passage("prose-warnings", clause, {"days": tuple(str(day) for day in value)}),) if value else ()
    return (Passage(f"prose-{word.replace('_', '-')}", clause, {"count": value}),) if value else ()


def _review(code: str, found: Review, clause: str) -> tuple[Passage, ...]:
    told = []
    if found.every is not None:
        told.append(Passage(code, clause, {"every": found.every}))
    if found.on:
        days = tuple(Term("month-day", day) for day in found.on)
        told.append(Passage(f"{code}-on", clause, {"days": days, "count": len(days)}))
    return tuple(told)


def decision(found: Decision) -> Passage:
    """Return who decides what, case by case."""
    place = f"decisions/{found.decision}"
    deciders = tuple(Term("role", name) for name in found.deciders)
    facts: dict[str, Fact] = {
        "decision": Term("decision", found.decision),
        "deciders": deciders,
        "count": len(deciders),
    }
    lasts = Passage("prose-decision-open", f"{place}/valid_months")
    if found.valid_months is not None:
        lasts = Passage("prose-decision-lasts", f"{place}/valid_months", {"months": found.valid_months})
    return Passage("prose-decision", place, facts, (lasts,))
