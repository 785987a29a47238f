"""Which partners, clusters and seats of a plan an actor's permission reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.accounts.permissions import Actor, Reach, Scope, reach
from maillage.engine.plan import Plan

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Reached:
    """What somebody may see of a plan: ``partners`` (n,), ``seats`` (seats,), ``clusters`` (clusters,) are flags.

    ``whole``: it is the whole organisation, so that sums over all of it may be shown.
    """

    whole: bool
    partners: Flags
    seats: Flags
    clusters: Flags


def reached(actor: Actor, action: str, plan: Plan) -> Reached:
    """Return what of ``plan`` the actor's permission for ``action`` reaches.

    Raises:
        Denied: if the actor has no such permission.
    """
    return reached_by(reach(actor, action), plan)


def reached_by(given: Reach, plan: Plan) -> Reached:
    """Return what of ``plan`` a permission reaches.

    A unit's reach is its seats and their partners; a portfolio's the seats that the person holds and their partners.
    """
    size, coverage = len(plan.measures.partners), plan.coverage
    if given.scope == Scope.ALL:
        every = np.ones(size, np.bool_)
        return Reached(
            True, every, np.ones(len(coverage.seats), np.bool_), np.ones(len(plan.clusters.clusters), np.bool_)
        )
    seats = np.array([_mine(seat.unit, seat.person, given) for seat in coverage.seats], np.bool_)
    partners = np.zeros(size, np.bool_)
    partners[coverage.partner[seats[coverage.seat]]] = True
    clusters = np.zeros(len(plan.clusters.clusters), np.bool_)
    theirs = plan.clusters.cluster_of[partners]
    clusters[theirs[theirs >= 0]] = True
    return Reached(False, partners, seats, clusters)


def _mine(unit: str, person: str, given: Reach) -> bool:
    if given.scope == Scope.UNIT:
        return unit in given.units
    return bool(given.person) and person == given.person
