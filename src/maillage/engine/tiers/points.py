"""What a derived measure is made of: the parts of a total, the lines of a score."""

from __future__ import annotations

from maillage.engine.kernel.quantity import COUNT, POINTS, TEXT, Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.conditions import Scene
from maillage.engine.measures.derive import BEFORE, measure_of, sources_of
from maillage.engine.measures.score import item_points, score_columns
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Category, Growth, Item, Score


def made_of(policy: Policy, name: str, scene: Scene, portfolio: str | None) -> tuple[Reason, ...]:
    """Return one reason for each part of a measure, none where it is made of nothing else.

    A score tells its tracks, categories and lines with the points earned and the minima; any other its sources.
    """
    head = measure_of(policy, name)
    measure = policy.measures[head]
    if isinstance(measure, Score):
        return _score(measure, head, name, scene, portfolio)
    found = [_source(source, scene, portfolio) for source in dict.fromkeys(sources_of(measure))]
    if isinstance(measure, Growth):
        found.append(_source(head + BEFORE, scene, portfolio, "tier-source-before", measure.growth))
    return tuple(reason for reason in found if reason is not None)


def has_minima(policy: Policy, name: str) -> bool:
    """Whether a score, or the category of one, has a minimum of points without which it does not count."""
    head = measure_of(policy, name)
    measure = policy.measures[head]
    if not isinstance(measure, Score):
        return False
    groups = [measure.score or [], *(track.categories for track in measure.best_of or [])]
    return any(
        least is not None
        for categories in groups
        for category in categories
        if name in (head, f"{head}.{category.category}")
        for least in (category.minimum, *(item.minimum for item in category.items))
    )


def _source(
    name: str, scene: Scene, portfolio: str | None, code: str = "tier-source", shown: str = ""
) -> Reason | None:
    try:
        column = scene.table.column(name, portfolio)
    except KeyError:
        # A measure stated whole stands without its sources.
        return None
    if column.unit == TEXT or not column.known[0]:
        return None
    measure = shown or name
    return Reason(code, f"measures/{measure}", {"measure": Term("measure", measure), "value": column.quantity(0)})


def _score(score: Score, head: str, name: str, scene: Scene, portfolio: str | None) -> tuple[Reason, ...]:
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
        _category(category, f"measures/{head}/{place}/{category.category}", head, here, stated=not score.best_of)
        for place, category in listed
        if name in (head, f"{head}.{category.category}")
    )


def _category(category: Category, place: str, head: str, scene: Scene, *, stated: bool) -> Reason:
    """Tell a category with its lines; where its points are ``stated`` otherwise than by its lines, without them."""
    lines = tuple(
        _line(item, f"{place}/items/{item.item or number}", scene) for number, item in enumerate(category.items)
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


def _line(item: Item, place: str, scene: Scene) -> Reason:
    earned = int(item_points(item, scene)[0])
    facts: dict[str, Fact] = {"points": Quantity(earned, POINTS)}
    if item.measure is None:
        return _with_minimum("tier-points-when", place, facts, earned, item)
    value = scene.table.column(item.measure, scene.portfolio).quantity(0)
    facts |= {"measure": Term("measure", item.measure), "value": value}
    return _with_minimum("tier-points-line", place, facts, earned, item)


def _with_minimum(
    code: str, place: str, facts: dict[str, Fact], earned: int, rule: Category | Item, parts: tuple[Reason, ...] = ()
) -> Reason:
    """Tell points with the least that the rule asks for, where it asks for any."""
    if rule.minimum is None:
        return Reason(code, place, facts, None, parts)
    least = Quantity.of(rule.minimum, POINTS)
    return Reason(f"{code}-minimum", place, {**facts, "minimum": least}, earned >= least.micro, parts)
