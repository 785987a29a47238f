"""A report can be written of any plan: an empty channel, a policy that asks for next to nothing, many tiers, none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maillage.messages.format import Language
from maillage.report.document import document
from maillage.report.material import Material
from maillage.report.page import page
from maillage.report.workbook import workbook
from tests.engine.channel import P
from tests.engine.whole import direct, plan_of, records_of

BARE: dict[str, Any] = {"clusters": [], "roles": [], "territories": [], "coverage": None, "decisions": []}
GIVEN = {"revenue": {"given": "EUR", "otherwise": "0 EUR"}}
LADDER = [{"tier": "t0"}, *({"tier": f"t{at}", "admission": {"measure": "revenue", "at_least": f"{at}0 M EUR"}}
                           for at in range(1, 7))]  # fmt: skip


@pytest.mark.parametrize(
    ("partners", "parts"),
    [
        ([], {}),
        ([P("a", 1)], BARE | {"tiers": [{"tier": "mba"}], "measures": GIVEN}),
        (direct("abc"), BARE | {"tiers": LADDER, "measures": GIVEN}),
        ([P("a", 1)], BARE | {"tiers": [LADDER[1]], "measures": GIVEN}),
    ],
    ids=["nobody", "nothing-asked", "seven-tiers", "no-tier"],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_any_plan_can_be_reported(partners: list[P], parts: dict[str, Any], language: Language, tmp_path: Path) -> None:
    state = records_of(partners)
    material = Material(plan_of(partners, state=state, **parts), state, {}, "again")
    text = page(material, language)
    assert text.count("<section") == 9
    # Without today's contacts the plan is not held against them.
    assert ("not on record" if language == "en" else "pas enregistrés") in text
    workbook(material, language, tmp_path / "book.xlsx")
    assert document(material, language).startswith(b'{"balance"')
