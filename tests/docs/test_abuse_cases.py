"""The table of abuse cases names every case once, and tests that exist."""

from __future__ import annotations

import re

from tests.docs.written import ROOT

PAGE = ROOT / "docs" / "reference" / "abuse-cases.md"
CASES = {1, 2, 3, 4, 13, 14, 15, 16, 21, 24, 25, 26, 27, 29, 30}
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows(text: str) -> dict[int, list[str]]:
    """Case → its cells; a case that stands twice is an error."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0].isdecimal():
            assert int(cells[0]) not in found, cells[0]
            found[int(cells[0])] = cells
    return found


def faults(text: str) -> list[str]:
    wrong = [f"case {case} is missing" for case in sorted(CASES - rows(text).keys())]
    for case, cells in rows(text).items():
        tried, control = TEST.findall(cells[3]), TEST.findall(cells[4])
        if not tried or not control:
            wrong.append(f"case {case} has no test or no control")
        for file, name in (*tried, *control):
            path = ROOT / file
            if not path.is_file() or not re.search(rf"^def {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE):
                wrong.append(f"case {case}: {file}::{name} is not there")
    return wrong


def test_every_case_is_tried_by_a_test_with_a_control() -> None:
    assert faults(PAGE.read_text(encoding="utf-8")) == []


def test_a_case_left_out_and_a_test_that_went_are_noticed() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "case 16 is missing" in faults(text.replace("| 16 |", "| x |"))
    assert any("is not there" in fault for fault in faults(text.replace("test_an_edit_voids", "test_no_edit_voids")))
    assert "case 15 has no test or no control" in faults(re.sub(r"(\| 15 \|[^|]*\|[^|]*\|)[^|]*\|", r"\1 – |", text))
