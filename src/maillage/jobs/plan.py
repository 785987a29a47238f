"""Build a plan of the book as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from maillage.accounts.permissions import reach
from maillage.actions.jobs.kinds import Work
from maillage.actions.plan.build import build_plan


def build(work: Work) -> Mapping[str, str | int]:
    """Build the plan of ``as_of``; ``policy`` and ``seed`` where the arguments name them."""
    reach(work.actor, "plans.build")
    given = work.arguments
    built = build_plan(
        work.book, date.fromisoformat(str(given["as_of"])), policy=str(given.get("policy", "")),
        seed=int(given.get("seed", 1)), progress=lambda stage: work.stage(f"plan-stage-{stage}"),
    )  # fmt: skip
    return {"plan": built.plan.header.name}
