"""See beforehand what a policy changes."""

from __future__ import annotations

from collections.abc import Mapping

from maillage.actions.jobs.kinds import Work
from maillage.actions.policy.foresee import foresee


def foresee_policy(work: Work) -> Mapping[str, str | int]:
    """Plan the book under ``old`` and under ``new`` or the ``text`` of a draft, as of ``as_of``; keep who moves."""
    return {"moved": foresee(work)}
