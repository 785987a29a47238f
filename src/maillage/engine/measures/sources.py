"""What measures are made of, as the policy writes it."""

from __future__ import annotations

from collections.abc import Iterator

from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Table
from maillage.engine.policy.types.conditions import Test
from maillage.engine.policy.types.measures import (
    Best,
    Classes,
    GroupTotal,
    Growth,
    Least,
    Mean,
    Measure,
    MonthsSince,
    Score,
    Share,
    Total,
)


def measure_of(policy: Policy, name: str) -> str:
    """Return the measure that a name speaks of: itself, or the score of which it is a category.

    Raises:
        KeyError: if the policy has no such measure.
    """
    head = name
    while head not in policy.measures:
        head = head.rpartition(".")[0]
        if not head:
            raise KeyError(name)
    return head


def sources_of(measure: Measure) -> list[str]:
    """Return the names of the measures that one is made of, in order of writing."""
    if isinstance(measure, Share):
        return [measure.share, measure.of]
    if isinstance(measure, Growth):
        return [measure.growth]
    if isinstance(measure, MonthsSince):
        return [measure.months_since]
    if isinstance(measure, GroupTotal):
        return [measure.group_total]
    if isinstance(measure, Classes):
        return [name for condition in measure.classes.values() for name in measures_in(condition)]
    if isinstance(measure, Score):
        return list(_of_score(measure))
    for kind, word in ((Total, "total"), (Mean, "mean"), (Best, "best"), (Least, "least")):
        if isinstance(measure, kind):
            return list(getattr(measure, word))
    return []


def category_keys(name: str, score: Score) -> list[str]:
    """The names of a score's categories."""
    groups = [score.score or [], *(track.categories for track in score.best_of or [])]
    return [f"{name}.{category.category}" for group in groups for category in group]


def _of_score(score: Score) -> Iterator[str]:
    tracks = [track.categories for track in score.best_of] if score.best_of else [score.score or []]
    for categories in tracks:
        for category in categories:
            for item in category.items:
                if item.measure is not None:
                    yield item.measure
                for bound in (item.target, item.each, *(band.at_least for band in item.bands or ())):
                    yield from _attributes_in(bound)
                if item.when is not None:
                    yield from measures_in(item.when)


def _attributes_in(bound: object) -> Iterator[str]:
    """Yield the attributes that a threshold depends on."""
    if isinstance(bound, Table):
        if bound.by != "portfolio":
            yield bound.by
        for value in (*bound.values.values(), bound.otherwise):
            yield from _attributes_in(value)


def measures_in(condition: object) -> list[str]:
    """Return the names of the measures that a condition looks at, in order of writing."""
    found: list[str] = []
    if isinstance(condition, Test):
        found.append(condition.measure)
        for bound in (condition.at_least, condition.more_than, condition.at_most, condition.less_than):
            found.extend(_attributes_in(bound))
    for inner in ("all", "any", "of"):
        for part in getattr(condition, inner, None) or []:
            found.extend(measures_in(part))
    for inner in ("not_", "qualifying"):
        if (part := getattr(condition, inner, None)) is not None:
            found.extend(measures_in(part))
    return found
