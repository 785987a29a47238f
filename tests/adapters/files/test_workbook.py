"""XLSX files of other people: typed cells become text; what is no table of values is refused by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from maillage.adapters.files import workbook
from maillage.adapters.files.fault import Fault
from maillage.adapters.files.limits import Limits
from maillage.adapters.files.raw import read_raw
from maillage.engine.intake.mapping import Source
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence

LIMITS = Limits()


def made(fill: Callable[[Any, Any], object]) -> bytes:
    """A workbook whose first sheet has the columns a, b, c, filled by a test."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Ventes")
        sheet.write_row(0, 0, ["a", "b", "c"])
        fill(book, sheet)
    return stream.getvalue()


def without_cells() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet()
    return stream.getvalue()


def plain_sheet(book: Any, sheet: Any) -> None:
    del book
    sheet.write_row(1, 0, ["x", 1, 2])


def changed(data: bytes, change: Callable[[str, bytes], bytes] = lambda _, text: text, **more: bytes) -> bytes:
    """The same archive with parts changed and added (``__`` in a name is a slash, ``_dot_`` a point)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, text in more.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return stream.getvalue()


def on_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, text: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return text
        assert old in text, "the fault must be planted"
        return text.replace(old, new)

    return change


def parse(data: bytes, limits: Limits = LIMITS, **form: Any) -> tuple[dict[str, list[Any]], list[tuple[int, str, str]]]:
    table, bad = workbook.read(data, Source(format="xlsx", **form).model_dump(mode="json"), limits)
    return table.to_pydict(), [(item.line, item.code, item.column) for item in bad]


def fault(data: bytes, limits: Limits = LIMITS, **form: Any) -> Fault:
    with pytest.raises(Fault) as caught:
        parse(data, limits, **form)
    return caught.value


def test_typed_cells_become_exact_text() -> None:
    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(1, 0, ["=x", 0.1, 4006381333931])
        sheet.write_row(2, 0, [1234567.25, -12.5, 1e-7])
        sheet.write_datetime(4, 0, datetime(2026, 1, 5), day)
        sheet.write_datetime(4, 1, datetime(2026, 1, 5, 13, 30), day)
        sheet.write_boolean(4, 2, True)
        sheet.write_string(5, 0, "00123")

    found, bad = parse(made(fill))
    assert found == {
        "a": ["=x", "1234567.25", "2026-01-05", "00123"],
        "b": ["0.1", "-12.5", "2026-01-05T13:30:00", ""],
        "c": ["4006381333931", "0.0000001", "true", ""],
        "#line": [2, 3, 5, 6],
    }
    assert bad == []


def test_numbers_take_the_decimal_mark_that_the_mapping_expects() -> None:
    data = made(lambda _, sheet: sheet.write_row(1, 0, [1234.5]))
    assert parse(data, numbers={"decimal": ",", "thousands": "."})[0]["a"] == ["1234,5"]


def test_a_sheet_by_name_and_a_header_lower_down() -> None:
    def fill(book: Any, sheet: Any) -> None:
        del sheet
        other = book.add_worksheet("Mars")
        other.write(0, 0, "Rapport")
        other.write_row(2, 0, ["p", "q"])
        other.write_row(4, 0, ["1", "2"])

    data = made(fill)
    assert parse(data, sheet="Mars", header=3, skip=1)[0] == {"p": ["1"], "q": ["2"], "#line": [5]}
    assert parse(data, sheet="Mars", header=0)[0]["1"] == ["Rapport", "p", "1"]
    found = fault(data, sheet="Avril")
    assert (found.code, found.facts["known"]) == ("files-sheet", ["Ventes", "Mars"])
    assert fault(data, header=9).code == "files-no-header"


def test_the_first_rows_can_be_read_alone() -> None:
    data = made(lambda book, sheet: [sheet.write_row(row, 0, [f"a{row}", row]) for row in range(9)])
    table, _ = workbook.read(data, Source(format="xlsx").model_dump(mode="json"), LIMITS, 3)
    assert table.to_pydict()["#line"] == [2, 3]


def test_rows_with_errors_or_beyond_the_header_are_quarantined() -> None:
    def fill(book: Any, sheet: Any) -> None:
        plain_sheet(book, sheet)
        sheet.write_row(2, 0, ["y", 1, 2, "too much"])
        sheet.write_row(3, 0, ["z", 77, 2])

    data = changed(made(fill), on_sheet(b'<c r="B4"><v>77</v>', b'<c r="B4" t="e"><v>#N/A</v>'))
    assert parse(data)[0]["a"] == ["x"]
    assert parse(data)[1] == [(3, "files-ragged", ""), (4, "files-error-cell", "b")]


@pytest.mark.parametrize(
    ("code", "write"),
    [
        ("files-formula", lambda sheet: sheet.write_formula(1, 1, "=1+1", None, 2)),
        ("files-formula", lambda sheet: sheet.write_formula(1, 1, "=1+1", None, "")),
        ("files-formula", lambda sheet: sheet.write_array_formula(1, 1, 1, 1, "{=SUM(A1:A2)}")),
        ("files-number-long", lambda sheet: sheet.write_number(1, 1, 340123456789012345)),
    ],
)
def test_a_cell_without_its_value_refuses_the_file_with_its_place(code: str, write: Callable[[Any], None]) -> None:
    found = fault(made(lambda _, sheet: write(sheet)))
    assert (found.code, found.line, found.column) == (code, 2, 2)


def many_zeros(text: bytes) -> Callable[[str, bytes], bytes]:
    return on_sheet(b"</worksheet>", b"<!--" + text * 3_000_000 + b"--></worksheet>")


def macro_type(name: str, text: bytes) -> bytes:
    return text.replace(b"sheet.main", b"sheet.macroEnabled.main") if name == "[Content_Types].xml" else text


PROLOG = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
GOOD = made(plain_sheet)
HOSTILE: dict[str, tuple[str, bytes]] = {
    "empty sheet": ("files-empty", without_cells()),
    "no archive": ("files-not-workbook", b"a,b\n1,2\n"),
    "an old workbook": ("files-old-workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "another archive": ("files-not-workbook", changed(b"PK\x05\x06" + b"\0" * 18, x_dot_txt=b"1")),
    "cut off": ("files-workbook-broken", GOOD[: len(GOOD) // 2]),
    "one byte wrong": ("files-workbook-broken", GOOD[:200] + bytes([GOOD[200] ^ 255]) + GOOD[201:]),
    "broken XML": ("files-workbook-broken", changed(GOOD, on_sheet(b"</sheetData>", b"</sheetDatum>"))),
    "cell where none can be": ("files-workbook-broken", changed(GOOD, on_sheet(b'r="B2"', b'r="ZZZZZZ2"'))),
    "zip bomb": ("files-bomb", changed(GOOD, many_zeros(b"\x20"))),
    "macros": ("files-active", changed(GOOD, xl__vbaProject_dot_bin=b"x")),
    "macro type": ("files-active", changed(GOOD, macro_type)),
    "embedded object": ("files-active", changed(GOOD, xl__embeddings__oleObject1_dot_bin=b"x")),
    "another workbook": ("files-linked", changed(GOOD, xl__externalLinks__externalLink1_dot_xml=b"<x/>")),
    "entities": ("files-entities", changed(GOOD, on_sheet(PROLOG, LAUGHS))),
    "entities in an unread part": ("files-entities", changed(GOOD, docProps__x_dot_xml=LAUGHS + b"<l>&b;</l>")),
    "entities in UTF-16": ("files-entities", changed(GOOD, docProps__x_dot_xml=LAUGHS.decode().encode("utf-16"))),
    "twice the same name": ("files-header-twice", made(lambda _, sheet: sheet.write(0, 1, "a"))),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_and_broken_workbooks_are_refused_with_the_right_reason(what: str) -> None:
    code, data = HOSTILE[what]
    found = fault(data)
    assert found.code == code


def test_the_guards_let_an_honest_workbook_through() -> None:
    assert parse(changed(GOOD, docProps__x_dot_xml=b"<l/>"))[0]["a"] == ["x"]
    # Sparse dimensions: declared or real, a cell at the far end costs nothing and means nothing for the others.
    far = changed(GOOD, on_sheet(b'<dimension ref="A1:C2"/>', b'<dimension ref="A1:XFD1048576"/>'))
    assert parse(far)[0]["a"] == ["x"]


@pytest.mark.parametrize(
    ("code", "data", "limits"),
    [
        ("files-parts", GOOD, Limits(entries=3)),
        ("files-bomb", GOOD, Limits(ratio=1)),
        ("files-bomb", GOOD, Limits(expanded=100)),
        ("files-cells", GOOD, Limits(cells=5)),
        ("files-rows", GOOD, Limits(rows=1)),
        ("files-columns", made(lambda _, sheet: sheet.write(1, 16_000, "far")), Limits()),
        (
            "files-cells",
            made(lambda _, sheet: [sheet.write(at, 900, "far") for at in range(1, 30)]),
            Limits(cells=20_000),
        ),
        ("files-cell-long", made(lambda _, sheet: sheet.write(1, 1, "x" * 1_000)), Limits(cell=999)),
    ],
)
def test_limits(code: str, data: bytes, limits: Limits) -> None:
    assert fault(data, limits).code == code


def test_the_child_tells_the_place_of_a_formula_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "ventes.xlsx"
    file.write_bytes(made(lambda _, sheet: sheet.write_formula(1, 2, "=A1*2", None, 2)))
    with pytest.raises(MaillageError) as caught:
        read_raw(file, Source(format="xlsx"))
    (finding,) = caught.value.findings
    assert "line 2, column 3: This cell holds a formula (=A1*2)" in finding_sentence(finding, "en")
    assert "ligne 2, colonne 3 : Cette cellule contient une formule (=A1*2)" in finding_sentence(finding, "fr")
    file.write_bytes(GOOD)
    assert read_raw(file, Source(format="xlsx")).table.num_rows == 1
