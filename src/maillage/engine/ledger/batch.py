"""What is known of a delivered file, and what became of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from maillage.engine.kernel.period import Period
from maillage.engine.kernel.reason import Fact, Finding, Severity

Totals = Mapping[str, Decimal]
"""Currency → amount."""


@dataclass(frozen=True)
class Batch:
    """A file as it was delivered.

    ``batch`` is the digest of its canonical content, the same whatever its name or the order of its lines;
    ``file_digest`` that of its bytes. ``period`` spans the days of its lines. ``counts`` and ``totals`` are the
    intake's (read, accepted, quarantined …) and are kept with the lines, untouched.
    """

    batch: str
    sender: str
    file: str
    file_digest: str
    period: Period
    counts: Mapping[str, int] = field(default_factory=dict)
    totals: Mapping[str, Totals] = field(default_factory=dict)


@dataclass(frozen=True)
class PostedBatch:
    """A batch as the ledger holds it.

    ``version`` is the ledger's version that it made. ``posted`` lines are new; ``already`` were there with the same
    content, ``repeated`` stood in the file more than once, ``conflicts`` were refused. ``amounts`` sums the posted
    lines by currency.
    """

    batch: Batch
    version: int
    posted: int
    already: int
    repeated: int
    conflicts: int
    amounts: Totals


def overlaps(batch: Batch, posted: tuple[PostedBatch, ...]) -> tuple[Finding, ...]:
    """Tell that earlier batches of the same sender cover days that ``batch`` covers too: one finding, or none."""
    earlier = [
        item.batch
        for item in posted
        if item.batch.sender == batch.sender
        and item.batch.batch != batch.batch
        and item.batch.period.start < batch.period.end
        and batch.period.start < item.batch.period.end
    ]
    if not earlier:
        return ()
    facts: dict[str, Fact] = {
        "sender": batch.sender,
        "file": batch.file,
        "earlier": tuple(item.file for item in earlier[-3:]),
        "count": len(earlier),
        "first": max(batch.period.start, min(item.period.start for item in earlier)),
        "last": min(batch.period.last_day, max(item.period.last_day for item in earlier)),
    }
    return (Finding(Severity.WARNING, "ledger-overlap", facts),)
