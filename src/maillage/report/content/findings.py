"""Findings by gravity, then by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maillage.engine.kernel.reason import Finding, Severity

MOST_FINDINGS = 25
"""So many findings of a kind are told; the rest is counted."""


@dataclass(frozen=True)
class Kind:
    """The findings of one code and gravity."""

    severity: Severity
    code: str
    findings: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.findings)

    @property
    def told(self) -> tuple[Finding, ...]:
        """Those that a page tells."""
        return self.findings[:MOST_FINDINGS]


def kinds_of(findings: Sequence[Finding]) -> list[Kind]:
    """Return the findings by gravity, gravest first, then by code in the order in which the codes first appear."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.severity, finding.code), []).append(finding)
    order = {severity: place for place, severity in enumerate(Severity)}
    return [Kind(*key, tuple(listed)) for key, listed in sorted(found.items(), key=lambda item: order[item[0][0]])]
