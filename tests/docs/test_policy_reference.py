"""The reference of the language: every example can be read, every word of the language is on the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import conditions, measures, tiers

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "policy.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n", 1)[0])
def test_every_example_can_be_read(example: str) -> None:
    assert read_policy(example, "example.yaml").policy.tiers


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize(
    "clause",
    [
        measures.Window,
        measures.Filter,
        measures.Item,
        conditions.Test,
        conditions.Qualifying,
        tiers.Staying,
        tiers.Tier,
    ],
    ids=lambda clause: clause.__name__,
)
def test_every_word_of_the_clause_is_on_the_page(clause: type) -> None:
    beyond = {"title", "description", "forms", "without_cluster", "item"}
    words = {field.alias or name for name, field in clause.model_fields.items()} - beyond  # type: ignore[attr-defined] # a clause has fields
    assert {word for word in words if not re.search(rf"\b{word}\b", PAGE)} == set()
