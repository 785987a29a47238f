"""Today's channel by département."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.quantity import MILLIONTHS, Integers
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.territories import Addresses, place_of, territories_of
from maillage.engine.policy.types import Policy
from maillage.engine.territories.france import departements
from maillage.engine.territories.types import Basis, Business


def gather(
    policy: Policy, measures: MeasureTable, coverage: CoverageTable, addresses: Addresses, revenue: str
) -> Business:
    """Sum partners, work and revenue of a plan by département; ``revenue`` names its measure, "" for none."""
    codes = [item.code for item in departements()]
    place = {code: at for at, code in enumerate(codes)}
    of_address = [-1 if own else place.get(place_of(*rest), -1) for own, *rest in addresses.distinct]
    where = np.array([*of_address, -1], np.int64)[addresses.which] if of_address else np.zeros(0, np.int64)
    by_hand = np.array([bool(own) for own, *_ in addresses.distinct], np.bool_)
    inside = where >= 0
    weight, basis = _weights(coverage, len(measures.partners))
    column = measures.columns.get(revenue)
    names = tuple(item.territory for item in policy.territories)
    elsewhere = np.zeros(len(names), np.int64)
    outside = ~inside & (coverage.territory >= 0)
    np.add.at(elsewhere, coverage.territory[outside], 1)
    places = Addresses(tuple(("", code, "", "FR") for code in codes), np.arange(len(codes)))
    return Business(
        partners=_sum(np.ones(len(where), np.int64), where),
        weight=_sum(weight, where),
        revenue=None if column is None else _sum(np.where(column.known, column.micro, 0), where),
        today=territories_of(policy, places),
        names=names,
        elsewhere=elsewhere,
        by_hand=int(by_hand[addresses.which].sum()) if len(by_hand) else 0,
        basis=basis,
        currency="" if column is None else column.unit,
    )


def _weights(coverage: CoverageTable, partners: int) -> tuple[Integers, Basis]:
    """(n,) what each partner weighs in the balance, millionths, and what that is."""
    local = np.array([bool(seat.territory) for seat in coverage.seats], np.bool_)
    every = np.ones(len(coverage.seats), np.bool_)
    bases: tuple[tuple[Basis, NDArray[np.bool_]], ...] = (
        ("territory", local),
        ("hours", every),
    )
    for basis, counted in bases:
        hours = np.zeros(partners, np.int64)
        rows = counted[coverage.seat] if len(coverage.seat) else np.zeros(0, np.bool_)
        np.add.at(hours, coverage.partner[rows], coverage.load[rows])
        if hours.any():
            return hours, basis
    return np.full(partners, MILLIONTHS, np.int64), "partners"


def _sum(values: Integers, where: Integers) -> Integers:
    """(96,) sums by département."""
    found, inside = np.zeros(len(departements()), np.int64), where >= 0
    np.add.at(found, where[inside], values[inside])
    return found
