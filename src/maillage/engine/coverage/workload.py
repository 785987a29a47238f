"""Hours a year that a partner costs a seat."""

from __future__ import annotations

import numpy as np

from maillage.engine.kernel.quantity import Integers
from maillage.engine.measures.conditions import Scene, converted, evaluate
from maillage.engine.policy.types.coverage import Load, Role


def hours_of(role: Role, scene: Scene) -> tuple[Integers, Integers]:
    """Return (n,) millionths of an hour a year, and (n,) which entry of the role's workload counts, -1 for none.

    The first entry whose ``when`` holds counts: its hours, and ``hours_each`` for each whole ``each`` of its measure
    (nothing where that is unknown or below zero).
    """
    hours, entry = np.zeros(scene.size, np.int64), np.full(scene.size, -1, np.int64)
    for number, load in enumerate(role.workload):
        here = entry < 0
        if load.when is not None:
            here &= evaluate(load.when, scene).holds
        entry[here] = number
        hours[here] = _hours(load, scene)[here]
    return hours, entry


def _hours(load: Load, scene: Scene) -> Integers:
    hours = np.full(scene.size, load.hours.micro, np.int64)
    if load.measure is not None and load.each is not None and load.hours_each is not None:
        column = scene.table.column(load.measure)
        each = converted(load.each, column.unit, scene.table)
        whole = np.where(column.known, np.maximum(column.micro, 0), 0) // max(each, 1)
        hours += whole * load.hours_each.micro
    return hours
