"""The whole admission of a tier as one condition."""

from __future__ import annotations

from maillage.engine.policy.types.conditions import All, Always, Any_, Condition, Decided
from maillage.engine.policy.types.tiers import Tier


class Paths(Any_):
    """The alternative paths of a tier: any one of them, each by its name."""

    names: tuple[str, ...]


def admission_parts(tier: Tier) -> tuple[tuple[str, Condition], ...]:
    """Return what must hold for a tier, each with its place under the tier's clause."""
    parts: list[tuple[str, Condition]] = []
    if tier.precondition is not None:
        parts.append(("precondition", tier.precondition))
    if tier.admission is not None:
        parts.append(("admission", tier.admission))
    if tier.paths:
        parts.append(("paths", Paths.model_construct(any=[*tier.paths.values()], names=tuple(tier.paths))))
    if tier.decision is not None:
        parts.append(("decision", Decided.model_construct(decision=tier.decision)))
    return tuple(parts)


def whole(tier: Tier, *, without_decision: bool = False) -> Condition:
    """Return the admission of a tier as one condition; one that asks for nothing always holds."""
    conditions = [part for place, part in admission_parts(tier) if not (without_decision and place == "decision")]
    # What is put together was checked part by part when the policy was read.
    return All.model_construct(all=conditions) if conditions else Always(always=True)
