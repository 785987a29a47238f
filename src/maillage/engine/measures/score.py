"""Scores: weighted points with caps, minima and tracks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

import numpy as np

from maillage.engine.kernel.quantity import LARGEST, POINTS, Integers, Quantity, multiply_divide
from maillage.engine.measures.conditions import MILLION, Scene, converted, evaluate, threshold
from maillage.engine.measures.types import Flags, MeasureColumn
from maillage.engine.policy.types.measures import Band, Category, Item, Score


@dataclass(frozen=True)
class Earned:
    """Points (n,) in millionths, and whether every minimum on the way is met (n,)."""

    micro: Integers
    minimums: Flags


def score_columns(
    name: str, score: Score, scene: Scene, stated: Mapping[str, MeasureColumn] | None = None
) -> dict[str, MeasureColumn]:
    """Return a score and its categories: ``name`` and ``name.category``, in points.

    ``stated``: points of categories (``name.category``) that are known already and stand for their lines.

    Points are rounded down at the millionth where a part of them is earned; a measure that is not known earns
    nothing. Of several tracks the best counts, one whose minima are met before one whose are not.
    """
    everyone = np.ones(scene.size, np.bool_)
    tracks = [track.categories for track in score.best_of] if score.best_of else [score.score or []]
    columns: dict[str, MeasureColumn] = {}
    best: Earned | None = None
    for categories in tracks:
        total, minimums = np.zeros(scene.size, np.int64), everyone.copy()
        for category in categories:
            key = f"{name}.{category.category}"
            earned = _category(category, scene, (stated or {}).get(key))
            points = MeasureColumn(POINTS, earned.micro, everyone, minimums=earned.minimums)
            columns[key] = _better(columns[key], points) if key in columns else points
            weight = Quantity.of(category.weight, POINTS).micro
            total = total + _part(earned.micro, weight, MILLION)
            minimums &= earned.minimums
        track = Earned(_capped(total, score.cap), minimums)
        best = track if best is None else _best(best, track)
    assert best is not None
    columns[name] = MeasureColumn(POINTS, best.micro, everyone, minimums=best.minimums)
    return columns


def _best(first: Earned, second: Earned) -> Earned:
    take = (second.minimums & ~first.minimums) | ((second.minimums == first.minimums) & (second.micro > first.micro))
    return Earned(np.where(take, second.micro, first.micro), np.where(take, second.minimums, first.minimums))


def _better(first: MeasureColumn, second: MeasureColumn) -> MeasureColumn:
    assert first.minimums is not None
    assert second.minimums is not None
    best = _best(Earned(first.micro, first.minimums), Earned(second.micro, second.minimums))
    return MeasureColumn(POINTS, best.micro, first.known, minimums=best.minimums)


def _category(category: Category, scene: Scene, stated: MeasureColumn | None) -> Earned:
    total, minimums = np.zeros(scene.size, np.int64), np.ones(scene.size, np.bool_)
    for item in category.items:
        points = item_points(item, scene)
        total = total + points
        minimums &= reached(points, item)
    total = _capped(total, category.cap)
    if stated is not None:
        total = np.where(stated.known, stated.micro, total)
        minimums |= stated.known
    return Earned(total, minimums & reached(total, category))


def reached(points: Integers, rule: Item | Category) -> Flags:
    """Return where points (n,) are what a line or a category asks for at least."""
    met = np.ones(points.shape, np.bool_)
    if rule.minimum is not None:
        met &= points >= Quantity.of(rule.minimum, POINTS).micro
    if rule.more_than is not None:
        met &= points > Quantity.of(rule.more_than, POINTS).micro
    return met


def item_points(item: Item, scene: Scene) -> Integers:
    """Return what one line earns, (n,) millionths of a point, after its cap."""
    earned = _earned(item, scene)
    if item.when is not None:
        earned = np.where(evaluate(item.when, scene).holds, earned, 0)
    return _capped(earned, item.cap)


def _earned(item: Item, scene: Scene) -> Integers:
    worth = Quantity.of(item.points or 0, POINTS).micro
    if item.measure is None:
        return np.full(scene.size, worth, np.int64)
    column = scene.table.column(item.measure, scene.portfolio)
    if item.bands is not None:
        return _banded(item, item.bands, column, scene)
    bound = item.target if item.target is not None else item.each
    assert bound is not None
    value = np.where(column.known, column.micro, 0)
    if isinstance(bound, Quantity):
        return np.where(column.known, _rule(item, value, worth, converted(bound, column.unit, scene.table)), 0)
    limit, stated = threshold(bound, column.unit, scene)
    points: Integers = np.zeros(scene.size, np.int64)
    for each in np.unique(limit[stated]).tolist():
        here = stated & column.known & (limit == each)
        points[here] = _rule(item, value[here], worth, each)
    return points


def _rule(item: Item, value: Integers, worth: int, limit: int) -> Integers:
    """Return the points of values against one target, or for each so much."""
    if item.target is not None:
        if not item.partial:
            return np.where(value >= limit, worth, 0).astype(np.int64)
        return _part(np.clip(value, 0, limit), worth, limit)
    positive = np.maximum(value, 0)
    return _part(positive, worth, limit) if item.partial else multiply_divide(positive // limit, worth, 1)


def _banded(item: Item, bands: list[Band], column: MeasureColumn, scene: Scene) -> Integers:
    """Return the points of the highest band reached, or on the straight line from there to the next one."""
    asked = [threshold(band.at_least, column.unit, scene) for band in bands]
    limits = np.array([np.where(stated, limit, LARGEST) for limit, stated in asked], np.int64)
    order = np.argsort(limits, axis=0, kind="stable")
    limits = np.take_along_axis(limits, order, axis=0)
    points = np.array([Quantity.of(band.points, POINTS).micro for band in bands], np.int64)[order]
    at = np.sum((limits <= column.micro) & (limits < LARGEST), axis=0) - 1
    everyone, last = np.arange(scene.size), np.maximum(at, 0)
    found = np.where((at >= 0) & column.known, points[last, everyone], 0)
    if item.partial:
        ahead = np.minimum(last + 1, len(bands) - 1)
        between = np.flatnonzero((at >= 0) & column.known & (ahead > last) & (limits[ahead, everyone] < LARGEST))
        here, there = last[between], ahead[between]
        # In whole numbers of any size: the products leave 64 bits.
        past = (column.micro[between] - limits[here, between]).astype(object)
        rise = (points[there, between] - points[here, between]).astype(object)
        run = (limits[there, between] - limits[here, between]).astype(object)
        found[between] += (past * rise // run).astype(np.int64)
    return found


def _part(value: Integers, worth: int, whole: int) -> Integers:
    """Return ``worth * value / whole`` rounded down: a point is earned when it is whole, not a millionth before."""
    common = gcd(worth, whole)
    top, bottom = worth // common, whole // common
    if int(value.max(initial=0)) * top < LARGEST:
        return value * top // bottom
    return np.array([int(item) * top // bottom for item in value], np.int64)


def _capped(points: Integers, cap: object) -> Integers:
    if cap is None:
        return points
    return np.minimum(points, Quantity.of(str(cap), POINTS).micro)
