"""Check a policy as a lawyer would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maillage.actions.policy.resolve import resolve
from maillage.engine.kernel.reason import Finding
from maillage.engine.policy.check import check as examine
from maillage.engine.policy.read import LoadedPolicy


@dataclass(frozen=True)
class Checked:
    """A policy that can be read, and what is to be said about it."""

    loaded: LoadedPolicy
    findings: tuple[Finding, ...]


def check(policy: str, book: Path, as_of: date | None = None) -> Checked:
    """Read a policy and look for contradictions, gaps and rules that cannot be met.

    Raises:
        MaillageError: if it cannot be read, with every fault.
    """
    loaded = resolve(policy, book, as_of)
    return Checked(loaded, examine(loaded))
