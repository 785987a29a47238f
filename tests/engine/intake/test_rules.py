"""How a canonical column gets its text."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from maillage.engine.intake.mapping import Rule
from maillage.engine.intake.rows import LINE, Refusals
from maillage.engine.intake.rules import Words, slug, text_by

TABLE = pa.table({LINE: pa.array([2, 3]), "a": [" Été ", "x"], "b": ["", "1/2/3"]})
OTHERS = {"w.csv": pa.table({"k": ["x"], "v": ["file"]})}


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        ({"from": "a"}, ["Été", "x"]),
        ({"from": "a", "trim": False}, [" Été ", "x"]),
        ({"from": "a", "case": "upper"}, ["ÉTÉ", "X"]),
        ({"from": "a", "slug": True}, ["ete", "x"]),
        ({"from": "b", "default": "none"}, ["none", "1/2/3"]),
        ({"from": "b", "split": {"by": "/", "part": 2}}, ["", "2"]),
        ({"from": "b", "split": {"by": "/", "part": -1}}, ["", "3"]),
        ({"from": "b", "split": {"by": "/", "part": 9}}, ["", ""]),
        ({"from": "b", "split": {"by": "/", "part": -9}}, ["", ""]),
        ({"template": "{a}:{b}."}, ["Été :.", "x:1/2/3."]),
        ({"first": ["b", "a"]}, ["Été", "1/2/3"]),
        ({"constant": "c", "when": {"column": "b", "empty": True}}, ["c", ""]),
        ({"from": "a", "lookup": {"file": "w.csv", "key": "k", "value": "v", "unknown": "keep"}}, ["Été", "file"]),
        ({"from": "a", "lookup": {"values": {"été": "y", "x": "z"}, "ignore_case": True}}, ["y", "z"]),
        ({"from": "b", "parse": "^(?P<value>[0-9])"}, ["", "1"]),
    ],
)
def test_an_origin_and_its_steps(rule: dict[str, Any], texts: list[str]) -> None:
    refusals = Refusals()
    assert text_by(Rule.model_validate(rule), TABLE, "c", Words(OTHERS), refusals).to_pylist() == texts
    assert refusals.parts == []


def test_a_table_of_words_is_made_once() -> None:
    lookup = Rule.model_validate({"from": "a", "lookup": {"values": {"x": "y"}}}).lookup
    assert lookup is not None
    words = Words({})
    assert words.of(lookup) is words.of(lookup)


def test_a_slug_keeps_letters_and_digits() -> None:
    assert slug("  Île-de-France / 2ᵉ ") == "ile-de-france-2e"
