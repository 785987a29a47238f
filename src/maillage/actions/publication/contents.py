"""What an export of a publication holds: the partners that somebody may see, as the publication places them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from maillage.accounts.permissions import Actor
from maillage.actions.organisation.reach import Flags, reached
from maillage.actions.partners.find import Directory
from maillage.engine.kernel.quantity import Quantity


@dataclass(frozen=True)
class ContactRow:
    """Somebody who talks to a partner; ``person`` is "" where the seat is vacant."""

    role: str
    seat: str
    person: str
    name: str
    primary: bool


@dataclass(frozen=True)
class PartnerRow:
    """A partner; ``cluster`` and ``territory`` are "" where there is none."""

    partner: str
    name: str
    territory: str
    tier: str
    cluster: str
    revenue: Quantity | None
    contacts: tuple[ContactRow, ...]

    @property
    def primary(self) -> ContactRow | None:
        """The primary contact."""
        return next((one for one in self.contacts if one.primary), None)


@dataclass(frozen=True)
class Contents:
    """The rows, whether they are the whole organisation, and where it comes from."""

    whole: bool
    rows: tuple[PartnerRow, ...]


def contents_of(actor: Actor, directory: Directory) -> Contents:
    """Return what the actor may take out of a plan, in order of partner.

    Raises:
        Denied: if the actor may take nothing out.
    """
    seen = reached(actor, "publication.export", directory.opened.plan)
    return Contents(seen.whole, tuple(_rows(directory, seen.partners)))


def _rows(directory: Directory, flags: Flags) -> Iterator[PartnerRow]:
    coverage = directory.opened.plan.coverage
    starts = np.searchsorted(coverage.partner, np.arange(len(flags) + 1)).tolist()
    people = {seat.person: directory.opened.names.get(("person", seat.person), seat.person) for seat in coverage.seats}
    for at in np.flatnonzero(flags).tolist():
        line = directory.line(at)
        contacts = []
        for row in range(starts[at], starts[at + 1]):
            seat = coverage.seats[int(coverage.seat[row])]
            contacts.append(
                ContactRow(seat.role, seat.seat, seat.person, people[seat.person], bool(coverage.primary[row]))
            )
        yield PartnerRow(line.partner, line.name, line.territory, line.tier, line.cluster, line.revenue,
                         tuple(contacts))  # fmt: skip
