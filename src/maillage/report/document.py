"""The document: the whole plan as canonical JSON, for programs. ``docs/reference/report.md`` explains the fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from maillage.engine.comparison.types import ClusterMove, PrimaryMove, Shape, TierMove
from maillage.engine.coverage.types import Cause
from maillage.engine.kernel.digest import canonical_json, plain
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.plan import Plan
from maillage.engine.tiers.types import Basis
from maillage.messages.format import Language
from maillage.report.content import clusters, rulings, territories, workload
from maillage.report.content.business import business_of
from maillage.report.content.headline import headline_of
from maillage.report.material import Material
from maillage.report.words import Words

FORMAT: Final = "maillage-report/1"
"""Changes whenever a field changes its meaning or goes; new fields may come without."""


def document(material: Material, language: Language) -> bytes:
    """Return the plan as JSON: sorted keys, no floats, sentences in ``language`` beside their codes."""
    words = Words(language, material.glossary)
    plan, compared = material.plan, material.plan.comparison
    formed = material.clusters
    content = {
        "format": FORMAT,
        "language": language,
        "header": {"name": plan.header.name, **plain(plan.header)},
        "command": material.command,
        "edited": material.edited or None,
        "summary": headline_of(plan),
        "contacts": {
            "all": {"before": _shape(compared.all_before), "after": _shape(compared.all_after)},
            "several": {"before": _shape(compared.several_before), "after": _shape(compared.several_after)},
            "several_by": compared.several_by,
            "people": {"before": compared.people_before, "after": compared.people_after},
            "relations": compared.relations,
        },
        "balance": compared.balance,
        "tiers": list(plan.tiers.overall.names),
        "partners": list(_partners(material)),
        "clusters": [_cluster(plan, line, at) for at, line in enumerate(formed)],
        "refused": [{"partner": plan.measures.partners[at], "reason": reason, "text": words.reason(reason)}
                    for at, reason in sorted(plan.clusters.refused.items())],
        "search": {rule: {"value": value, "bound": plan.clusters.bound.get(rule)}
                   for rule, value in plan.clusters.value.items()},
        "seats": [_seat(seat) for group in workload.groups_of(plan) for seat in group.seats],
        "tradeoff": material.options,
        "territories": [*territories.regions_of(plan).values()],
        "people": list(_people(plan)),
        "rulings": rulings.rulings_of(plan, material.records),
        "findings": [{**plain(finding), "text": words.finding(finding)} for finding in plan.findings],
        "receipts": plan.receipts,
    }  # fmt: skip
    return canonical_json(content) + b"\n"


def _shape(shape: Shape) -> dict[str, Any]:
    return {"partners": shape.partners, "contacts": shape.contacts, "mean": Quantity(shape.mean_micro, "count"),
            "histogram": shape.histogram}  # fmt: skip


def _partners(material: Material) -> Iterator[dict[str, Any]]:
    """Yield every partner with all that the plan says of it, in order of identifier."""
    plan, compared = material.plan, material.plan.comparison
    ladder, coverage, business = plan.tiers.overall, plan.coverage, business_of(plan)
    names = (*ladder.names, None)
    before, people = (*compared.clusters_before, None), (*compared.people, None)
    after = (*(item.name for item in plan.clusters.clusters), None)
    territories_ = (*coverage.territories, None)
    starts = np.searchsorted(coverage.partner, np.arange(len(plan.measures.partners) + 1)).tolist()
    for at, partner in enumerate(plan.measures.partners):
        yield {
            "partner": partner,
            "name": material.names.get(("partner", partner), partner),
            "territory": territories_[coverage.territory[at]],
            "revenue": business.at(at),
            "several": bool(compared.several[at]),
            "tier": {
                "before": names[ladder.held[at]], "after": names[ladder.tier[at]],
                "measured": names[ladder.measured[at]], "awaiting": names[ladder.awaiting[at]],
                "basis": Basis(int(ladder.basis[at])).name.lower(),
                "move": TierMove(int(compared.tier_move[at])).name.lower(),
            },
            "cluster": {
                "before": before[compared.cluster_before[at]], "after": after[plan.clusters.cluster_of[at]],
                "move": ClusterMove(int(compared.cluster_move[at])).name.lower(),
            },
            "primary": {
                "before": people[compared.primary_before[at]], "after": people[compared.primary_after[at]],
                "move": PrimaryMove(int(compared.primary_move[at])).name.lower(),
            },
            "contacts": [_contact(plan, row) for row in range(starts[at], starts[at + 1])],
            "relations": {
                "before": int(compared.contacts_before[at]), "kept": int(compared.kept[at]),
                "ended": int(compared.ended[at]), "begun": int(compared.begun[at]),
            },
        }  # fmt: skip


def _contact(plan: Plan, row: int) -> dict[str, Any]:
    coverage = plan.coverage
    seat = coverage.seats[coverage.seat[row]]
    return {
        "seat": seat.seat,
        "role": seat.role,
        "person": seat.person or None,
        "primary": bool(coverage.primary[row]),
        "kept": bool(coverage.kept[row]),
        "hours": Quantity(int(coverage.load[row]), HOURS),
        "cause": Cause(int(coverage.cause[row])).name.lower(),
    }


def _cluster(plan: Plan, line: clusters.ClusterLine, at: int) -> dict[str, Any]:
    item = plan.clusters.clusters[at]
    return {
        "cluster": item.name,
        "rule": item.rule,
        "label": item.label or None,
        "common": [{"what": what, "names": names} for what, names in item.common],
        "members": [plan.measures.partners[member] for member in item.members],
        "total": item.total,
        "least": line.least,
        "margin": line.margin,
        "largest_leaves": line.fragile,
        "seats": item.seats,
    }


def _seat(seat: workload.SeatLoad) -> dict[str, Any]:
    return {**plain(seat), "vacant": seat.vacant, "overloaded": seat.overloaded, "used": seat.used}


def _people(plan: Plan) -> Iterator[dict[str, Any]]:
    table, unit = plan.comparison.by_person, plan.comparison.currency
    for at, person in enumerate(table.people):
        yield {
            "person": person,
            "partners": {"before": int(table.partners_before[at]), "after": int(table.partners_after[at])},
            "revenue": {"before": Quantity(int(table.revenue_before[at]), unit),
                        "after": Quantity(int(table.revenue_after[at]), unit)},
            "hours": {"before": Quantity(int(table.hours_before[at]), HOURS),
                      "after": Quantity(int(table.hours_after[at]), HOURS)},
            "hours_before_counted": int(table.counted[at]),
        }  # fmt: skip
