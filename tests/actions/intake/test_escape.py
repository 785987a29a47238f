"""No cell that we write is a formula to any spreadsheet, and each comes back as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.actions.intake.escape import restored, safe


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("\nx", "'\nx"), ("＝1", "'＝1"), ("＠x", "'＠x"), (" =1", "' =1"), ("\u200b=1", "'\u200b=1"),
        ("\0=1", "�=1"), ("-12.50", "-12.50"), ("+33 1 23 45 67 89", "+33 1 23 45 67 89"), ("+33 1…", "'+33 1…"),
        ("-1 234,5", "-1 234,5"), ("-1\u202f234,5", "-1\u202f234,5"), ("a=b", "a=b"), ("", ""), ("'s-Gravenhage",) * 2,
        ("x;=1+1", "x;'=1+1"), ("x, @SUM(A1)", "x,' @SUM(A1)"), ("x\t=1", "x\t'=1"), ("x\n-y", "x\n'-y"),
        ("Lyon, -2", "Lyon, -2"), ("'=1", "''=1"), ("-2;-3", "-2;-3"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert safe(cell) == written
    assert restored(written) == cell.replace("\0", "�")


CELLS = st.text(st.sampled_from("='+-@\t\r\n;,| 1.a＝＠\u00a0\u200b"), max_size=9)


@given(CELLS)
def test_every_cell_comes_back(cell: str) -> None:
    assert restored(safe(cell)) == cell


@given(CELLS)
def test_wherever_a_spreadsheet_splits_nothing_begins_like_a_formula(cell: str) -> None:
    for delimiters in (";", ",", "\t", "|", ";,\t|"):
        for part in re.split(f"[{delimiters}\r\n]", safe(cell)):
            begins = part.lstrip(" \u00a0\u200b")
            number = re.fullmatch("[+-]?[0-9][0-9 .,'\u00a0]*([;,|\t].*)?", begins)
            assert not begins.startswith(tuple("=@＝＠"))
            assert number or not begins.startswith(tuple("+-"))
