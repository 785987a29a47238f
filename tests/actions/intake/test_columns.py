"""A file that lacks what its mapping reads is refused at once, every missing column by name."""

from __future__ import annotations

import pyarrow as pa
import pytest

from maillage.actions.intake.columns import lookups_of, require
from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence

RULES = IntakeMapping.model_validate(
    {
        "mapping": "m",
        "table": "sell_through",
        "joins": [{"join": "shop", "file": "shops.csv", "on": "Shop", "key": "Id", "versions": {"by": "Day"}}],
        "keep": {"column": "State", "is": "open"},
        "versions": {"by": ["Number"], "order": "Version"},
        "explode": {"column": "Codes", "by": ";"},
        "unpivot": {"columns": {"Jan": "2026-01", "Feb": "2026-02"}, "name": "month"},
        "columns": {
            "document": {"template": "{Order}-{Line}"},
            "partner": {"first": ["shop.partner", {"from": "Partner", "when": {"column": "Kind", "is": "x"}}]},
            "amount": {"from": "value", "number": {"times": "Pieces"}},
            "sold": {"from": "month"},
            "sender": {"constant": "w", "split": {"by": "-", "part": 1}},
        },
        "metadata": {"sender": "Reporter"},
    }
)
MAIN = ("Shop", "State", "Number", "Version", "Codes", "Jan", "Feb", "Order", "Line", "Partner", "Kind", "Pieces",
        "Reporter")  # fmt: skip


def table(*names: str) -> pa.Table:
    return pa.table({name: pa.array([], pa.string()) for name in (*names, "#line")})


def missing(main: tuple[str, ...], shop: tuple[str, ...] = ("Id", "Day", "partner")) -> list[str]:
    with pytest.raises(MaillageError) as caught:
        require("f.csv", RULES, table(*main), {"shop": table(*shop)})
    for finding in caught.value.findings:
        assert "has no column" in finding_sentence(finding, "en")
        assert "n’a pas de colonne" in finding_sentence(finding, "fr")
    return [str(finding.facts["name"]) for finding in caught.value.findings]


def test_a_file_with_all_columns_passes() -> None:
    require("f.csv", RULES, table(*MAIN), {"shop": table("Id", "Day", "partner")})


@pytest.mark.parametrize("name", MAIN)
def test_each_column_is_missed(name: str) -> None:
    assert missing(tuple(item for item in MAIN if item != name)) == [name]


def test_columns_of_joined_files_are_missed() -> None:
    assert missing(MAIN, ("Id", "Day")) == ["shop.partner"]
    assert missing(MAIN, ("Day", "partner")) == ["Id"]


def test_files_of_words_are_found_wherever_they_are_used() -> None:
    look = {"file": "words.csv", "key": "k", "value": "v"}
    rules = IntakeMapping.model_validate(
        {
            "mapping": "m",
            "table": "partners",
            "columns": {
                "partner": {"from": "A", "lookup": look},
                "name": {
                    "first": [{"from": "B", "lookup": {**look, "file": "names.csv"}}, {"from": "C", "lookup": look}]
                },
            },
        }
    )
    assert lookups_of(rules) == ("words.csv", "names.csv")
    assert lookups_of(RULES) == ()
