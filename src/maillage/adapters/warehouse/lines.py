"""Sell-through lines as columns: their identity, their digest, their order in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

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
CODED: Final = pa.dictionary(pa.int32(), pa.string())
"""Text that repeats: numbers and a dictionary."""
MODULUS: Final = 1 << 128
_CHUNK: Final = 65_536
_LOW: Final = np.uint64(0xFFFFFFFF)

Limbs = NDArray[np.uint64]


def canonical(lines: pa.Table) -> pa.Table:
    """Return ``lines`` in the canonical schema and in pieces that threads can share; encoded text stays encoded.

    Raises:
        MaillageError: if a column is missing or of another type (``ledger-schema``), or empty where it must not be.
    """
    try:
        chosen = lines.select(LINES.names).unify_dictionaries()
        fields = [_kept(field, column.type) for field, column in zip(LINES, chosen.columns, strict=True)]
        table = chosen.cast(pa.schema([field.with_nullable(True) for field in fields]))
    except (KeyError, ValueError, pa.ArrowException):
        raise _refused("ledger-schema", column=", ".join(LINES.names)) from None
    for field in LINES:
        if not field.nullable and table[field.name].null_count:
            raise _refused("ledger-empty", column=field.name)
    return in_pieces(table).cast(pa.schema(fields))


def _kept(field: pa.Field, found: pa.DataType) -> pa.Field:
    """Return a canonical field, encoded where it is found so."""
    return field.with_type(CODED) if field.type == pa.string() and pa.types.is_dictionary(found) else field


def in_pieces(table: pa.Table) -> pa.Table:
    """Return the rows in pieces that several threads can share; what is in such pieces already is not copied."""
    if max((column.num_chunks for column in table.columns), default=0) > 4 + 2 * len(table) // _CHUNK:
        table = table.combine_chunks()
    return pa.Table.from_batches(table.to_batches(_CHUNK), table.schema)


def _refused(code: str, column: str) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, {"column": column}))


def sum_of(limbs: Limbs) -> int:
    """Return the sum of lines' fingerprints (n, 2) modulo 2**128.

    The same lines give the same sum in any order and however they are split (an additive multiset hash, as in
    Clarke, Devadas, van Dijk, Gassend, Suh, 2003). It finds accidents; against somebody who chooses the lines to
    make sums meet, the files' own protection counts.
    """
    halves = (
        int((limbs[:, at] >> np.uint64(shift) & _LOW).sum()) << 64 * at + shift for at in (0, 1) for shift in (0, 32)
    )
    return sum(halves) % MODULUS


def months_of(lines: pa.Table) -> NDArray[np.int64]:
    """Return the month of each line (n,), counted from January of year 0."""
    sold = lines["sold"].combine_chunks().cast(pa.int32()).to_numpy(zero_copy_only=False)
    months: NDArray[np.int64] = sold.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
    return months


def in_file_order(lines: pa.Table, months: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the order (n,) by month, partner, day: a partner's lines lie together, which packs and groups best."""
    partner = encoded(lines.select(["partner"]), ["partner"])["partner"].combine_chunks()
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
            none = np.asarray(coded.indices.is_null().to_numpy(zero_copy_only=False))
            # A line without a value points at the word before the first.
            at = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
            used = np.zeros(len(coded.dictionary) + 1, np.bool_)
            used[at] = True
            used = used[:-1]
            place = np.append(np.cumsum(used, dtype=np.int32), np.int32(0))
            again = pa.array(place[at] - 1, mask=none)
            column = pa.DictionaryArray.from_arrays(again, coded.dictionary.filter(pa.array(used)))
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=lines.schema)


def amounts_of(lines: pa.Table) -> Mapping[str, Decimal]:
    """Return the sum of the amounts by currency, currencies ascending."""
    wide = pa.table({"currency": lines["currency"], "amount": lines["amount"].cast(pa.decimal128(38, 4))})
    sums: list[dict[str, Any]] = wide.group_by("currency").aggregate([("amount", "sum")]).to_pylist()
    return {row["currency"]: row["amount_sum"] for row in sorted(sums, key=lambda row: str(row["currency"]))}
