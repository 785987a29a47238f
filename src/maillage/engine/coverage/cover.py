"""Coverage: who talks to whom."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.assign import Assigned, Scope, assign
from maillage.engine.coverage.needs import Needs, most_of, needs_of
from maillage.engine.coverage.prices import Covering, pins_cost
from maillage.engine.coverage.reach import Channel, ranked_roles
from maillage.engine.coverage.records import CoverageRecords, coverage_records
from maillage.engine.coverage.seating import Seating, seating_of
from maillage.engine.coverage.short import shortages
from maillage.engine.coverage.told import told
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Finding, Severity
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.kernel.sets import among
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.territories import territories_of
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.types import TierTable

__all__ = ["cover", "coverage_records"]


def channel_of(
    policy: Policy, measures: MeasureTable, tiers: TierTable, clusters: ClusterTable, records: CoverageRecords
) -> Channel:
    """Return every partner as coverage looks at it."""
    scene = scene_after_tiers(policy, measures, tiers, records.ruled)
    return Channel(scene, tiers, clusters, territories_of(policy, records.addresses))


def cover(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    clusters: ClusterTable,
    records: CoverageRecords,
    *,
    seed: int,
    work: int,
) -> Outcome[CoverageTable]:
    """Give every partner the contacts that the policy's roles ask for, exactly one of them primary.

    A policy without roles asks for no coverage: the table is empty, which is told. ``seed`` and ``work`` steer the
    search for seats.
    """
    channel = channel_of(policy, measures, tiers, clusters, records)
    roles = ranked_roles(policy)
    seating, findings = seating_of(policy, roles, clusters.clusters, records)
    needs = needs_of(policy, roles, channel, seating, records)
    scope = Scope(channel.territory, clusters.cluster_of, measures.as_of)
    assigned = assign(policy, roles, needs, seating, records, scope, seed=seed, work=work)
    table = _table(policy, channel, needs, seating, assigned, records)
    if not roles:
        return Outcome(table, (Finding(Severity.NOTE, "coverage-no-roles", clause="roles"),), _receipt(table))
    more = [*told(policy, roles, channel, needs, seating, records, table)]
    more.extend(shortages(assigned.draft, roles, needs, seating))
    if needs.pinned.honoured:
        without = needs_of(policy, roles, channel, seating, replace(records, pins=()))
        unbound = assign(policy, roles, without, seating, records, scope, seed=seed, work=work)
        free = _table(policy, channel, without, seating, unbound, records)
        more.extend(pins_cost(Covering(needs, table), Covering(without, free), seating, most_of(policy, records)))
    return Outcome(table, (*findings, *more), _receipt(table))


def _table(
    policy: Policy,
    channel: Channel,
    needs: Needs,
    seating: Seating,
    assigned: Assigned,
    records: CoverageRecords,
) -> CoverageTable:
    order = np.lexsort((assigned.role, assigned.partner))
    partner, seat, role = (part[order] for part in (assigned.partner, assigned.seat, assigned.role))
    load = needs.hours[role, partner] if len(partner) else np.zeros(0, np.int64)
    primary = np.ones(len(partner), np.bool_)
    primary[1:] = np.diff(partner) != 0
    count = len(seating.seats)
    load_of = np.zeros(count, np.int64)
    np.add.at(load_of, seat, load)
    return CoverageTable(
        roles=needs.roles,
        seats=seating.seats,
        territories=tuple(territory.territory for territory in policy.territories),
        territory=channel.territory,
        partner=partner.astype(np.int32),
        seat=seat.astype(np.int32),
        role=role.astype(np.int16),
        primary=primary,
        kept=_kept(partner, seating.person[seat] if len(seat) else seat, records),
        load=load,
        cause=assigned.cause[order],
        load_of=load_of,
        partners_of=np.bincount(seat, minlength=count).astype(np.int64),
    )


def _kept(partner: NDArray[np.int64], person: NDArray[np.int64], records: CoverageRecords) -> NDArray[np.bool_]:
    """Whether each contact is a person whom the partner deals with today."""
    people = len(records.today.people) + 1
    known = records.today.partner * people + records.today.person
    return among(partner * people + person, known) & (person >= 0)


def _receipt(table: CoverageTable) -> Receipt:
    counts = {
        "contacts": len(table.partner),
        "partners": int(np.sum(table.primary)),
        "without": len(table.territory) - int(np.sum(table.primary)),
        "kept": int(np.sum(table.kept)),
        "seats": len(table.seats),
        "proposed": sum(seat.proposed for seat in table.seats),
    }
    return Receipt("coverage", counts, _digest(table))


def _digest(table: CoverageTable) -> str:
    """The digest of who has which seat, of the arrays' bytes: a table has a million contacts."""
    sha = hashlib.sha256(canonical_json([seat.seat for seat in table.seats]))
    for part in (table.partner, table.seat, table.role, table.cause):
        sha.update(part.astype("<i4").tobytes())
    return sha.hexdigest()
