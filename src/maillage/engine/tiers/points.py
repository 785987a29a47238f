"""What a derived measure is made of: the parts of a total, the lines of a score."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from maillage.engine.kernel.quantity import COUNT, POINTS, Quantity
from maillage.engine.kernel.reason import NO_FACTS, Fact, Facts, Reason, Term
from maillage.engine.measures.conditions import Scene
from maillage.engine.measures.derive import BEFORE, OTHERS
from maillage.engine.measures.score import item_points, reached, score_columns
from maillage.engine.measures.sources import measure_of, sources_of
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.conditions import Condition
from maillage.engine.policy.types.measures import (
    Category,
    Classes,
    GroupTotal,
    Growth,
    Item,
    Mean,
    Measure,
    Score,
    Total,
)

Tell = Callable[[Condition, str], Reason]


def made_of(policy: Policy, name: str, scene: Scene, portfolio: str | None, tell: Tell) -> tuple[Reason, ...]:
    """Return one reason for each part of a measure, none where it is made of nothing else.

    A score tells its tracks, categories and lines with the points earned and the minima; a class the conditions that
    were looked at; any other its sources. ``tell`` says whether a condition holds, and why.
    """
    head = measure_of(policy, name)
    measure = policy.measures[head]
    if isinstance(measure, Score):
        return _score(measure, head, name, scene, portfolio, tell)
    if isinstance(measure, Classes):
        return tuple(_classes(measure, f"measures/{head}/classes", tell))
    found = list(_sources(policy, measure, scene, portfolio))
    if isinstance(measure, Growth):
        found.append(_source(head + BEFORE, scene, portfolio, "tier-source-before", measure.growth))
    if isinstance(measure, GroupTotal):
        found.append(_source(head + OTHERS, scene, portfolio, "tier-source-others", measure.group_total))
    return tuple(reason for reason in found if reason is not None)


def _classes(measure: Classes, place: str, tell: Tell) -> Iterator[Reason]:
    """Tell the conditions of the classes up to the first that holds."""
    for word, condition in measure.classes.items():
        reason = tell(condition, f"{place}/{word}")
        yield reason
        if reason.holds:
            return


def has_minima(policy: Policy, name: str) -> bool:
    """Whether a score, or the category of one, has a minimum of points without which it does not count."""
    head = measure_of(policy, name)
    measure = policy.measures[head]
    assert isinstance(measure, Score), "nothing else has minima"
    groups = [measure.score or [], *(track.categories for track in measure.best_of or [])]
    return any(
        least is not None
        for categories in groups
        for category in categories
        if name in (head, f"{head}.{category.category}")
        for least in (
            category.minimum,
            category.more_than,
            *(x for item in category.items for x in (item.minimum, item.more_than)),
        )
    )


def _sources(policy: Policy, measure: Measure, scene: Scene, portfolio: str | None) -> Iterator[Reason | None]:
    several = measure.total if isinstance(measure, Total) else measure.mean if isinstance(measure, Mean) else None
    for source in dict.fromkeys(sources_of(measure)):
        weight = several[source] if isinstance(several, dict) else None
        code = "tier-source" if weight is None else "tier-source-weighted"
        more: dict[str, Fact] = {} if weight is None else {"weight": Quantity.of(weight, COUNT)}
        if portfolio is not None or policy.measures[measure_of(policy, source)].per is None:
            yield _source(source, scene, portfolio, code, more=more)
            continue
        for item in policy.portfolios:
            named = Term("portfolio", item.portfolio)
            yield _source(source, scene, item.portfolio, f"{code}-portfolio", more={"portfolio": named, **more})


def _source(
    name: str, scene: Scene, where: str | None, code: str = "tier-source", shown: str = "", more: Facts = NO_FACTS
) -> Reason | None:
    try:
        column = scene.table.column(name, where)
    except KeyError:
        # A measure stated whole stands without its sources.
        return None
    if not column.known[0]:
        return None
    measure = shown or name
    facts: Facts = {"measure": Term("measure", measure), "value": column.quantity(0), **more}
    return Reason(code, f"measures/{measure}", facts)


def _score(score: Score, head: str, name: str, scene: Scene, portfolio: str | None, tell: Tell) -> tuple[Reason, ...]:
    here = Scene(scene.table, scene.decisions, scene.ladders, portfolio)
    groups = [("score", score.score or [])]
    if score.best_of:
        groups = [(f"best_of/{track.track}/categories", track.categories) for track in score.best_of]
    listed = [(place, category) for place, categories in groups for category in categories]
    keys = {f"{head}.{category.category}" for _, category in listed}
    columns = {key: scene.table.column(key, portfolio) for key in keys}
    if score_columns(head, score, here, columns)[head].micro[0] != scene.table.column(head, portfolio).micro[0]:
        # The score is stated whole: its lines say nothing about it.
        return ()
    return tuple(
        _category(category, f"measures/{head}/{place}/{category.category}", head, here, tell, stated=not score.best_of)
        for place, category in listed
        if name in (head, f"{head}.{category.category}")
    )


def _category(category: Category, place: str, head: str, scene: Scene, tell: Tell, *, stated: bool) -> Reason:
    """Tell a category with its lines; where its points are ``stated`` otherwise than by its lines, without them."""
    lines = tuple(
        _line(item, f"{place}/items/{item.item or number}", scene, tell) for number, item in enumerate(category.items)
    )
    earned = sum(int(item_points(item, scene)[0]) for item in category.items)
    if category.cap is not None:
        earned = min(earned, Quantity.of(category.cap, POINTS).micro)
    known = int(scene.table.column(f"{head}.{category.category}", scene.portfolio).micro[0])
    if stated and known != earned:
        earned, lines = known, ()
    facts: dict[str, Fact] = {
        "category": Term("measure", f"{head}.{category.category}"), "points": Quantity(earned, POINTS),
        "weight": Quantity.of(category.weight, COUNT),
    }  # fmt: skip
    return _with_minimum("tier-points-category", place, facts, earned, category, lines)


def _line(item: Item, place: str, scene: Scene, tell: Tell) -> Reason:
    earned = int(item_points(item, scene)[0])
    facts: dict[str, Fact] = {"points": Quantity(earned, POINTS)}
    gate = () if item.when is None else (tell(item.when, f"{place}/when"),)
    if item.measure is None:
        return _with_minimum("tier-points-when", place, facts, earned, item, gate)
    value = scene.table.column(item.measure, scene.portfolio).quantity(0)
    facts |= {"measure": Term("measure", item.measure)} | ({} if value is None else {"value": value})
    code = "tier-points-line" if value is not None else "tier-points-unknown"
    return _with_minimum(code, place, facts, earned, item, gate)


def _with_minimum(
    code: str, place: str, facts: dict[str, Fact], earned: int, rule: Category | Item, parts: tuple[Reason, ...] = ()
) -> Reason:
    """Tell points with the least that the rule asks for, where it asks for any."""
    least = rule.minimum if rule.minimum is not None else rule.more_than
    if least is None:
        return Reason(code, place, facts, None, parts)
    code = f"{code}-minimum" if rule.minimum is not None else f"{code}-more-than"
    met = bool(reached(np.array([earned], np.int64), rule)[0])
    return Reason(code, place, {**facts, "minimum": Quantity.of(least, POINTS)}, met, parts)
