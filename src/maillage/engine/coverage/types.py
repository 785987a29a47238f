"""The result of the coverage stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import Integers


class Cause(IntEnum):
    """Why this seat was chosen for this partner."""

    ONLY = 0
    """It is the only seat that the rule allows."""
    KEPT = 1
    """Its holder knows the partner today."""
    BALANCE = 2
    """It had the room."""
    PIN = 3
    """A person asked for it, on record."""
    SAME = 4
    """Its holder is a contact of the partner in another role already: one person rather than two."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the plan.

    ``person`` is "" where it is vacant; ``capacity`` in millionths of an hour a year or of a partner
    (``capacity_unit``: hours or count), None where nothing limits it; ``proposed`` where no record has it yet, but the
    policy's number of seats asks for it; ``cluster`` is the name of the plan's cluster it serves.
    ``most_partners``: how many partners it may have, where that is limited beside the hours.
    """

    seat: str
    role: str
    unit: str
    territory: str
    cluster: str
    market: str
    person: str
    capacity: int | None
    capacity_unit: str
    proposed: bool
    most_partners: int | None = None


@dataclass(frozen=True)
class CoverageTable:
    """Contacts: arrays of one length, sorted by partner, then by rank of the role.

    ``partner``, ``seat``, ``role``: indices into the partners, ``seats``, ``roles``;
    ``primary``: exactly one per partner; ``kept``: the partner deals with that person today; ``load``: millionths of
    an hour a year; ``cause``: values of ``Cause``.
    ``territory`` (n,) index into ``territories`` of each partner, -1 where none fits.
    ``load_of`` (seats,) and ``partners_of`` (seats,) sums.
    """

    roles: tuple[str, ...]
    seats: tuple[Seat, ...]
    territories: tuple[str, ...]
    territory: NDArray[np.int32]
    partner: NDArray[np.int32]
    seat: NDArray[np.int32]
    role: NDArray[np.int16]
    primary: NDArray[np.bool_]
    kept: NDArray[np.bool_]
    load: Integers
    cause: NDArray[np.int8]
    load_of: Integers
    partners_of: Integers

    def contacts_of(self, partner: int) -> range:
        """Return the places of a partner's contacts."""
        # Looked for in a number of the column's own kind: of another, numpy makes a copy of the whole column first.
        wanted = np.array([partner, partner + 1], self.partner.dtype)
        return range(*self.partner.searchsorted(wanted).tolist())
