"""What waits for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from maillage.engine.plan import Plan
from maillage.report.content.rulings import broken_pins
from maillage.report.content.workload import Group


@dataclass(frozen=True)
class Call:
    """Something that a person has to decide: a code, how many there are, whom it concerns, the section about it."""

    code: str
    count: int
    partners: int
    section: str


def calls_of(plan: Plan, groups: list[Group]) -> list[Call]:
    """Return what waits for a decision, the gravest first; empty where nothing does."""
    return [call for call in _calls(plan, groups) if call.count]


def _calls(plan: Plan, groups: list[Group]) -> Iterator[Call]:
    coverage, ladder = plan.coverage, plan.tiers.overall
    without = len(plan.measures.partners) - len(np.unique(coverage.partner))
    yield Call("call-nobody", without, without, "findings")
    seats = [seat for group in groups for seat in group.seats]
    for code, chosen in (
        ("call-vacant", [seat for seat in seats if seat.vacant and not seat.proposed and seat.partners]),
        ("call-open", [seat for seat in seats if seat.proposed and seat.partners]),
        ("call-overloaded", [seat for seat in seats if seat.overloaded]),
    ):
        yield Call(code, len(chosen), sum(seat.partners for seat in chosen), "workload")
    awaited = int((ladder.awaiting >= 0).sum())
    yield Call("call-awaited", awaited, awaited, "rulings")
    falling = sum(finding.code.startswith("tier-will-fall") for finding in plan.findings)
    yield Call("call-falling", falling, falling, "rulings")
    refused = len(plan.clusters.refused)
    yield Call("call-refused", refused, refused, "clusters")
    broken = len(broken_pins(plan))
    yield Call("call-pins", broken, broken, "rulings")
