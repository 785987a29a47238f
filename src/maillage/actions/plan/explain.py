"""Explain one partner of a kept plan: tier, cluster, contacts, and the smallest change; nothing is built again."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.actions.plan.read import Opened
from maillage.engine.clusters.explain import explain_cluster
from maillage.engine.clusters.records import cluster_records
from maillage.engine.coverage.explain import explain_contact
from maillage.engine.coverage.records import coverage_records
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Reason, Severity
from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.change import cheapest_change
from maillage.engine.tiers.explain import explain
from maillage.engine.tiers.records import tier_records

_NAMED = 5
_LONG = (
    "partners", "partner_trades", "attributes", "competences", "certifications", "measurements", "contacts",
    "standings", "memberships",
)  # fmt: skip
"""Tables of records that have rows for every partner; what is pinned, ruled or excepted is rare."""


@dataclass(frozen=True)
class Explained:
    """Why a partner is where the plan puts it.

    ``tiers``: one reason per ladder (overall, then each portfolio), each followed by the smallest change where there
    is one; ``cluster`` and ``contacts`` one each.
    """

    partner: str
    name: str
    tiers: tuple[Reason, ...]
    changes: tuple[Reason, ...]
    cluster: Reason
    contacts: Reason


def explain_partner(opened: Opened, wanted: str) -> Explained:
    """Explain the partner called ``wanted``: its identifier, its name, or a part of its name that fits one alone.

    Raises:
        MaillageError: if nobody is called so (``partner-missing``), or several are (``partner-ambiguous``).
    """
    plan = opened.plan
    partners, as_of = plan.measures.partners, plan.header.as_of
    index = find_partner(opened, wanted)
    records = about(opened.records, plan, index)
    ruled = tier_records(records, as_of)
    ladders = sorted(plan.tiers.ladders)
    known = (plan.policy, plan.measures, plan.tiers)
    changes = [cheapest_change(*known, ruled, index, portfolio) for portfolio in ladders]
    return Explained(
        partners[index],
        opened.names.get(("partner", partners[index]), partners[index]),
        tuple(explain(*known, ruled, index, portfolio) for portfolio in ladders),
        tuple(change for change in changes if change is not None),
        explain_cluster(*known, plan.clusters, cluster_records(records, partners, as_of, ruled), index),
        explain_contact(*known, plan.clusters, plan.coverage, coverage_records(records, partners, as_of, ruled), index),
    )


def about(records: RecordsState, plan: Plan, index: int) -> RecordsState:
    """Return the records with, of the tables that are long, only the rows that a partner's reasons look at.

    These are its own, and where it is in a cluster those of everybody who could be: reasons name other clusters that
    could take it.
    """
    partners = plan.measures.partners
    looked_at = {index}
    if int(plan.clusters.cluster_of[index]) >= 0:
        forming = {rank for rank, tier in enumerate(plan.policy.tiers) if tier.forms is not None}
        looked_at.update(np.flatnonzero(np.isin(plan.tiers.overall.tier, [*forming])).tolist())
        looked_at.update(member for cluster in plan.clusters.clusters for member in cluster.members)
        looked_at.update(plan.clusters.refused)
    names = pa.array([partners[at] for at in sorted(looked_at)], pa.string())
    return RecordsState(
        {
            name: table.filter(pc.is_in(table["partner"], value_set=names)) if name in _LONG else table
            for name, table in records.tables.items()
        },
        records.digest,
    )


def find_partner(opened: Opened, wanted: str) -> int:
    """Return the index of a partner. See ``explain_partner``."""
    partners = opened.plan.measures.partners
    index = bisect_left(partners, wanted)
    if index < len(partners) and partners[index] == wanted:
        return index
    sought = wanted.casefold()
    named = {name: at for at in range(len(partners)) if (name := opened.names.get(("partner", partners[at]), ""))}
    exact = [at for name, at in named.items() if name.casefold() == sought]
    found = exact or [at for name, at in named.items() if sought in name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        facts: dict[str, Fact] = {
            "wanted": wanted,
            "count": len(found),
            "partners": tuple(partners[at] for at in found[:_NAMED]),
        }
        raise MaillageError(Finding(Severity.ERROR, "partner-ambiguous", facts))
    near = get_close_matches(wanted, [*named, *partners] if len(partners) < 20_000 else [], 1)
    told: dict[str, Fact] = {"wanted": wanted, "near": near[0] if near else "–"}
    raise MaillageError(Finding(Severity.ERROR, "partner-missing", told))
