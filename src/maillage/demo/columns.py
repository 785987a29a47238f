"""Columns made whole: texts picked by number, decimals from cents, days. No Python loop over partners or lines."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_DECIMALS = 4


def draw_of(seed: int, purpose: str, number: int = 0) -> np.random.Generator:
    """Return the random numbers of one purpose: drawing more for one never changes another."""
    return np.random.default_rng([seed, zlib.crc32(purpose.encode()), number])


def pick(words: Sequence[str | None] | pa.Array, at: NDArray[Any]) -> pa.Array:
    """Return ``words[at]`` as text."""
    found = words if isinstance(words, pa.Array) else pa.array(words, pa.string())
    return found.take(pa.array(at, pa.int64()))


def text(values: Any) -> pa.Array:
    """Return values as text."""
    return pc.cast(values if isinstance(values, pa.Array) else pa.array(values), pa.string())


def padded(numbers: NDArray[Any], width: int) -> pa.Array:
    """Return whole numbers with zeros in front."""
    return pc.utf8_lpad(text(numbers), width, "0")


def join(*parts: pa.Array | str) -> pa.Array:
    """Return texts put together, row by row."""
    return pc.binary_join_element_wise(*(pa.scalar(part) if isinstance(part, str) else part for part in parts), "")


def where(chosen: Flags, values: pa.Array) -> pa.Array:
    """Return ``values``, null where not ``chosen``."""
    return pc.if_else(pa.array(chosen), values, pa.scalar(None, values.type))


def days(values: NDArray[Any], known: Flags | None = None) -> pa.Array:
    """Return days since 1970 as dates, null where not ``known``."""
    return pa.array(values.astype(np.int32), pa.date32(), mask=None if known is None else ~known)


def decimals(values: NDArray[Any], places: int) -> pa.Array:
    """Return whole numbers of the ``places``-th decimal as decimal(18, 4)."""
    scaled = values.astype(np.int64) * 10 ** (_DECIMALS - places)
    # A decimal of 128 bits is two words of 64, the low one first; the high one repeats the sign.
    words = np.empty((len(scaled), 2), np.int64)
    words[:, 0], words[:, 1] = scaled, scaled >> 63
    return pa.Array.from_buffers(pa.decimal128(18, _DECIMALS), len(scaled), [None, pa.py_buffer(words)])


def table_of(name: str, columns: Mapping[str, pa.Array]) -> pa.Table:
    """Return columns as the canonical table ``name``; those left out are empty."""
    schema = arrow_schema(TABLES[name])
    size = len(next(iter(columns.values())))
    made = [columns.get(field.name, pa.nulls(size, field.type)) for field in schema]
    return pa.table(made, schema=schema)
