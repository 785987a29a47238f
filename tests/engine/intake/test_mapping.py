"""The language says what it means, whichever way YAML reads a word, and its schema agrees."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from maillage.engine.intake.mapping import IntakeMapping, mapping_schema, read_word

SHORT: dict[str, Any] = {
    "mapping": "m", "table": "partners", "columns": {"partner": "p", "name": {"first": ["a", {"from": "b"}]}},
    "keep": {"column": "c", "is": 1}, "source": {"dates": "dd/mm/yyyy", "empty": "-"},
}  # fmt: skip
LONG: dict[str, Any] = {
    "mapping": "m", "table": "partners",
    "columns": {"partner": {"from": "p"}, "name": {"first": [{"from": "a"}, {"from": "b"}]}},
    "keep": [{"column": "c", "is": ["1"]}], "source": {"dates": ["dd/mm/yyyy"], "empty": ["-"]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "word"),
    [(None, ""), (True, "true"), (False, "false"), (1, "1"), (Decimal("1.50"), "1.50"), ("x", "x"), ([], []),
     (date(2026, 1, 5), "2026-01-05")],
)  # fmt: skip
def test_a_word_needs_no_quotes(value: Any, word: Any) -> None:
    assert read_word(value) == word


def test_the_short_way_to_write_says_the_same_as_the_long_one() -> None:
    assert IntakeMapping.model_validate(SHORT) == IntakeMapping.model_validate(LONG)


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_the_schema_takes_what_the_reader_takes(text: dict[str, Any]) -> None:
    jsonschema.validate(text, dict(mapping_schema()))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(text | {"tabel": "x"}, dict(mapping_schema()))
