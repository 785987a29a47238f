"""A unit gives its word and the customers are laid over the partners through the API alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.conftest import Caller, told


def test_a_unit_acknowledges_the_version_that_it_read(calling: Callable[..., Caller]) -> None:
    unit = calling("unit")
    found = unit.read("/matrix")
    [row] = found["units"]
    assert (row["acknowledged"], row["may_acknowledge"]) == ([], True)
    version = found["followed"][0]
    word = {"unit": row["unit"]["name"], "version": version["version"], "digest": version["digest"]}
    changed = told(unit.post("/matrix/acknowledgements", word | {"digest": "0" * 64}, "one"), 409)
    assert changed["findings"][0]["code"] == "acknowledge-changed"
    assert unit.post("/matrix/acknowledgements", word | {"unit": "another"}, "two").status_code == 404
    given = told(unit.post("/matrix/acknowledgements", word, "three"), 201)
    everybody = calling("analyst").read("/matrix")["units"]
    assert [one["acknowledged"] for one in everybody if one["unit"] == row["unit"]] == [[given]]


def test_the_customers_are_taken_in_and_laid_over_the_partners(calling: Callable[..., Caller]) -> None:
    analyst = calling("analyst")
    assert analyst.read("/matrix/customers") == {"sheet": None, "counts": [], "squares": []}
    fault = told(analyst.post("/matrix/customers", {"text": "segment;nowhere\nintel;Dupont\n"}, "one"), 409)
    assert fault["findings"][0]["code"] == "sheet-territory"
    text = "segment;ile-de-france;nord\nintel;Dupont;-\nintegrator;-;Durand\n"
    sheet = told(analyst.post("/matrix/customers", {"text": text}, "two"), 201)
    found = analyst.read("/matrix/customers")
    assert found["sheet"] == sheet
    assert [(one["segment"]["kind"], one["names"]) for one in found["squares"]] == [
        ("market", "Dupont"), ("market", ""), ("trade", ""), ("trade", "Durand")
    ]  # fmt: skip
    assert sum(one["count"] for one in found["counts"]) == 4
