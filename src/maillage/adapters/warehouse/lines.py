"""Sell-through lines as columns: their identity, their digest, their order in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import SELL_THROUGH

LINES: Final = arrow_schema(SELL_THROUGH)
KEY: Final = SELL_THROUGH.key
STORED: Final = pa.schema([*LINES, pa.field("batch", pa.string()), pa.field("key", pa.int64())])
"""What a file of the ledger holds: the line, the batch that brought it, and 64 bits of its key for fast look-up."""
MODULUS: Final = 1 << 256
_CHUNK: Final = 65_536
_SEPARATOR: Final = "\x1f"
_EMPTY: Final = "\x1e"

Limbs = NDArray[np.uint64]


def canonical(lines: pa.Table) -> pa.Table:
    """Return ``lines`` in the canonical schema and in pieces that several threads can share.

    Raises:
        MaillageError: if a column is missing or of another type (``ledger-schema``), empty where it must not be, or
            a text holds the control character that separates fields (``ledger-control-character``).
    """
    try:
        table = lines.select(LINES.names).cast(pa.schema([field.with_nullable(True) for field in LINES]))
    except (KeyError, ValueError, pa.ArrowException):
        raise _refused("ledger-schema", column=", ".join(LINES.names)) from None
    for field in LINES:
        column = table[field.name]
        if not field.nullable and column.null_count:
            raise _refused("ledger-empty", column=field.name)
        if field.type == pa.string() and any(_holds_mark(chunk) for chunk in column.chunks):
            raise _refused("ledger-control-character", column=field.name)
    return in_pieces(table).cast(LINES)


def _holds_mark(texts: pa.StringArray) -> bool:
    """Whether a byte of the texts is one of the two marks; no byte of another character can be, in UTF-8."""
    _, ends, data = texts.buffers()
    if data is None or not len(texts):
        return False
    first, last = np.frombuffer(ends, np.int32)[[texts.offset, texts.offset + len(texts)]]
    found: bool = (np.frombuffer(data, np.uint8)[first:last] >> 1 == ord(_EMPTY) >> 1).any()
    return bool(found)


def in_pieces(table: pa.Table) -> pa.Table:
    """Return the rows in pieces that several threads can share; what is in such pieces already is not copied."""
    if max((column.num_chunks for column in table.columns), default=0) > 4 + 2 * len(table) // _CHUNK:
        table = table.combine_chunks()
    return pa.Table.from_batches(table.to_batches(_CHUNK), table.schema)


def _refused(code: str, column: str) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, {"column": column}))


def connect(threads: int = 2) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB that sees what is registered with it, and no file."""
    connection = duckdb.connect(config={"threads": threads, "enable_external_access": False})
    connection.execute("SET python_scan_all_frames = false")
    return connection


def keys_of(lines: pa.Table) -> NDArray[np.int64]:
    """Return 63 bits of the MD5 of each line's key (n,): a fast filter; whoever uses it compares the key itself."""
    text = f"concat_ws('{_SEPARATOR}', {', '.join(KEY)})"
    # The lower half of the MD5, from its digits: DuckDB's own md5_number_lower takes three times as long.
    digits = np.frombuffer(_bytes(_per_line(lines, f"md5({text})"), 32), np.uint8).reshape(-1, 32)[:, 16:]
    values = (digits & 15) + 9 * (digits >> 6)
    low = np.ascontiguousarray(values[:, 0::2] << 4 | values[:, 1::2]).view("<u8")
    return (low.ravel() >> 1).astype(np.int64)


def limbs_of(lines: pa.Table) -> Limbs:
    """Return the SHA-256 of each line (n, 8): eight 32-bit limbs, the lowest first."""
    parts = [
        f"coalesce(cast({field.name} AS VARCHAR), '{_EMPTY}')" if field.nullable else field.name for field in LINES
    ]
    found = _per_line(lines, f"unhex(sha256(concat_ws('{_SEPARATOR}', {', '.join(parts)})))")
    return np.frombuffer(_bytes(found, 32), dtype=">u4").reshape(-1, 8)[:, ::-1].astype(np.uint64)


