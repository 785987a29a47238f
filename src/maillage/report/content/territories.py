"""Territories: business, contacts and work in each."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.report.content.headline import part

STEPS = (25, 50, 100, 120)
"""Shades of the map change at so many per cent of the territory's capacity."""


@dataclass(frozen=True)
class Region:
    """A territory's figures; its name is empty for what lies outside all.

    ``load`` and ``capacity`` are those of the territory's own seats: a cluster's people are no part of them. ``shade``
    of the load: 0 (room) to 4 (far too much).
    """

    territory: Term
    overseas: bool
    partners: int
    revenue: Quantity | None
    contacts_before: int
    contacts_after: int
    people_before: int
    people_after: int
    load: Quantity
    capacity: Quantity | None
    shade: int

    @property
    def used(self) -> Quantity | None:
        """Its work as a part of the capacity of its seats."""
        return part(self.load.micro, self.capacity.micro) if self.capacity is not None else None


def regions_of(plan: Plan) -> dict[str, Region]:
    """Return the territories in the policy's order; at last what lies in none, where anybody does."""
    table = plan.comparison.by_territory
    overseas = {item.territory for item in plan.policy.territories if item.overseas}
    work = _work(plan)
    found: dict[str, Region] = {}
    for at, name in enumerate(table.territories):
        if not name and not table.partners[at]:
            continue
        hours, capacity = work.get(name, (0, 0))
        load = 100 * hours // capacity if capacity else 0
        found[name] = Region(
            Term("territory", name),
            name in overseas,
            int(table.partners[at]),
            Quantity(int(table.revenue[at]), plan.comparison.currency) if plan.comparison.revenue else None,
            int(table.contacts_before[at]),
            int(table.contacts_after[at]),
            int(table.people_before[at]),
            int(table.people_after[at]),
            Quantity(hours, HOURS),
            Quantity(capacity, HOURS) if capacity else None,
            sum(load > step for step in STEPS),
        )
    return found


def _work(plan: Plan) -> dict[str, tuple[int, int]]:
    """Return by territory the work of its own seats, and the hours of those that somebody holds."""
    found: dict[str, tuple[int, int]] = {}
    for at, seat in enumerate(plan.coverage.seats):
        if seat.territory:
            hours, capacity = found.get(seat.territory, (0, 0))
            held = seat.person and seat.capacity is not None and seat.capacity_unit == HOURS
            found[seat.territory] = (
                hours + int(plan.coverage.load_of[at]),
                capacity + (int(seat.capacity or 0) if held else 0),
            )
    return found
