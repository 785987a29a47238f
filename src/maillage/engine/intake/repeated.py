"""Columns whose cells repeat: each distinct cell is worked out once, and told of on every line that has it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.intake.mapping import Rule, Source
from maillage.engine.intake.rows import LINE, Refusals, text_of
from maillage.engine.intake.rules import Words, origin_name, text_by
from maillage.engine.intake.values import value_of
from maillage.engine.records.columns import Column

_SAMPLE: Final = 8_192
_OFTEN: Final = 4
"""How often a cell of the sample has to stand in it, on average."""
Places = NDArray[Any]
"""Whole numbers."""


def repeated_values(
    column: Column, rule: Rule, source: Source, table: pa.Table, words: Words, refusals: Refusals
) -> pa.Array | None:
    """Return the values of a column (n,), text as a dictionary; None where cells seldom repeat.

    None also where a value depends on more than one cell of its row.
    """
    if rule.when or (rule.number is not None and rule.number.times):
        return None
    if rule.constant is not None:
        cells, places = pa.table({LINE: [0]}), np.zeros(len(table), np.int64)
    elif rule.from_ is not None and _repeats(table, rule.from_):
        coded = pc.dictionary_encode(text_of(table, rule.from_))
        numbers = pa.array(np.arange(len(coded.dictionary)))
        cells, places = pa.table({rule.from_: coded.dictionary, LINE: numbers}), coded.indices.to_numpy()
    else:
        return None
    own = Refusals()
    texts = text_by(rule, cells, column.name, words, own)
    values = value_of(column, rule, source, texts, cells, origin_name(rule, column.name), own)
    for part in own.parts:
        _tell(part, len(cells), places, table, refusals)
    return _spread(values, places)


def _repeats(table: pa.Table, name: str) -> bool:
    sample = text_of(table.slice(0, _SAMPLE), name)
    return len(pc.unique(sample)) * _OFTEN <= len(sample)


def _tell(part: pa.Table, number: int, places: Places, table: pa.Table, refusals: Refusals) -> None:
    """Refuse every line that has a cell which ``part`` refuses, by the cell's place among ``number``."""
    reason = np.full(number, -1)
    reason[part["line"].to_numpy()] = np.arange(len(part))
    rows = np.flatnonzero(reason[places] >= 0)
    told = part.take(pa.array(reason[places[rows]]))
    refusals.parts.append(told.set_column(0, "line", table[LINE].take(pa.array(rows))))


def _spread(values: pa.Array, places: Places) -> pa.Array:
    if not pa.types.is_string(values.type):
        return values.take(pa.array(places))
    # Cells that differ may have the same value: in a dictionary it stands once.
    coded = pc.dictionary_encode(values)
    return pa.DictionaryArray.from_arrays(coded.indices.take(pa.array(places)), coded.dictionary)
