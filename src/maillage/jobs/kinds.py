"""What each kind of job does: one action."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from maillage.actions.jobs.perform import Verb
from maillage.jobs import intake, notices, plan, policy, scenario

VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {
        "plan-build": plan.build,
        "notices-tell": notices.tell,
        "scenario-build": scenario.build,
        "intake-check": intake.check,
        "intake-load": intake.load,
        "policy-effect": policy.foresee_policy,
    }
)
"""Kind → what does it; ``maillage.actions.jobs.kinds`` says who may ask for it."""
