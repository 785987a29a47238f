"""The customers' own coverage over the partners': read line by line, laid square by square."""

from __future__ import annotations

import numpy as np
import pytest

from maillage.engine.comparison.customers import LARGEST, lay_over, read_sheet
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from tests.engine.whole import direct, plan_of

WORDS = {
    "markets": [{"name": "unix", "title": "Unix"}],
    "trades": [{"name": "isv", "title": "ISV"}, {"name": "var", "title": "VAR"}],
}


def coverage(plan: object) -> CoverageTable:
    found = plan.coverage
    assert isinstance(found, CoverageTable)
    return found


def test_squares_say_which_sides_see_the_same_customers() -> None:
    plan = plan_of(direct("ab"), **WORDS)
    (territory,) = {plan.coverage.territories[at] for at in plan.coverage.territory.tolist()}
    sheet = read_sheet(f"segment;{territory}\nisv;Dupont\nvar;-\nunix;\n", "s.csv", plan.policy)
    trades = [frozenset({"isv"}) for _ in plan.measures.partners]
    squares = lay_over(sheet, plan.policy, plan.coverage, trades)
    assert [(one.segment, one.meeting, one.partners) for one in squares] == [
        ("isv", "both", 2), ("var", "nobody", 0), ("unix", "nobody", 0)]  # fmt: skip
    none = lay_over(sheet, plan.policy, plan.coverage, [frozenset({"var"}), frozenset()])
    assert [one.meeting for one in none] == ["customers", "partners", "nobody"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [("", "sheet-empty", 0, 0), ("segment;south\n", "sheet-empty", 0, 0), ("name;south\nisv;x\n", "sheet-head", 1, 1),
     ("segment;suoth\nisv;x\n", "sheet-territory", 1, 2), ("segment;south\n\nisw;x\n", "sheet-segment", 3, 1),
     ("segment;south;south\nisv;x;y\n", "sheet-twice", 1, 3), ("segment,south\nisv,x\nisv,y\n", "sheet-twice", 3, 1),
     ("segment;south\nisv\n", "sheet-cells", 2, 1), ("x" * (LARGEST + 1), "sheet-large", 0, 0)],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(MaillageError) as raised:
        read_sheet(text, "s.csv", plan_of(direct("ab"), **WORDS).policy)
    found = {finding.code: finding for finding in raised.value.findings}
    source = found[code].source
    assert source is not None
    assert (source.line, source.column) == (line, column)
    assert finding_sentence(found[code], "fr") != finding_sentence(found[code], "en")


def test_people_are_counted_once() -> None:
    plan = plan_of(direct("ab"), **WORDS)
    (territory,) = {plan.coverage.territories[at] for at in plan.coverage.territory.tolist()}
    sheet = read_sheet(f"segment,{territory}\nisv,Dupont\n", "s.csv", plan.policy)
    (square,) = lay_over(sheet, plan.policy, plan.coverage, [frozenset({"isv"})] * 2)
    held = {seat.person for seat in plan.coverage.seats if seat.person}
    assert square.people <= len(held)
    assert np.all(plan.coverage.territory >= 0)
