"""Work per seat against its capacity, and how evenly it is spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from maillage.engine.comparison.types import Balance
from maillage.engine.coverage.types import Seat
from maillage.engine.kernel.quantity import HOURS, RATIO, Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.report.content.headline import part


@dataclass(frozen=True)
class SeatLoad:
    """A seat's work: ``load`` and ``capacity`` in hours a year, ``most`` partners (None where nothing limits it)."""

    seat: Term
    role: Term
    person: Term
    where: Term
    partners: int
    revenue: Quantity | None
    load: Quantity
    capacity: Quantity | None
    most: int | None
    kept: int
    proposed: bool

    @property
    def overloaded(self) -> bool:
        """Whether it has more work than hours, or more partners than it may."""
        busy = self.capacity is not None and self.load.micro > self.capacity.micro
        return busy or (self.most is not None and self.partners > self.most)

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.person.name

    @property
    def used(self) -> Quantity | None:
        """Its work as a part of its capacity."""
        return part(self.load.micro, self.capacity.micro) if self.capacity is not None else None


@dataclass(frozen=True)
class Group:
    """The seats of a role, the busiest first; ``balance`` of the hours of those that somebody holds.

    ``spread``: the most over the least hours of a held seat as a ratio, None where the least is nothing.
    """

    role: Term
    seats: tuple[SeatLoad, ...]
    load: Quantity
    capacity: Quantity | None
    balance: Balance | None
    spread: Quantity | None

    @property
    def used(self) -> Quantity | None:
        """The work of all its seats as a part of their capacity."""
        return part(self.load.micro, self.capacity.micro) if self.capacity is not None else None

    @property
    def partners(self) -> int:
        """How many relationships the seats have."""
        return sum(seat.partners for seat in self.seats)


def groups_of(plan: Plan) -> list[Group]:
    """Return the seats by role, in the policy's order of roles."""
    loads = [_load(plan, at, seat) for at, seat in enumerate(plan.coverage.seats)]
    balances = {item.role: item for item in plan.comparison.balance if item.of == HOURS and item.role}
    found = []
    for role in (item.role for item in plan.policy.roles):
        seats = sorted(
            (item for item in loads if item.role.name == role), key=lambda item: (-item.load.micro, item.seat.name)
        )
        if seats:
            found.append(group_of(role, seats, balances.get(role)))
    return found


def group_of(role: str, seats: Sequence[SeatLoad], balance: Balance | None = None) -> Group:
    """Return seats of a role with their sums."""
    held = [seat.load.micro for seat in seats if not seat.vacant]
    spread = Quantity(max(held) * 1_000_000 // min(held), RATIO) if held and min(held) > 0 else None
    capacities = [seat.capacity.micro for seat in seats if seat.capacity is not None]
    capacity = Quantity(sum(capacities), HOURS) if len(capacities) == len(seats) else None
    return Group(Term("role", role), tuple(seats), Quantity(sum(seat.load.micro for seat in seats), HOURS), capacity,
                 balance, spread)  # fmt: skip


def _load(plan: Plan, at: int, seat: Seat) -> SeatLoad:
    coverage, table = plan.coverage, plan.comparison.by_seat
    hours = seat.capacity is not None and seat.capacity_unit == HOURS
    return SeatLoad(
        Term("seat", seat.seat),
        Term("role", seat.role),
        Term("person", seat.person),
        Term("territory", seat.territory) if seat.territory else Term("cluster", seat.cluster),
        int(coverage.partners_of[at]),
        Quantity(int(table.revenue[at]), plan.comparison.currency) if plan.comparison.revenue else None,
        Quantity(int(coverage.load_of[at]), HOURS),
        Quantity(int(seat.capacity or 0), HOURS) if hours else None,
        _most(seat),
        int(table.kept[at]),
        seat.proposed,
    )


def _most(seat: Seat) -> int | None:
    if seat.most_partners is not None:
        return seat.most_partners
    counted = seat.capacity is not None and seat.capacity_unit != HOURS
    return int(seat.capacity or 0) // 1_000_000 if counted else None


def fairness_of(plan: Plan) -> list[tuple[Balance, Balance]]:
    """Return the balance of partners and of revenue per person: before and after."""
    found = {(item.of, item.when): item for item in plan.comparison.balance if not item.role}
    kinds = ("partners", "revenue") if plan.comparison.revenue else ("partners",)
    return [(found[of, "before"], found[of, "after"]) for of in kinds if (of, "after") in found]


def vacancies(plan: Plan) -> int:
    """Return how many partners have a primary contact whom nobody is yet."""
    seats = plan.coverage.seat[plan.coverage.primary]
    empty = np.array([not seat.person for seat in plan.coverage.seats], np.bool_)
    return int(empty[seats].sum()) if len(empty) else 0
