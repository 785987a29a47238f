"""What pins of contacts cost, beside the coverage that would be without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.coverage.needs import Needs
from maillage.engine.coverage.pins import Honoured
from maillage.engine.coverage.seating import Seating
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term


@dataclass(frozen=True)
class Covering:
    """What each partner gets, and from whom."""

    needs: Needs
    table: CoverageTable

    def seats_of(self, partner: int) -> list[int]:
        """The places of a partner's seats."""
        return [int(self.table.seat[place]) for place in self.table.contacts_of(partner)]


def pins_cost(plan: Covering, free: Covering, seating: Seating, most: NDArray[np.int64]) -> Iterator[Finding]:
    """Tell what each pin honoured in ``plan`` costs against ``free``, the coverage without any pin.

    More contacts for the partner, more than it may have (``most``, (n,)), a role that gives way, a seat above what it
    can carry. A pin on a seat that the partner would have without it costs nothing.
    """
    for one in plan.needs.pinned.honoured:
        partner = one.pin.partner
        if one.seat in free.seats_of(partner):
            continue
        facts = _facts(one, plan)
        yield from _contacts(one, facts, plan, free, seating)
        gone = np.flatnonzero(free.needs.gets[:, partner] & ~plan.needs.gets[:, partner]).tolist()
        if gone:
            roles = tuple(Term("role", plan.needs.roles[rank]) for rank in gone)
            yield _note("coverage-pin-role", one, {**facts, "roles": roles})
        contacts = len(plan.seats_of(partner))
        if contacts > most[partner]:
            yield _note("coverage-pin-limit", one, {**facts, "contacts": contacts, "most": int(most[partner])})
        yield from _load(one, facts, plan, free, seating)


def _facts(one: Honoured, plan: Covering) -> dict[str, Fact]:
    seat = plan.table.seats[one.seat]
    return {"pin": one.pin.pin, "partner": Term("partner", one.pin.name), "person": Term("person", one.pin.person),
            "seat": Term("seat", seat.seat)}  # fmt: skip


def _contacts(
    one: Honoured, facts: dict[str, Fact], plan: Covering, free: Covering, seating: Seating
) -> Iterator[Finding]:
    now, without = (_people(covering.seats_of(one.pin.partner), seating) for covering in (plan, free))
    if now > without > 0:
        yield _note("coverage-pin-contact", one, {**facts, "contacts": now, "without": without})


def _people(seats: list[int], seating: Seating) -> int:
    """How many people hold the seats; a vacant seat is one of its own."""
    held = [int(seating.person[seat]) for seat in seats]
    return len({person for person in held if person >= 0}) + sum(person < 0 for person in held)


def _load(one: Honoured, facts: dict[str, Fact], plan: Covering, free: Covering, seating: Seating) -> Iterator[Finding]:
    """The seat's work above what it can carry, where it is more than without the pins."""
    hours, most = int(seating.hours[one.seat]), int(seating.partners[one.seat])
    load, before = int(plan.table.load_of[one.seat]), int(free.table.load_of[one.seat])
    if 0 <= hours < load and before < load:
        excess = Quantity(load - hours, HOURS)
        yield _note("coverage-pin-overload", one, {**facts, "excess": excess, "capacity": Quantity(hours, HOURS)})
    count, earlier = int(plan.table.partners_of[one.seat]), int(free.table.partners_of[one.seat])
    if 0 <= most < count and earlier < count:
        yield _note("coverage-pin-crowds", one, {**facts, "excess": count - most, "most": most})


def _note(code: str, one: Honoured, facts: dict[str, Fact]) -> Finding:
    return Finding(Severity.NOTE, code, facts, "coverage", Term("partner", one.pin.name))
