"""The work of every seat."""

from __future__ import annotations

from ninja import Query
from typing_extensions import TypedDict

from maillage.actions.organisation.workload import list_seats
from maillage.api.asked import Asked, OnDay, shown_to, writer_of
from maillage.api.resources.organisation import InForce, in_force
from maillage.api.shapes import Amount, Named, Writer, amount
from maillage.report.content.workload import SeatLoad


class SeatWork(TypedDict):
    """A seat: who holds it, where, how many partners, hours a year against its capacity."""

    seat: Named | None
    person: Named | None
    where: Named | None
    partners: int
    revenue: Amount | None
    load: Amount | None
    capacity: Amount | None
    most_partners: int | None
    kept: int
    overloaded: bool
    vacant: bool
    proposed: bool


class RoleWork(TypedDict):
    """The seats of a role, the busiest first."""

    role: Named | None
    load: Amount | None
    capacity: Amount | None
    seats: list[SeatWork]


class Workload(TypedDict):
    """The seats that the account may see, role by role."""

    shown: InForce
    roles: list[RoleWork]


def show(request: Asked, asked: Query[OnDay]) -> Workload:
    """Show the work of the seats that the account may see, the busiest of each role first."""
    shown = shown_to(request, asked.on)
    writer = writer_of(request, shown.opened)
    roles: list[RoleWork] = [
        {"role": writer.named(group.role), "load": amount(group.load), "capacity": amount(group.capacity),
         "seats": [_seat(seat, writer) for seat in group.seats]}
        for group in list_seats(request.auth, shown.opened)
    ]  # fmt: skip
    return {"shown": in_force(shown), "roles": roles}


def _seat(seat: SeatLoad, writer: Writer) -> SeatWork:
    return {
        "seat": writer.named(seat.seat), "person": writer.named(seat.person), "where": writer.named(seat.where),
        "partners": seat.partners, "revenue": amount(seat.revenue), "load": amount(seat.load),
        "capacity": amount(seat.capacity), "most_partners": seat.most, "kept": seat.kept,
        "overloaded": seat.overloaded, "vacant": seat.vacant, "proposed": seat.proposed,
    }  # fmt: skip
