"""What the reference takes from the program is as the program is now."""

from __future__ import annotations

import json

import pytest

from maillage.engine.intake.mapping import mapping_schema
from tests.docs.written import SCRIPT, page


@pytest.mark.parametrize("name", SCRIPT.PAGES)
def test_the_page_is_what_the_script_writes(name: str) -> None:
    assert SCRIPT.written(page(name), SCRIPT.PAGES[name]()) == page(name), "run .venv/bin/python scripts/reference.py"


def test_an_older_page_would_be_noticed() -> None:
    now = page("formats.md")
    older = now.replace("| `partner` | text | required |", "| `partner` | text |  |", 1)
    assert older != now
    assert SCRIPT.written(older, SCRIPT.formats()) == now
    with pytest.raises(ValueError, match="two marks"):
        SCRIPT.written(now.replace(SCRIPT.LAST, ""), "")


def test_the_published_schema_of_mappings_is_that_of_the_language() -> None:
    assert page("mapping.schema.json") == SCRIPT.schema_text()
    assert json.loads(page("mapping.schema.json")) == mapping_schema()
