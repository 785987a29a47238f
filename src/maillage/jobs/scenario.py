"""Build a scenario."""

from __future__ import annotations

from collections.abc import Mapping

from maillage.actions.jobs.kinds import Work
from maillage.actions.scenarios.build import build_scenario


def build(work: Work) -> Mapping[str, str | int]:
    """Build the scenario that the arguments name."""
    number = int(work.arguments["scenario"])
    built = build_scenario(work.actor, work.book, number, lambda stage: work.stage(f"plan-stage-{stage}"))
    return {"plan": built.plan.header.name, "scenario": number}
