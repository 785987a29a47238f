"""Policies in a few words, read as from a file."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import Finding, MaillageError
from maillage.engine.policy.read import LoadedPolicy, read_policy
from maillage.messages.render import finding_sentence

HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2026-01-01}
currency: EUR
"""
TIERS = "tiers: [{tier: base}]\n"


def loaded(more: str) -> LoadedPolicy:
    """Read a policy of which ``more`` follows the first five lines."""
    return read_policy(HEAD + more, "demo.yaml")


def faults(more: str) -> list[Finding]:
    """The faults of a policy, each read aloud in both languages."""
    with pytest.raises(MaillageError) as refused:
        loaded(more)
    for finding in refused.value.findings:
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    return list(refused.value.findings)


def fault(more: str) -> tuple[str, int, int]:
    """The code, line and column of the only fault."""
    (finding,) = faults(more)
    assert finding.source is not None
    return finding.code, finding.source.line, finding.source.column
