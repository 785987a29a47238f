"""The ledger's lines summed by month: what most questions can be answered from, a fraction of the lines.

Beside each file of lines stands a file of its sums. A file of lines never changes, so neither do its sums; they say
nothing that the lines do not say, and may be deleted: whoever reads next makes them again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from maillage.adapters.warehouse.lines import encoded
from maillage.adapters.warehouse.log import sync

FOLDER: Final = "_sums"
"""Below the ledger's folder; a leading underscore keeps it out of what others read as the table."""
_KINDS: Final = "partner, offering, route, transaction, sender, currency"
_SCHEMA: Final = pa.schema([
    *(pa.field(name, pa.string()) for name in _KINDS.split(", ")), pa.field("sold", pa.date32()),
    pa.field("amount", pa.decimal128(18, 4)), pa.field("quantity", pa.decimal128(18, 4)),
    pa.field("entries", pa.int64()),
])  # fmt: skip


def summed(source: str) -> str:
    """Return the statement that sums the lines of ``source`` by all that a question can ask of whole months.

    ``sold`` is the first day of the month; ``entries`` counts the lines.
    """
    return (
        f"SELECT {_KINDS}, CAST(date_trunc('month', sold) AS DATE) AS sold, sum(amount) AS amount,"
        f" sum(quantity) AS quantity, count(*) AS entries FROM {source} GROUP BY {_KINDS}, date_trunc('month', sold)"
    )


def place_of(file: Path) -> Path:
    """Return where the sums of a file of lines (``…/month=…/name.parquet``) are."""
    return file.parent.parent / FOLDER / file.name


def keep(lines: pa.Table, file: Path) -> None:
    """Write the sums of ``lines``, the content of ``file``; whole or not at all.

    Sums too large for the columns are left out: then the lines themselves are read.
    """
    target = place_of(file)
    try:
        table = sums_of(lines).cast(_SCHEMA)
    except pa.ArrowInvalid:
        return
    target.parent.mkdir(exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    pq.write_table(table, draft, compression="zstd", row_group_size=250_000)
    sync(draft)
    draft.rename(target)


def keep_missing(files: Sequence[str]) -> None:
    """Make the sums that are missing beside ``files``; where nothing can be written, nothing is."""
    for file in map(Path, files):
        if not place_of(file).exists():
            try:
                keep(pq.read_table(file, partitioning=None), file)
            except (OSError, pa.ArrowException):
                return


def are_sound(file: Path, lines: pa.Table) -> bool:
    """Return whether the sums kept beside ``file``, if any, are those of its ``lines``."""
    place = place_of(file)
    try:
        return not place.exists() or pq.read_table(place).equals(sums_of(lines).cast(_SCHEMA))
    except (OSError, pa.ArrowException):
        return False


def sums_of(lines: pa.Table) -> pa.Table:
    """Return the sums of ``lines``, by partner and offering; the same as ``summed``, without an engine to start."""
    names = _KINDS.split(", ")
    coded = encoded(lines.select(names), names)
    ranks, words = {}, {}
    for name in names:
        column = coded[name].combine_chunks()
        order = pc.sort_indices(column.dictionary)
        rank = np.empty(len(order), np.int64)
        rank[order.to_numpy()] = np.arange(len(order))
        words[name] = column.dictionary.take(order)
        ranks[name] = pa.array(rank[column.indices.to_numpy()])
    sold = pc.floor_temporal(lines["sold"], unit="month")
    table = pa.table({**ranks, "sold": sold, "amount": lines["amount"], "quantity": lines["quantity"]})
    sums = table.group_by([*names, "sold"]).aggregate([("amount", "sum"), ("quantity", "sum"), ([], "count_all")])
    sums = sums.sort_by([(name, "ascending") for name in (*names, "sold")])
    columns = [words[name].take(sums[name]) for name in names]
    columns += [sums[name] for name in ("sold", "amount_sum", "quantity_sum", "count_all")]
    return pa.table(columns, names=_SCHEMA.names)
