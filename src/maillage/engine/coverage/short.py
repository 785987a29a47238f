"""Which seats together have more work than hours, whoever gets whom: what no spread can mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from maillage.engine.coverage.improve import Draft
from maillage.engine.coverage.needs import Needs
from maillage.engine.coverage.seating import Seating
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.policy.types.coverage import Role


def shortages(draft: Draft, roles: Sequence[Role], needs: Needs, seating: Seating) -> Iterator[Finding]:
    """Tell where two seats or more, all with a capacity, are asked for more hours than they have.

    Each contact of a group goes to one of the group's seats, so that their work is at least the sum of its contacts'.
    Of a seat alone its overload tells as much.
    """
    asked = np.zeros(len(draft.able), np.int64)
    count = np.bincount(draft.group, minlength=len(draft.able)).tolist() if len(draft.able) else []
    np.add.at(asked, draft.group, needs.hours[draft.role, draft.partner] if len(draft.partner) else asked[:0])
    rank = np.zeros(len(draft.able), np.int64)
    rank[draft.group] = draft.role
    for group, seats in enumerate(draft.able):
        hours = seating.hours[seats]
        if len(seats) < 2 or (hours < 0).any() or asked[group] <= hours.sum():
            continue
        role, per, scope = roles[int(rank[group])], *_scope(seats.tolist(), seating)
        facts: dict[str, Fact] = {
            "role": Term("role", role.role),
            "per": per,
            "scope": scope,
            "seats": len(seats),
            "count": count[group],
            "hours": Quantity(int(asked[group]), HOURS),
            "capacity": Quantity(int(hours.sum()), HOURS),
            "missing": Quantity(int(asked[group] - hours.sum()), HOURS),
        }
        yield Finding(Severity.WARNING, "coverage-short", facts, f"roles/{role.role}/capacity", Term("role", role.role))


def _scope(places: Sequence[int], seating: Seating) -> tuple[str, Term]:
    """Return the territory or the cluster that all the seats serve, else the channel."""
    served = {(seating.seats[place].territory, seating.seats[place].cluster) for place in places}
    territory, cluster = served.pop()
    if served or not (territory or cluster):
        return "channel", Term("channel", "channel")
    return ("territory", Term("territory", territory)) if territory else ("cluster", Term("cluster", cluster))
