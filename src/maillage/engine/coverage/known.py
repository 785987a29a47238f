"""Which seats of a role are held by somebody whom a partner deals with."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from maillage.engine.coverage.records import UNKNOWN_DAY, CoverageRecords

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Acquaintance:
    """Pairs of partner and person: of the plan so far (``order`` 0) and of today (1), sorted by partner."""

    partner: Places
    person: Places
    since: Places
    order: Places

    def joined(self, partner: Places, person: Places) -> Acquaintance:
        """Add the pairs that the plan has just made."""
        many = len(partner)
        return _sorted(
            replace(
                self,
                partner=np.concatenate([self.partner, partner]),
                person=np.concatenate([self.person, person]),
                since=np.concatenate([self.since, np.full(many, UNKNOWN_DAY, np.int64)]),
                order=np.concatenate([self.order, np.zeros(many, np.int64)]),
            )
        )


def acquaintance_of(records: CoverageRecords) -> Acquaintance:
    """Return today's pairs."""
    today = records.today
    return Acquaintance(today.partner, today.person, today.since, np.ones(len(today.partner), np.int64))


def _sorted(pairs: Acquaintance) -> Acquaintance:
    order = np.lexsort((pairs.person, pairs.order, pairs.partner))
    return Acquaintance(pairs.partner[order], pairs.person[order], pairs.since[order], pairs.order[order])


@dataclass(frozen=True)
class Offer:
    """For each pair that has one, a seat that its person holds: ``partner``, ``seat`` places, ``since`` days."""

    partner: Places
    seat: Places
    since: Places


def offers(pairs: Acquaintance, seats: Places, person: Places) -> Offer:
    """Return every seat of ``seats`` (places) whose holder (``person`` by place, -1 vacant) a partner knows.

    In the order of the pairs, seats of one person by place: the first that fits a partner is the one to keep.
    """
    held = seats[person[seats] >= 0]
    held = held[np.argsort(person[held], kind="stable")]
    holders = person[held]
    start, end = np.searchsorted(holders, pairs.person, "left"), np.searchsorted(holders, pairs.person, "right")
    many = end - start
    total = int(many.sum())
    row = np.repeat(np.arange(len(many)), many)
    within = np.arange(total) - np.repeat(np.cumsum(many) - many, many)
    return Offer(pairs.partner[row], held[start[row] + within], pairs.since[row])
