"""The published schema: up to date, and it says of form what reading says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from maillage.engine.policy.schema import json_schema
from maillage.engine.policy.text import read_text

ROOT = Path(__file__).parents[3]
POLICIES = [*sorted((ROOT / "tests" / "policies").glob("*.yaml")), ROOT / "src" / "maillage" / "demo" / "case.yaml"]


def as_json(text: str) -> object:
    return json.loads(json.dumps(read_text(text, "x.yaml").value, default=float))


def test_the_published_file_is_up_to_date() -> None:
    published = (ROOT / "docs" / "reference" / "policy.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == json_schema(), "run: maillage policy schema > docs/reference/policy.schema.json"


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_every_policy_that_can_be_read_fits_the_schema(file: Path) -> None:
    jsonschema.validate(as_json(file.read_text(encoding="utf-8")), json_schema())


@pytest.mark.parametrize("more", ["tires: []", "tiers: base", "currency: euro", "measures: {r: {sum: amont}}"])
def test_a_fault_of_form_does_not_fit(more: str) -> None:
    text = f"policy: p\nversion: '1'\nvalid: {{from: '2026-01-01'}}\n{more}\n"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(text), json_schema())
