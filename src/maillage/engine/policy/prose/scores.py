"""Scores, in prose."""

from __future__ import annotations

from decimal import Decimal

from maillage.engine.kernel.quantity import COUNT, POINTS, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.conditions import condition, table
from maillage.engine.policy.prose.passage import Passage, said
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Table, Title
from maillage.engine.policy.types.scores import Category, Item, Score, Track


def score(policy: Policy, name: str, found: Score) -> Passage:
    """Return how a score is earned."""
    facts: dict[str, Fact] = {"measure": Term("measure", name)}
    cap = _limits(f"measures/{name}", found.cap, None, None)
    if found.best_of is not None:
        items = tuple(_track(policy, name, one) for one in found.best_of)
        return Passage("prose-score-best", f"measures/{name}", facts, cap, items)
    items = tuple(_category(policy, one, f"measures/{name}/score") for one in found.score or ())
    return Passage("prose-score", f"measures/{name}", facts, cap, items)


def _track(policy: Policy, name: str, found: Track) -> Passage:
    place = f"measures/{name}/best_of/{found.track}"
    items = tuple(_category(policy, one, f"{place}/categories") for one in found.categories)
    return Passage("prose-track", place, {"name": _title(found.title, place, found.track)}, items=items)


def _category(policy: Policy, found: Category, above: str) -> Passage:
    place = f"{above}/{found.category}"
    then = _limits(place, found.cap, found.minimum, found.more_than)
    if found.weight != 1:
        weight = Passage("prose-weight", f"{place}/weight", {"weight": Quantity.of(found.weight, COUNT)})
        then = (*then, weight)
    items = tuple(_item(policy, one, f"{place}/items/{one.item or at}") for at, one in enumerate(found.items))
    return Passage("prose-category", place, {"name": _title(found.title, place, found.category)}, then, items)


def _item(policy: Policy, found: Item, place: str) -> Passage:
    then = _limits(place, found.cap, found.minimum, found.more_than)
    facts: dict[str, Fact] = {"measure": Term("measure", found.measure or ""), "points": _points(found.points),
                              "partial": "yes" if found.partial else "no"}  # fmt: skip
    if found.bands is not None:
        bands = []
        for index, band in enumerate(found.bands):
            earned: dict[str, Fact] = {"points": _points(band.points)}
            bands.append(_asked(policy, "prose-band", earned, band.at_least, f"{place}/bands/{index}"))
        told = Passage("prose-item-bands", place, facts, then, tuple(bands))
    elif found.target is not None or found.each is not None:
        code = "prose-item-target" if found.target is not None else "prose-item-each"
        told = _asked(policy, code, facts, found.target or found.each, place, then)
    else:
        told = Passage("prose-item-when", place, facts, then)
    if found.when is not None:
        code = "prose-item-only" if found.measure is not None else "prose-item-where"
        only = Passage(code, f"{place}/when", items=(condition(policy, found.when, f"{place}/when"),))
        told = Passage(told.code, told.clause, told.facts, told.then, (*told.items, only))
    if found.title is None:
        return told
    return Passage("prose-titled", place, {"title": said(f"{place}/title")}, (told,))


def _asked(
    policy: Policy, code: str, facts: dict[str, Fact], value: Quantity | Table | None, place: str,
    then: tuple[Passage, ...] = (),
) -> Passage:  # fmt: skip
    """Return what a value earns; a table of values is listed below."""
    if isinstance(value, Table):
        return Passage(f"{code}-table", place, facts, then, table(policy, value, place))
    return Passage(code, place, {**facts, "value": value}, then)


def _limits(place: str, cap: Decimal | None, minimum: Decimal | None, more_than: Decimal | None) -> tuple[Passage, ...]:
    stated = (("cap", cap), ("minimum", minimum), ("more_than", more_than))
    return tuple(
        Passage(f"prose-{word.replace('_', '-')}", f"{place}/{word}", {"points": _points(value)})
        for word, value in stated
        if value is not None
    )


def _points(value: Decimal | None) -> Quantity:
    return Quantity.of(value or 0, POINTS)


def _title(title: Title | None, place: str, name: str) -> Fact:
    return said(f"{place}/title") if title is not None else name
