"""Faults of form: one each, at the deepest place, whatever junk stands in a file."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.faults import PATTERNS
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import LITERAL_SCHEMA
from maillage.engine.policy.writing import line_of, written
from maillage.messages.render import finding_sentence
from tests.engine.policy.written import TIERS, fault

POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.yaml"))
JUNK: list[Any] = [
    None, True, 0, -1, 7, Decimal("0.5"), "", "x", "12 EUR", "80 %", "Zz", [], ["x"], [["x"]], {}, {"x": 1},
    {"measure": "zz"}, [{}], {"all": []}, {"at_least": 5},
]  # fmt: skip
Path_ = tuple[str | int, ...]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("coverage: {primary: [r], most_contacts: {at_least: soon}}\n", ("policy-wants-whole-number", 6, 52)),
        ("coverage: {primary: [r], most_contacts: soon}\n", ("policy-wants-words", 6, 41)),
    ],
)
def test_of_two_forms_the_one_that_was_meant_is_told(more: str, told: tuple[str, int, int]) -> None:
    assert fault(more + TIERS) == told


def test_every_pattern_of_the_language_has_its_sentence() -> None:
    patterns = set(_patterns(Policy.model_json_schema()))
    literal = {choice["pattern"] for choice in LITERAL_SCHEMA["anyOf"] if "pattern" in choice}
    assert patterns - literal == set(PATTERNS)
    assert issubclass(Policy, BaseModel)


def _patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for name, part in schema.items():
            if name == "patternProperties":
                yield from part
            if name != "pattern":
                yield from _patterns(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _patterns(part)


@cache
def sound() -> list[dict[str, Any]]:
    policies = [read_policy(file.read_text(encoding="utf-8"), file.name).policy for file in POLICIES]
    return [written(policy) for policy in policies]


def nodes(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in steps:
        yield from nodes(part, (*path, step))


def spoilt(plain: dict[str, Any], choose: random.Random) -> dict[str, Any]:
    """The same policy with one value replaced by junk, or one word misspelt."""
    made = copy.deepcopy(plain)
    path = choose.choice([path for path in nodes(made) if path])
    above: Any = made
    for step in path[:-1]:
        above = above[step]
    if isinstance(above, dict) and choose.random() < 0.3:
        above[f"{path[-1]}x"] = above.pop(path[-1])
    else:
        above[path[-1]] = choose.choice(JUNK)
    return made


def test_whatever_junk_stands_in_a_file_it_is_read_or_told_with_its_place() -> None:
    choose, told = random.Random(7), 0
    for _ in range(250):
        text = line_of(spoilt(choose.choice(sound()), choose))
        try:
            read_policy(text, "junk.yaml")
        except MaillageError as error:
            for finding in error.findings:
                told += 1
                assert finding.source is not None
                assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    assert told > 100
