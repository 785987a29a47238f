"""What a coverage is held against: the even share of each seat, and the relationships of today that could stay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.assign import Scope, drafted
from maillage.engine.coverage.cover import channel_of
from maillage.engine.coverage.improve import WITHIN, Draft, problem_of
from maillage.engine.coverage.needs import needs_of
from maillage.engine.coverage.reach import ranked_roles
from maillage.engine.coverage.records import CoverageRecords
from maillage.engine.coverage.seating import Seating, seating_of
from maillage.engine.kernel.quantity import Integers
from maillage.engine.kernel.sets import among, distinct
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Coverage
from maillage.engine.tiers.types import TierTable

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Shares:
    """What does not depend on who is chosen.

    ``even`` (seats,): the load in millionths of an hour that each would carry were the work that it may share spread
    evenly, by capacity; -1 where it serves nobody. ``common`` (seats,): whether it may share with another seat.
    ``within``: half the corridor in millionths. ``may_stay`` (pairs of today,): whether a contact of the partner could
    be given to that person.
    """

    even: Integers
    common: Flags
    within: int
    may_stay: Flags


def shares_of(
    policy: Policy, measures: MeasureTable, tiers: TierTable, clusters: ClusterTable, records: CoverageRecords
) -> Shares:
    """Return what any coverage of this channel is held against, whatever its prices of moving and balance."""
    coverage = policy.coverage or Coverage(primary=["none"])
    channel, roles = channel_of(policy, measures, tiers, clusters, records), ranked_roles(policy)
    seating, _ = seating_of(policy, roles, clusters.clusters, records)
    needs = needs_of(policy, roles, channel, seating, records)
    scope = Scope(channel.territory, clusters.cluster_of, measures.as_of)
    draft = drafted(coverage, roles, needs, seating, records, scope)
    within = coverage.balance_within.micro if coverage.balance_within is not None else WITHIN
    seats = len(seating.seats)
    if not len(draft.partner):
        nobody = np.zeros(len(records.today.partner), np.bool_)
        return Shares(np.full(seats, -1, np.int64), np.zeros(seats, np.bool_), within, nobody)
    from maillage.solver.staffing import even_shares, families  # numba takes long to import: see ``improve``

    problem, unit = problem_of(draft, coverage, needs, seating, records, measures.as_of)
    even, family = even_shares(problem), families(problem)
    many = np.bincount(family[even >= 0], minlength=seats)
    common = (even > 0) & (many[family] > 1)
    return Shares(np.where(even >= 0, even * unit, -1), common, within, _may_stay(draft, seating, records))


def _may_stay(draft: Draft, seating: Seating, records: CoverageRecords) -> Flags:
    people = len(records.today.people) + 1
    sizes = np.array([len(seats) for seats in draft.able], np.int64)
    group = np.repeat(np.arange(len(sizes)), sizes)
    person = seating.person[np.concatenate(draft.able)]
    served = distinct((group * people + person)[person >= 0])
    today, order = records.today, np.argsort(draft.partner, kind="stable")
    start, end = (np.searchsorted(draft.partner[order], today.partner, side) for side in ("left", "right"))
    many = end - start
    pair = np.repeat(np.arange(len(many)), many)
    row = order[np.repeat(start - (np.cumsum(many) - many), many) + np.arange(len(pair))]
    found = np.zeros(len(many), np.bool_)
    found[pair[among(draft.group[row] * people + today.person[pair], served)]] = True
    return found
