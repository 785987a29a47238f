"""Improve a draft of the coverage by a search over all roles at once, in the solver's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from maillage.engine.coverage.needs import Needs
from maillage.engine.coverage.records import UNKNOWN_DAY, CoverageRecords
from maillage.engine.coverage.seating import Seating
from maillage.engine.kernel.quantity import Integers
from maillage.engine.policy.types.coverage import Coverage

if TYPE_CHECKING:
    from maillage.solver.staffing import Problem

Places = NDArray[np.int64]

WORK_PART: Final = 20
"""One part in so many of the plan's work goes to the coverage: its draft is good already."""
WORK_EACH: Final = 40
"""At most so many moves are tried for each contact."""
FINE: Final = 1000
"""An hour that the policy prices weighs so many times one of mere unevenness, which decides between equals."""
WITHIN: Final = 150_000
"""15 % either side of the even share, where the policy says nothing else."""
MOST_COST: Final = 2**58
"""The solver's sums of prices stay below it."""


@dataclass(frozen=True)
class Draft:
    """Contacts as they were first chosen, arrays of one length.

    ``partner``, ``seat`` places, ``role`` ranks; ``pinned``: the seat that a pin asks for, ``firm``: that of an old
    relationship, -1 for none; ``group``: which of ``able``, the lists of seats that may serve.
    """

    partner: Places
    seat: Places
    role: Places
    pinned: Places
    firm: Places
    group: Places
    able: tuple[Places, ...]


def improve(
    draft: Draft,
    coverage: Coverage,
    needs: Needs,
    seating: Seating,
    records: CoverageRecords,
    as_of: date,
    *,
    seed: int,
    work: int,
) -> Places:
    """Return the seats of the draft, or better ones: of no higher price in the policy's terms.

    Pins and relationships old enough stay where they are. The price, in hours: ``contact_hours`` for each person that
    a partner deals with, ``moving_hours`` for each of today's that could stay and doesn't, ``overload_price`` for each
    hour above a capacity and ``balance_price`` for each outside the corridor; a partner too many costs more than any
    of them can save. Between equal prices work is spread evenly (an hour away from the even share weighs a thousandth).
    """
    many = np.array([len(seats) for seats in draft.able], np.int64)
    if not work or not (many > 1).any():
        return draft.seat
    # Plans are opened and explained without it: numba takes long to import.
    from maillage.solver.staffing import solve

    problem, _ = problem_of(draft, coverage, needs, seating, records, as_of)
    free = int(((many[draft.group] > 1) & (draft.pinned < 0) & (draft.firm < 0)).sum())
    found = solve(problem, seed=seed, work=min(work // WORK_PART, WORK_EACH * free))
    return found.places.astype(np.int64)


def problem_of(
    draft: Draft, coverage: Coverage, needs: Needs, seating: Seating, records: CoverageRecords, as_of: date
) -> tuple[Problem, int]:  # fmt: skip
    """Return the coverage as the solver's problem, and how many millionths of an hour it counts as one.

    Items are partners, demands contacts, places seats.
    """
    from maillage.solver.staffing import Problem  # numba takes long to import: see ``improve``

    load = needs.hours[draft.role, draft.partner]
    moving = coverage.moving_hours.micro if coverage.moving_hours is not None else 0
    contact = coverage.contact_hours.micro if coverage.contact_hours is not None else moving
    today = records.today
    held = np.zeros(len(today.people) + 1, np.bool_)
    held[seating.person] = True
    held[-1] = False
    served = np.zeros(needs.gets.shape[1], np.bool_)
    served[draft.partner] = True
    tied = held[today.person] & served[today.partner]
    unit = _unit(load, seating, coverage)
    # Nobody is moved, and nobody met, for the sake of mere unevenness; one contact fewer is worth more than one known.
    uneven = 2 * int((load // unit).max(initial=0)) + 1
    known, met = (FINE * (hours // unit) + uneven for hours in (moving, contact))
    starts = np.cumsum([0, *(len(seats) for seats in draft.able)])
    problem = Problem(
        item=draft.partner.astype(np.int32),
        group=draft.group.astype(np.int32),
        group_starts=starts,
        group_places=np.concatenate(draft.able).astype(np.int32),
        holder=seating.person.astype(np.int32),
        load=load // unit,
        capacity=np.where(seating.hours >= 0, seating.hours // unit, -1),
        most=seating.partners,
        tie_item=today.partner[tied].astype(np.int32),
        tie_holder=today.person[tied].astype(np.int32),
        tie_price=known + _days(today.since[tied], as_of),
        pinned=np.where(draft.pinned >= 0, draft.pinned, draft.firm).astype(np.int32),
        start=draft.seat.astype(np.int32),
        contact_price=met + (1 if coverage.contact_hours is None else 0),
        overload_price=coverage.overload_price * FINE,
        outside_price=coverage.balance_price * FINE,
        drift_price=1,
        within=coverage.balance_within.micro if coverage.balance_within is not None else WITHIN,
    )
    return problem, unit


def _days(since: Places, as_of: date) -> Places:
    """Return how old relationships are, in days: of equals the older one stays; 0 where that is not known."""
    day = (as_of - date(1970, 1, 1)).days
    return np.where(since == UNKNOWN_DAY, 0, np.maximum(day - since, 0))


def _unit(load: Integers, seating: Seating, coverage: Coverage) -> int:
    """Return how many millionths of an hour the solver counts as one: more than one where its sums would overflow."""
    rate = 2.0 * FINE * (coverage.overload_price + coverage.balance_price + 1)
    whole = rate * float(load.sum(dtype=np.float64))
    if (seating.partners >= 0).any():
        # Each partner too many costs more than what the heaviest one can save.
        whole += 2 * rate * float(load.max(initial=0)) * len(load)
    unit = 1
    while whole / unit > MOST_COST:
        unit *= 10
    return unit
