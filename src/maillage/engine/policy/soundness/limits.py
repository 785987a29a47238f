"""The largest value that a measure can have by its own definition: a score's points, a count of listed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from maillage.engine.kernel.quantity import COUNT, LARGEST, MILLIONTHS, POINTS, Quantity
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Category, Count, Item, PortfolioCount, Score

COUNTED: Final = {"technologies": "technology", "offerings": "offering", "lines": "line", "markets": "market"}
"""What is counted → the word of a filter that lists it."""


def largest_values(policy: Policy) -> dict[str, int]:
    """Return, in millionths, the most that each measure can be; a measure that nothing limits is left out."""
    found: dict[str, int] = {}
    for name, item in policy.measures.items():
        if isinstance(item, Score):
            most = _of_score(item)
            if most is not None and abs(most) * MILLIONTHS <= LARGEST:
                found[name] = Quantity.of(most, POINTS).micro
        elif isinstance(item, PortfolioCount):
            found[name] = Quantity.of(len(policy.portfolios), COUNT).micro
        elif isinstance(item, Count) and item.count in COUNTED:
            listed = getattr(item.where, COUNTED[item.count])
            if listed is not None:
                found[name] = Quantity.of(len(set(listed)), COUNT).micro
    return found


def _of_score(score: Score) -> Decimal | None:
    tracks = [score.score] if score.score is not None else [track.categories for track in score.best_of or []]
    sums = [_sum(_of_category(category) for category in track) for track in tracks]
    most = None if None in sums else max(value for value in sums if value is not None)
    return _capped(most, score.cap)


def _of_category(category: Category) -> Decimal | None:
    most = _capped(_sum(_of_item(item) for item in category.items), category.cap)
    return None if most is None or category.weight < 0 else most * category.weight


def _of_item(item: Item) -> Decimal | None:
    """A line that is not met earns nothing, so that its most is never below zero."""
    if item.each is not None:
        return _capped(None, item.cap)
    points: Sequence[Decimal | None] = [band.points for band in item.bands] if item.bands is not None else [item.points]
    return _capped(max(Decimal(0), *(value for value in points if value is not None)), item.cap)


def _sum(values: Iterator[Decimal | None]) -> Decimal | None:
    found = [*values]
    return None if None in found else sum((value for value in found if value is not None), Decimal(0))


def _capped(value: Decimal | None, cap: Decimal | None) -> Decimal | None:
    known = [bound for bound in (value, cap) if bound is not None]
    return min(known, default=None)
