"""The reference of the language: every example can be read, every recipe does what it says, every word is on the page."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import PolicyLibrary, read_policy
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify
from maillage.messages.render import finding_sentence

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "policy.md").read_text(encoding="utf-8")
SCHEMA = json.loads((REFERENCE / "policy.schema.json").read_text(encoding="utf-8"))
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ALONE = [example for example in EXAMPLES if "\nextends:" not in example]
RECIPES = re.findall(r"^### ([^\n]+)\n(?:(?!^###).)*?^```yaml recipe\n(.*?)^```\n+^```csv\n(.*?)^```", PAGE,
                     re.MULTILINE | re.DOTALL)  # fmt: skip
HEAD = "policy: recipe\nversion: '1'\ntitle: Recipe\nvalid: {from: 2026-01-01}\ncurrency: EUR\n"
DAY = date(2026, 10, 1)


def words_of(schema: object) -> set[str]:
    """Every word that the schema knows."""
    if isinstance(schema, list):
        return set().union(*(words_of(part) for part in schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties")
    return set(own if isinstance(own, dict) else ()).union(*(words_of(part) for part in schema.values()))


def words_on(page: str) -> set[str]:
    """Every word in backticks, those inside a longer piece of code included."""
    code = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL))
    return {word for piece in code for word in re.findall(r"[a-z_]+", piece)}


def listed(page: str) -> list[str]:
    """The words of the last table, in its order."""
    return re.findall(r"^\| `([a-z_]+)` \|", page.partition("\n## Every word\n")[2], re.MULTILINE)


@pytest.mark.parametrize("example", ALONE, ids=lambda text: text.split("\n", 1)[0])
def test_every_example_can_be_read(example: str) -> None:
    assert read_policy(example, "example.yaml").policy.tiers


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 15
    assert len(RECIPES) >= 12
    assert len(re.findall(r"^```yaml recipe", PAGE, re.MULTILINE)) == len(RECIPES)


def family(child: str) -> PolicyLibrary:
    parent = next(example for example in EXAMPLES if example.startswith("policy: region\n"))
    return PolicyLibrary.of({"region.yaml": parent, "country.yaml": child})


def test_the_child_of_the_example_is_what_the_page_says() -> None:
    (child,) = [example for example in EXAMPLES if example not in ALONE]
    found = family(child).in_force("country", DAY).policy
    assert [tier.tier for tier in found.tiers] == ["base", "gold"]
    assert sorted(found.tiers[1].effects) == ["discount", "support"]
    assert (found.staying.grace_days, found.staying.review is not None) == (60, True)
    closed = child.split("staying:")[0] + "measures: {revenue: {window: {trailing_months: 6}}}\n"
    with pytest.raises(MaillageError) as refused:
        family(closed).in_force("country", DAY)
    (finding,) = refused.value.findings
    told = finding_sentence(finding, "en")
    said = re.search(r"\*(country\.yaml, line .*?), roles", " ".join(PAGE.split()))
    assert said is not None
    assert told.startswith(said[1]), told


@pytest.mark.parametrize(("name", "recipe", "facts"), RECIPES, ids=lambda text: text.split("\n", 1)[0][:40])
def test_every_recipe_gives_the_tiers_beside_it(name: str, recipe: str, facts: str) -> None:
    policy = read_policy(HEAD + recipe, f"{name}.yaml").policy
    tried = read_facts(facts, "facts.csv", policy, DAY)
    tiers = qualify(policy, tried.measures, tried.records).value
    assert len(tried.expected) >= 2
    for (partner, portfolio), expected in tried.expected.items():
        ladder = tiers.ladders[portfolio]
        assert ladder.names[int(ladder.tier[tiers.partners.index(partner)])] == expected, (partner, portfolio)


def test_every_word_of_the_schema_is_on_the_page() -> None:
    assert words_of(SCHEMA) - words_on(PAGE) == set()


def test_the_table_lists_every_word_once_in_order_and_no_other() -> None:
    assert listed(PAGE) == sorted(words_of(SCHEMA))


def test_a_word_that_is_missing_is_seen() -> None:
    less = re.sub(r"`[^`\n]*\bwithout_minimums\b[^`\n]*`", "", PAGE)
    assert words_of(SCHEMA) - words_on(less) == {"without_minimums"}
    more: dict[str, Any] = {**SCHEMA, "properties": {**SCHEMA["properties"], "brand_new": {}}}
    assert words_of(more) - words_on(PAGE) == {"brand_new"}


def test_every_link_of_the_page_leads_somewhere() -> None:
    titles = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
              for title in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)}  # fmt: skip
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= titles
