"""Which lines of a batch stand in it twice, or in the ledger already."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maillage.adapters.warehouse.lines import KEY, LINES

Rows = NDArray[np.int64]
_NONE: Rows = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Known:
    """Rows of a batch that the ledger holds with the same content, and with another one."""

    already: Rows
    conflicts: Rows


def repeated_lines(lines: pa.Table, keys: NDArray[np.int64]) -> tuple[Rows, Rows]:
    """Return (rows equal to an earlier row, rows whose key stands with several contents)."""
    ordered = np.sort(keys)
    if not (ordered[1:] == ordered[:-1]).any():
        return _NONE, _NONE
    order = np.argsort(keys, kind="stable")
    same = keys[order][1:] == keys[order][:-1]
    several = np.zeros(len(keys), np.bool_)
    several[order[1:][same]] = several[order[:-1][same]] = True
    rows = np.flatnonzero(several)
    # Few enough to compare value by value.
    seen: dict[tuple[object, ...], dict[tuple[object, ...], list[int]]] = {}
    columns = [lines[name].take(pa.array(rows)).to_pylist() for name in LINES.names]
    places = [LINES.names.index(name) for name in KEY]
    for row, values in zip(rows.tolist(), zip(*columns, strict=True), strict=True):
        key = tuple(values[place] for place in places)
        seen.setdefault(key, {}).setdefault(values, []).append(row)
    repeated = [row for contents in seen.values() if len(contents) == 1
                for found in contents.values() for row in found[1:]]  # fmt: skip
    clashing = [row for contents in seen.values() if len(contents) > 1
                for found in contents.values() for row in found]  # fmt: skip
    return np.array(sorted(repeated), np.int64), np.array(sorted(clashing), np.int64)


def known_lines(lines: pa.Table, keys: NDArray[np.int64], files: list[str]) -> Known:
    """Compare a batch with the ledger's files.

    First only the 63 bits of the keys are read; where any meet, the lines of the files concerned are compared value
    by value, so that a chance meeting of bits decides nothing.
    """
    if not files or len(lines) == 0:
        return Known(_NONE, _NONE)
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("SET allowed_paths = $1", [files])
        connection.execute("SET enable_external_access = false")
        connection.register("keys", pa.table({"key": keys}))
        meeting = connection.execute(
            "SELECT DISTINCT filename FROM read_parquet($1, filename = true) WHERE key IN (SELECT key FROM keys)",
            [files],
        ).fetchall()
        if not meeting:
            return Known(_NONE, _NONE)
        numbered = lines.append_column("row", pa.array(np.arange(len(lines)))).append_column("key", pa.array(keys))
        connection.register("batch", numbered)
        listed = ", ".join("'" + name.replace("'", "''") + "'" for (name,) in sorted(meeting))
        same = " AND ".join(f"b.{name} IS NOT DISTINCT FROM l.{name}" for name in LINES.names if name not in KEY)
        key = " AND ".join(f"b.{name} = l.{name}" for name in ("key", *KEY))
        found = connection.sql(
            f"SELECT b.row, {same} AS same FROM read_parquet([{listed}]) l JOIN batch b ON {key}"  # nosec B608 # our words
        ).to_arrow_table()
    rows = np.asarray(found["row"], dtype=np.int64)
    equal = np.asarray(found["same"], dtype=np.bool_)
    return Known(np.sort(rows[equal]), np.sort(rows[~equal]))