def _per_line(lines: pa.Table, expression: str) -> pa.ChunkedArray:
    with connect() as connection:
        connection.register("lines", lines)
        statement = f"SELECT {expression} AS value FROM lines"  # nosec B608 # an expression of this module
        return connection.sql(statement).to_arrow_table()["value"]


def _bytes(hashes: pa.ChunkedArray, width: int) -> bytes:
    """Return the bytes of all hashes, one after the other."""
    # A slice may begin within its buffer: joined anew, it begins at its start.
    plain = (pa.concat_arrays([chunk]) if chunk.offset else chunk for chunk in hashes.chunks)
    return b"".join(chunk.buffers()[2][: width * len(chunk)].to_pybytes() for chunk in plain)


def sum_of(limbs: Limbs) -> int:
    """Return the sum of the lines' digests modulo 2**256.

    The same lines give the same sum in any order and however they are split (an additive multiset hash, as in
    Clarke, Devadas, van Dijk, Gassend, Suh, 2003). It finds accidents; against somebody who chooses the lines to
    make sums meet, the files' own protection counts.
    """
    totals = limbs.sum(axis=0)
    return sum(int(total) << (32 * place) for place, total in enumerate(totals)) % MODULUS


def months_of(lines: pa.Table) -> NDArray[np.int64]:
    """Return the month of each line (n,), counted from January of year 0."""
    sold = lines["sold"].combine_chunks().cast(pa.int32()).to_numpy(zero_copy_only=False)
    months: NDArray[np.int64] = sold.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
    return months


def in_file_order(lines: pa.Table, months: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the order (n,) by month, partner, day: a partner's lines lie together, which packs and groups best."""
    partner = pc.dictionary_encode(lines["partner"].combine_chunks())
    rank = np.empty(len(partner.dictionary), np.int64)
    rank[np.asarray(pc.sort_indices(partner.dictionary))] = np.arange(len(rank))
    days = lines["sold"].combine_chunks().cast(pa.int32()).to_numpy(zero_copy_only=False)
    first = (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    # One number a line sorts faster than three: months, partners and days of a month are few enough for 64 bits.
    place = (months * len(rank) + rank[np.asarray(partner.indices)]) * 31 + (days - first)
    return np.argsort(place, kind="stable")


def encoded(lines: pa.Table, names: Sequence[str]) -> pa.Table:
    """Return the lines with the columns ``names`` as numbers and a dictionary: they are put in order as numbers."""
    columns = [
        pc.dictionary_encode(column).unify_dictionaries() if name in names else column
        for name, column in zip(lines.column_names, lines.columns, strict=True)
    ]
    fields = [field.with_type(column.type) for field, column in zip(lines.schema, columns, strict=True)]
    return pa.Table.from_arrays(columns, schema=pa.schema(fields))


def compact(lines: pa.Table) -> pa.Table:
    """Return encoded lines whose dictionaries hold no word that none of the lines has."""
    columns = []
    for column in lines.columns:
        if pa.types.is_dictionary(column.type):
            coded = column.combine_chunks()
            at = coded.indices.to_numpy()
            used = np.zeros(len(coded.dictionary), np.bool_)
            used[at] = True
            again = pa.array(np.cumsum(used, dtype=np.int32)[at] - 1)
            column = pa.DictionaryArray.from_arrays(again, coded.dictionary.filter(pa.array(used)))
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=lines.schema)


def amounts_of(lines: pa.Table) -> Mapping[str, Decimal]:
    """Return the sum of the amounts by currency, currencies ascending."""
    wide = pa.table({"currency": lines["currency"], "amount": lines["amount"].cast(pa.decimal128(38, 4))})
    sums: list[dict[str, Any]] = wide.group_by("currency").aggregate([("amount", "sum")]).to_pylist()
    return {row["currency"]: row["amount_sum"] for row in sorted(sums, key=lambda row: str(row["currency"]))}
