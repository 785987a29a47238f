"""Reasons and findings: codes with facts. The sentences live in ``maillage.messages``, French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from maillage.engine.kernel.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Term:
    """A name that the policy or the records give a title to: ``Term("tier", "aligned")``.

    ``kind`` is the word of the vocabulary (tier, cluster, role, seat, person, partner, territory, market,
    measure, trade, technology, unit, decision, portfolio, label …).
    """

    kind: str
    name: str


Fact = str | int | bool | date | Quantity | Term | tuple["Fact", ...] | None
"""What a reason may carry. Text is shown as it is; everything else is formatted for the reader's language."""

Facts = Mapping[str, Fact]
NO_FACTS: Facts = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a result is what it is.

    ``code`` is registered in ``maillage.messages``; ``clause`` is the place in the policy, names joined by
    slashes (``tiers/aligned/admission/all/0``), empty where no clause speaks; ``holds`` tells whether the
    clause was met (None where that is not a question); ``parts`` are the reasons below this one.
    """

    code: str
    clause: str = ""
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    holds: bool | None = None
    parts: tuple[Reason, ...] = ()


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was written: a file, its line and column (both from 1; 0 where unknown) and the value."""

    file: str
    line: int = 0
    column: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should know about an input or a result: a value, never a log line.

    ``subject`` names what it is about (a partner, a seat, a measure), None for the whole; the remedy is part of
    the code's sentence.
    """

    severity: Severity
    code: str
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    clause: str = ""
    subject: Term | None = None
    source: Source | None = None


class MaillageError(Exception):
    """An input that cannot be used: carries the findings, which name file, line, column, value and remedy."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.code for finding in findings))
        self.findings = findings
