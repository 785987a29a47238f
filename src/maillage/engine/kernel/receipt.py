"""What a stage hands on: a value, its findings and a receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from maillage.engine.kernel.reason import Finding

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What went through a stage: ``stage`` by name, ``counts`` of what it saw and made, ``digest`` of its value.

    A receipt holds no instant and no duration, so that a replay gives the same bytes.
    """

    stage: str
    counts: dict[str, int] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """The result of a stage."""

    value: Value
    findings: tuple[Finding, ...]
    receipt: Receipt
