"""What a delivery is, whatever its file is called and however it is sorted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from maillage.adapters.warehouse.fingerprint import Fingerprints
from maillage.adapters.warehouse.lines import sum_of
from maillage.engine.kernel.digest import canonical_json, digest_of
from maillage.engine.kernel.period import Period
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.ledger.batch import Batch, PostedBatch, overlaps

_MODULUS: Final = 1 << 256
_SHOWN: Final = 5
_TOGETHER: Final = " + "
"""Stands between the senders of one file in the ledger's ``sender`` of a batch."""


def batch_of(
    table: str, accepted: pa.Table, refused: Iterable[Sequence[str]], prints: Fingerprints | None = None
) -> str:
    """Return the name of a delivery: a digest of its rows and of the cells that were refused, in any order.

    ``prints``: those of the rows, for sell-through.
    """
    rows = _sum(accepted.to_pylist()) if prints is None else sum_of(prints.limbs)
    content = {"table": table, "rows": len(accepted), "sum": f"{rows:064x}", "refused": f"{_sum(refused):064x}"}
    return digest_of(content)


def _sum(rows: Iterable[object]) -> int:
    digests = (hashlib.sha256(canonical_json(row)).digest() for row in rows)
    return sum(int.from_bytes(digest) for digest in digests) % _MODULUS


def senders_of(lines: pa.Table) -> str:
    """Return who sent the lines; several senders of one file are joined."""
    return _TOGETHER.join(sorted(pc.unique(lines["sender"]).to_pylist()))


def period_of(lines: pa.Table) -> Period:
    """Return the days from the first line's to the last one's."""
    days = pc.min_max(lines["sold"]).as_py()
    return Period(days["min"], days["max"] + timedelta(days=1))


def ending(table: str, keys: Sequence[str], *, is_whole: bool) -> Finding:
    """Tell which rows on record the file lacks: they end, or stay where lines of the file are missing."""
    first = tuple(" / ".join(map(str, json.loads(key))) for key in keys[:_SHOWN])
    facts: dict[str, Fact] = {"table": table, "count": len(keys), "first": first}
    return Finding(Severity.WARNING, "delivery-ending" if is_whole else "delivery-not-ending", facts)


def overlaps_by_sender(batch: Batch, lines: pa.Table, posted: Sequence[PostedBatch]) -> tuple[Finding, ...]:
    """Tell, sender by sender, that earlier batches cover days that these lines cover too."""
    apart = [
        replace(item, batch=replace(item.batch, sender=sender))
        for item in posted
        for sender in item.batch.sender.split(_TOGETHER)
    ]
    days = lines.group_by("sender").aggregate([("sold", "min"), ("sold", "max")]).to_pylist()
    found: list[Finding] = []
    for row in sorted(days, key=lambda row: str(row["sender"])):
        period = Period(row["sold_min"], row["sold_max"] + timedelta(days=1))
        found += overlaps(replace(batch, sender=row["sender"], period=period), tuple(apart))
    return tuple(found)
