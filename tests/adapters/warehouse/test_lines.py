"""Lines as columns: their identity is that of their text, however they lie in memory."""

from __future__ import annotations

import hashlib

import numpy as np
import pyarrow as pa
import pytest

from maillage.adapters.warehouse.lines import (
    KEY,
    LINES,
    canonical,
    compact,
    encoded,
    in_file_order,
    in_pieces,
    keys_of,
    limbs_of,
    months_of,
)
from maillage.engine.kernel.reason import MaillageError
from tests.adapters.warehouse.shop import line, lines

MANY = canonical(lines(*(line(f"p{at % 3}", at, f"2026-{at % 2 + 1:02d}-{at * 7 % 27 + 1:02d}") for at in range(50))))


def texts(names: list[str]) -> list[bytes]:
    """The lines as text, worked out another way: fields apart by one mark, nothing is another one."""
    rows = MANY.select(names).to_pylist()
    return ["\x1f".join("\x1e" if cell is None else str(cell) for cell in row.values()).encode() for row in rows]


def test_keys_and_digests_are_those_of_the_text() -> None:
    keys = [int.from_bytes(hashlib.md5(text).digest()[8:], "little") >> 1 for text in texts([*KEY])]
    assert keys_of(MANY).tolist() == keys
    limbs = [np.frombuffer(hashlib.sha256(text).digest(), ">u4")[::-1].tolist() for text in texts(LINES.names)]
    assert limbs_of(MANY).tolist() == limbs


def test_slices_and_pieces_are_read_where_they_begin() -> None:
    part = pa.concat_tables([MANY.slice(7, 5), MANY.slice(30, 9)])
    rows = [*range(7, 12), *range(30, 39)]
    assert keys_of(part).tolist() == keys_of(MANY)[rows].tolist()
    assert limbs_of(canonical(part)).tolist() == limbs_of(MANY)[rows].tolist()
    scattered = pa.concat_tables([MANY.slice(at, 1) for at in range(len(MANY))])
    assert in_pieces(scattered).equals(MANY)
    assert in_pieces(scattered)["sold"].num_chunks == 1
    assert len(keys_of(MANY.slice(0, 0))) == len(limbs_of(MANY.slice(0, 0))) == 0


@pytest.mark.parametrize("mark", ["\x1e", "\x1f"])
def test_a_text_that_holds_a_mark_is_refused_wherever_it_stands(mark: str) -> None:
    wrong = lines(line("p1"), line(f"p{mark}2"), line("p3"))
    with pytest.raises(MaillageError, match="ledger-control-character"):
        canonical(wrong)
    assert len(canonical(pa.concat_tables([wrong.slice(0, 1), wrong.slice(2)]))) == 2
    assert len(canonical(lines(line("é\u3000\u271e")))) == 1, "no byte of another character is taken for a mark"


def test_a_month_lies_together_by_partner_and_day() -> None:
    order = in_file_order(MANY, months_of(MANY))
    found = MANY.take(pa.array(order)).to_pylist()
    placed = [(row["sold"].replace(day=1), row["partner"], row["sold"]) for row in found]
    assert placed == sorted(placed)
    assert sorted(order) == [*range(len(MANY))]


def test_encoded_lines_say_the_same_and_keep_no_word_that_none_has() -> None:
    coded = encoded(MANY, ["partner", "currency"])
    assert coded.schema.field("partner").nullable is False
    assert coded.cast(LINES).equals(MANY)
    few = compact(coded.slice(1, 1))
    assert few.cast(LINES).equals(MANY.slice(1, 1))
    assert few["partner"].combine_chunks().dictionary.to_pylist() == ["p1"]
