"""The ledger's lines summed by month: what most questions can be answered from, a fraction of the lines.

Beside each file of lines stands a file of its sums. A file of lines never changes, so neither do its sums; they say
nothing that the lines do not say, and may be deleted: whoever reads next makes them again.
"""

from __future__ import annotations

import math
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

FOLDER: Final = "_months"
"""Below the ledger's folder; a leading underscore keeps it out of what others read as the table."""
_KINDS: Final = ("partner", "offering", "route", "transaction", "sender", "currency")
_MOST_KINDS: Final = 2**62
_FACTS: Final = ("amount", "quantity", "entries")
_SCHEMA: Final = pa.schema([
    *(pa.field(name, pa.dictionary(pa.int32(), pa.string())) for name in _KINDS),
    *(pa.field(name, pa.int64()) for name in _FACTS),
])  # fmt: skip
"""Sums by partner, then the other kinds of line; amounts and quantities in ten-thousandths, the number of lines."""
_WRITTEN: Final = pa.ipc.IpcWriteOptions(compression="lz4")


def place_of(file: Path) -> Path:
    """Return where the sums of a file of lines (``…/month=…/name.parquet``) are."""
    return file.parent.parent / FOLDER / f"{file.stem}.arrow"


def read_sums(file: Path, names: Sequence[str] = _SCHEMA.names) -> pa.Table:
    """Return columns of kept sums: words as one dictionary each, sums as 64-bit numbers.

    Raises:
        OSError, pa.ArrowException: if they cannot be read, or are none.
    """
    with pa.memory_map(str(file)) as source:
        fields = [_SCHEMA.get_field_index(name) for name in names]
        reader = pa.ipc.open_file(source, options=pa.ipc.IpcReadOptions(included_fields=fields))
        table = reader.read_all()
    if table.schema != pa.schema([_SCHEMA.field(at) for at in sorted(fields)]) or any(
        column.null_count for column in table.columns
    ):
        raise pa.ArrowInvalid("these are no sums by month")
    return table


def keep(lines: pa.Table, file: Path) -> None:
    """Write the sums of ``lines``, the content of ``file``; whole or not at all.

    Sums too large for the columns are left out: then the lines themselves are read.
    """
    target = place_of(file)
    try:
        table = sums_of(lines)
    except pa.ArrowInvalid:
        return
    target.parent.mkdir(exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    with pa.OSFile(str(draft), "wb") as sink, pa.ipc.new_file(sink, _SCHEMA, options=_WRITTEN) as writer:
        writer.write_table(table.combine_chunks())
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
        return not place.exists() or read_sums(place).equals(sums_of(lines))
    except (OSError, pa.ArrowException):
        return False


def sums_of(lines: pa.Table) -> pa.Table:
    """Return the sums of the lines of one month, in order.

    Raises:
        pa.ArrowInvalid: if a sum is too large for its column, or there are too many kinds of lines for one number each.
    """
    coded = encoded(lines.select(_KINDS), _KINDS)
    kinds, words = np.zeros(len(lines), np.int64), {}
    for name in _KINDS:
        column = coded[name].combine_chunks()
        order = pc.sort_indices(column.dictionary)
        rank = np.empty(len(order), np.int64)
        rank[order.to_numpy()] = np.arange(len(order))
        words[name] = column.dictionary.take(order)
        # One number tells all words of a line, and sorts as they do: grouping by six columns takes longer.
        kinds = kinds * len(order) + rank[column.indices.to_numpy()]
    if math.prod(map(len, words.values())) > _MOST_KINDS:
        raise pa.ArrowInvalid("too many kinds of lines")
    table = pa.table({"kind": kinds, "amount": lines["amount"], "quantity": lines["quantity"]})
    sums = table.group_by("kind").aggregate([("amount", "sum"), ("quantity", "sum"), ([], "count_all")])
    sums = sums.sort_by("kind")
    rest, columns = sums["kind"].to_numpy(), []
    for name in reversed(_KINDS):
        rest, places = np.divmod(rest, max(len(words[name]), 1))
        columns.append(pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), words[name]))
    facts = [*(_ten_thousandths(sums[name]) for name in ("amount_sum", "quantity_sum")), sums["count_all"]]
    return pa.table([*reversed(columns), *facts], schema=_SCHEMA)


def _ten_thousandths(column: pa.ChunkedArray) -> pa.Array:
    narrow = column.cast(pa.decimal128(18, 4)).combine_chunks()
    # Eighteen digits stand in the lower of a decimal's two words.
    words = np.frombuffer(narrow.buffers()[1], np.int64).reshape(-1, 2)
    return pa.array(words[narrow.offset : narrow.offset + len(narrow), 0])
