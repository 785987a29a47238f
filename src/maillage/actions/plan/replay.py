"""The command that makes a plan again."""

from __future__ import annotations

from maillage.actions.plan.build import WORK_PER_SECOND
from maillage.engine.kernel.header import PlanHeader


def replay_command(header: PlanHeader) -> str:
    """Return the command that makes a plan again on a book in the same state."""
    return (
        f"maillage plan build --policy {header.policy_name} --as-of {header.as_of.isoformat()} "
        f"--seed {header.seed} --time-limit {header.work // WORK_PER_SECOND}"
    )
