"""Scores: weighted points with caps, minima and tracks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

import numpy as np

from maillage.engine.kernel.quantity import LARGEST, POINTS, Integers, Quantity, multiply_divide
from maillage.engine.measures.conditions import MILLION, Scene, converted, evaluate
from maillage.engine.measures.types import Flags, MeasureColumn
from maillage.engine.policy.types.measures import Category, Item, Score


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
        if item.minimum is not None:
            minimums &= points >= Quantity.of(item.minimum, POINTS).micro
    total = _capped(total, category.cap)
    if stated is not None:
        total = np.where(stated.known, stated.micro, total)
        minimums |= stated.known
    if category.minimum is not None:
        minimums &= total >= Quantity.of(category.minimum, POINTS).micro
    return Earned(total, minimums)


def item_points(item: Item, scene: Scene) -> Integers:
    """Return what one line earns, (n,) millionths of a point, after its cap."""
    if item.when is not None:
        assert item.points is not None
        points = np.where(evaluate(item.when, scene).holds, Quantity.of(item.points, POINTS).micro, 0)
        return _capped(points.astype(np.int64), item.cap)
    assert item.measure is not None
    column = scene.table.column(item.measure, scene.portfolio)
    value = np.where(column.known, column.micro, 0)
    if item.bands is not None:
        points = np.zeros(scene.size, np.int64)
        for band in sorted(item.bands, key=lambda band: band.at_least.micro):
            reached = column.known & (column.micro >= converted(band.at_least, column.unit, scene.table))
            points[reached] = Quantity.of(band.points, POINTS).micro
        return _capped(points, item.cap)
    assert item.points is not None
    worth = Quantity.of(item.points, POINTS).micro
    if item.target is not None:
        return _capped(_towards(value, worth, converted(item.target, column.unit, scene.table), item), item.cap)
    assert item.each is not None
    each = converted(item.each, column.unit, scene.table)
    positive = np.maximum(value, 0)
    if item.partial:
        return _capped(_part(positive, worth, each), item.cap)
    return _capped(multiply_divide(positive // each, worth, 1), item.cap)


def _towards(value: Integers, worth: int, target: int, item: Item) -> Integers:
    if not item.partial:
        return np.where(value >= target, worth, 0).astype(np.int64)
    return _part(np.clip(value, 0, target), worth, target)


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
