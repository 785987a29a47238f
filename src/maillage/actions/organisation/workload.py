"""Seats and their work, as far as somebody may see them."""

from __future__ import annotations

from dataclasses import replace

from maillage.accounts.permissions import Actor, Reach, reach
from maillage.actions.organisation.reach import reached_by
from maillage.actions.plan.read import Opened
from maillage.report.content.workload import Group, group_of, groups_of


def list_seats(actor: Actor, opened: Opened) -> tuple[Group, ...]:
    """Return the seats that the actor may see, role by role, the busiest first; roles without any are left out.

    The evenness of a role (``balance``, ``spread``) is told only to who sees all its seats; sums are of the seats seen.

    Raises:
        Denied: if the actor may see no workload at all.
    """
    return seats_of(reach(actor, "workload.read"), opened)


def seats_of(given: Reach, opened: Opened) -> tuple[Group, ...]:
    """Return the seats that a permission reaches, as ``list_seats`` does."""
    seen = reached_by(given, opened.plan)
    groups = groups_of(opened.plan)
    if seen.whole:
        return tuple(groups)
    names = {seat.seat for seat, mine in zip(opened.plan.coverage.seats, seen.seats.tolist(), strict=True) if mine}
    found = []
    for group in groups:
        seats = tuple(seat for seat in group.seats if seat.seat.name in names)
        if seats:
            found.append(
                group if len(seats) == len(group.seats) else replace(group_of(group.role.name, seats), spread=None)
            )
    return tuple(found)
