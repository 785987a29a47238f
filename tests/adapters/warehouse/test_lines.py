"""Lines as columns: their identity is that of their text, however they lie in memory."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from maillage.adapters.warehouse.lines import (
    LINES,
    canonical,
    compact,
    encoded,
    in_file_order,
    in_pieces,
    months_of,
)
from maillage.engine.kernel.reason import MaillageError
from tests.adapters.warehouse.shop import line, lines

MANY = canonical(lines(*(line(f"p{at % 3}", at, f"2026-{at % 2 + 1:02d}-{at * 7 % 27 + 1:02d}") for at in range(50))))


def test_scattered_lines_come_in_few_pieces() -> None:
    scattered = pa.concat_tables([MANY.slice(at, 1) for at in range(len(MANY))])
    assert in_pieces(scattered).equals(MANY)
    assert in_pieces(scattered)["sold"].num_chunks == 1


def test_encoded_text_stays_encoded_and_anything_else_is_no_text() -> None:
    coded = canonical(encoded(MANY, ["partner"]))
    assert pa.types.is_dictionary(coded.schema.field("partner").type)
    assert coded.cast(LINES).equals(MANY)
    numbers = MANY.set_column(5, "partner", pc.dictionary_encode(MANY["line_no"].cast(pa.int64())))
    with pytest.raises(MaillageError, match="ledger-schema"):
        canonical(numbers.set_column(8, "quantity", numbers["sender"]))


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


@pytest.mark.parametrize("words", [["a", None, "b", "c"], [None, None, "c", "a"], [None] * 4, ["b"] * 4])
def test_a_line_without_a_value_stays_without(words: list[str | None]) -> None:
    column = pa.chunked_array([pa.array(words, pa.string())])
    coded = encoded(pa.table({"market": column}), ["market"])
    for start, count in ((0, 4), (1, 2), (0, 1), (3, 1)):
        few = compact(coded.slice(start, count))
        assert few["market"].to_pylist() == words[start : start + count]
        assert {*few["market"].combine_chunks().dictionary.to_pylist()} == {*words[start : start + count]} - {None}
