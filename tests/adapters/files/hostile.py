"""Files that no honest sender sends, and honest ones that broke on the way: what each must be refused for."""

from __future__ import annotations

import gzip
import io
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types


@dataclass(frozen=True)
class Hostile:
    """``code`` of the refusal, ``""`` for an honest file; ``bad`` codes of quarantined lines by line."""

    data: bytes
    code: str = ""
    bad: dict[int, str] = field(default_factory=dict)
    form: dict[str, Any] = field(default_factory=dict)


xlsx = partial(Hostile, form={"format": "xlsx"})
SHEET = "xl/worksheets/sheet1.xml"
ROWS = b"a,b\n" + b"1,2\n" * 9
PROLOG = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def workbook(
    fill: Callable[[Any, Any], object] = lambda book, sheet: sheet.write_row(1, 0, ["x", 1]), **more: Any
) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, more) as book:
        sheet = book.add_worksheet("Ventes")
        sheet.write_row(0, 0, ["a", "b"])
        fill(book, sheet)
    return stream.getvalue()


def hidden(book: Any, sheet: Any) -> None:
    sheet.write_row(1, 0, ["secret", 1])
    shown = book.add_worksheet("Vu")
    shown.write_row(0, 0, ["a", "b"])
    shown.write_row(1, 0, ["seen", 2])
    shown.activate()
    sheet.hide()


def changed(change: Callable[[str, bytes], bytes] = lambda _, text: text, data: bytes = b"", **more: bytes) -> bytes:
    """The honest workbook with parts changed and added (``__`` in a name is a slash, ``_dot_`` a point)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or GOOD)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, text in more.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return stream.getvalue()


def on(part: str, old: bytes, new: bytes, data: bytes = b"") -> bytes:
    def change(name: str, text: bytes) -> bytes:
        assert name != part or old in text, "the fault must be planted"
        return text.replace(old, new) if name == part else text

    return changed(change, data)


def rows(new: bytes) -> bytes:
    """The honest workbook with other rows after its header."""
    return on(SHEET, b"</row></sheetData>", b"</row>" + new + b"</sheetData>")


def named(name: str) -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr(zipfile.ZipInfo(name), b"x")
    return stream.getvalue()


def marked(at: int, old: bytes, new: bytes) -> bytes:
    """The honest workbook with two bytes changed in each of the headers of its first part."""
    data = bytearray(GOOD)
    for head, place in ((b"PK\x03\x04", at), (b"PK\x01\x02", at + 2)):
        start = data.find(head) + place
        assert data[start : start + 2] == old
        data[start : start + 2] = new
    return bytes(data)


def packed(data: bytes, times: int) -> bytes:
    """A zip in a zip in a zip."""
    for _ in range(times):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip", data)
        data = stream.getvalue()
    return data


GOOD = workbook()
ZEROS = b"<!--" + b" " * 3_000_000 + b"-->"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

WORKBOOKS: dict[str, Hostile] = {
    "an honest workbook": xlsx(GOOD),
    "dimensions declared to the last cell": xlsx(
        on(SHEET, b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>')),
    "a cell in the last column and row": xlsx(
        rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "files-columns"),
    "a row beyond the last": xlsx(rows(b'<row r="99999999999"><c><v>1</v></c></row>'), "files-workbook-order"),
    "rows out of order": xlsx(rows(b'<row r="1"><c r="A1"><v>1</v></c></row>'), "files-workbook-order"),
    "a row twice": xlsx(rows(b'<row r="2"><c r="A2"><v>1</v></c></row>'), "files-workbook-order"),
    "cells out of order": xlsx(
        rows(b'<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>'), "files-workbook-order"),
    "a cell of another row": xlsx(rows(b'<row r="3"><c r="A9"><v>1</v></c></row>'), "files-workbook-order"),
    "a string before the first": xlsx(
        rows(b'<row r="3"><c r="A3" t="s"><v>-1</v></c></row>'), "files-workbook-broken"),
    "a string after the last": xlsx(
        rows(b'<row r="3"><c r="A3" t="s"><v>99</v></c></row>'), "files-workbook-broken"),
    "an endless number": xlsx(rows(b'<row r="3"><c r="A3"><v>1E999</v></c></row>'), "files-number-long"),
    "no number": xlsx(rows(b'<row r="3"><c r="A3"><v>1,5</v></c></row>'), "files-workbook-broken"),
    "zip bomb": xlsx(on(SHEET, b"</worksheet>", ZEROS + b"</worksheet>"), "files-bomb"),
    "strings that unpack a hundredfold": xlsx(
        on("xl/sharedStrings.xml", b"</sst>", b"<si><t>" + b"x" * 3_000_000 + b"</t></si></sst>"), "files-bomb"),
    "a huge shared string": xlsx(
        workbook(lambda _, sheet: sheet.write(1, 0, "xyz" * 10_900))),
    "zips in zips": xlsx(packed(b"\0" * 100_000, 5), "files-not-workbook"),
    "a zip in an honest workbook is never opened": xlsx(changed(xl__inner_dot_zip=packed(b"\0" * 9, 9))),
    "billion laughs": xlsx(on(SHEET, PROLOG, LAUGHS), "files-entities"),
    "an entity from outside": xlsx(on(SHEET, PROLOG, OUTSIDE), "files-entities"),
    "a document type": xlsx(on(SHEET, PROLOG, PROLOG + b"<!DOCTYPE x>"), "files-entities"),
    "entities in UTF-16": xlsx(
        changed(docProps__x_dot_xml=LAUGHS.decode().encode("utf-16")), "files-entities"),
    "macros": xlsx(changed(xl__vbaProject_dot_bin=b"x"), "files-active"),
    "an object": xlsx(changed(xl__embeddings__oleObject1_dot_bin=b"x"), "files-active"),
    "another workbook": xlsx(changed(xl__externalLinks__externalLink1_dot_xml=b"<x/>"), "files-linked"),
    "encrypted or old": xlsx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "files-old-workbook"),
    "a part with a password": xlsx(marked(6, GOOD[6:8], b"\x01\x00"), "files-workbook-broken"),
    "packed in an unknown way": xlsx(marked(8, GOOD[8:10], b"\x63\x00"), "files-workbook-broken"),
    "cut off": xlsx(GOOD[: len(GOOD) // 2], "files-workbook-broken"),
    "without its directory": xlsx(GOOD[:-60], "files-workbook-broken"),
    "one byte wrong": xlsx(GOOD[:200] + bytes([GOOD[200] ^ 255]) + GOOD[201:], "files-workbook-broken"),
    "a part twice": xlsx(named(SHEET), "files-part-twice"),
    "a part twice, in capitals": xlsx(named(SHEET.upper()), "files-part-twice"),
    "a way out": xlsx(named("../../etc/cron.d/x"), "files-part-name"),
    "a way out of Windows": xlsx(named("xl\\..\\..\\x"), "files-part-name"),
    "an absolute path": xlsx(named("/etc/cron.d/x"), "files-part-name"),
    "broken XML": xlsx(on(SHEET, b"</sheetData>", b"</sheetDatum>"), "files-workbook-broken"),
    "a formula without its value": xlsx(
        rows(b'<row r="3"><c r="A3"><f>B2</f></c></row>'), "files-formula"),
    "a formula with its value": xlsx(
        rows(b'<row r="3"><c r="A3"><f>B2</f><v>1</v></c></row>'), "files-formula"),
    "an error": xlsx(
        rows(b'<row r="3"><c r="A3" t="e"><v>#N/A</v></c></row>'), bad={3: "files-error-cell"}),
    "eighteen digits": xlsx(
        workbook(lambda _, sheet: sheet.write_number(1, 0, 340123456789012345)), "files-number-long"),
    "a cell too many": xlsx(
        workbook(lambda _, sheet: [sheet.write_row(at, 0, "xy") for at in (1, 2)] and sheet.write_row(3, 0, "xyz")),
        bad={4: "files-ragged"}),
    "a hidden sheet before the one that is seen": xlsx(workbook(hidden)),
    "not a workbook": xlsx(ROWS, "files-not-workbook"),
    "another archive": xlsx(packed(b"x", 1), "files-not-workbook"),
    "no cell": xlsx(changed(lambda name, text: re.sub(rb"<row.*</row>", b"", text) if name == SHEET else text),
                       "files-empty"),
    "twice the same name": xlsx(workbook(lambda _, sheet: sheet.write(0, 1, "a")), "files-header-twice"),
}  # fmt: skip

TEXTS: dict[str, Hostile] = {
    "an honest text": Hostile(ROWS),
    "NUL": Hostile(b"a,b\n1,\0\n", "files-nul"),
    "UTF-16": Hostile("a,b\n1,é\n".encode("utf-16")),
    "UTF-16 where the mapping says UTF-8": Hostile(
        "a,b\n1,é\n".encode("utf-16"), "files-encoding", form={"encoding": "utf-8"}),
    "UTF-16 without its mark": Hostile("a,b\n1,2\n".encode("utf-16-le"), "files-nul"),
    "half a character of UTF-16": Hostile(
        "a,b\n1,2\n".encode("utf-16")[:-1], "files-encoding", form={"encoding": "utf-16"}),
    "latin-1 where the mapping says UTF-8": Hostile(
        "a,b\n1,é\n".encode("latin-1"), "files-encoding", form={"encoding": "utf-8"}),
    "UTF-8 where the mapping says cp1252": Hostile(
        "a,b\n1,é\n".encode(), "files-encoding-other", form={"encoding": "cp1252"}),
    "two encodings": Hostile("a,b\n1,é\n".encode() + "2,é\n".encode("cp1252"), "files-encoding-mixed"),
    "half a character of UTF-8": Hostile("a,b\n1,é".encode()[:-1], "files-encoding", form={"encoding": "utf-8"}),
    "a surrogate": Hostile(b"a,b\n1,\xed\xa0\x80\n", "files-encoding", form={"encoding": "utf-8"}),
    "a line without end": Hostile(b"a,b\n1," + b"x" * 1_100_000, "files-line-long"),
    "a line without end among others": Hostile(ROWS + b"x" * 1_100_000 + b",y\n" + ROWS[4:], "files-line-long"),
    "a cell too long": Hostile(b"a,b\n1," + b"x" * 40_000 + b"\n", "files-cell-long"),
    "a quotation mark that never closes": Hostile(b'a,b\n1,2\n3,"x\n5,6\n', "files-quote-open"),
    "a quotation mark within a cell": Hostile(b'a,b\n1,"x"y\n2,3\n' + b"1,2\n" * 9, "files-quote-open"),
    "inches, and marks that are doubled": Hostile(b'a,b\n17" screen,"x ""y"" z"\n1,""\n' + ROWS[4:]),
    "cut off within a line": Hostile(b"a,b,c\n" + b"1,2,3\n" * 9 + b"1,2", "files-truncated"),
    "one line with a cell too many": Hostile(ROWS + b"1,2,3\n1,2\n", bad={11: "files-ragged"}),
    "one line with a cell too few": Hostile(ROWS + b"1\n1,2\n", bad={11: "files-ragged"}),
    "lines of every length": Hostile(b"a,b\n1,2\n1,2,3\n4,5,6\n", "files-mostly-ragged"),
    "twice the same column": Hostile(b"a,b, a\n1,2,3\n", "files-header-twice"),
    "a header of nothing": Hostile(b" ,\n1,2\n", "files-no-names"),
    "a header further down than the end": Hostile(ROWS, "files-no-header", form={"header": 40}),
    "a header alone": Hostile(b"a,b\n"),
    "nothing": Hostile(b"", "files-empty"),
    "blanks": Hostile(b" \r\n\n \n", "files-empty"),
    "a byte order mark alone": Hostile(b"\xef\xbb\xbf", "files-empty"),
    "another delimiter": Hostile(b"a;b\n1;2\n", "files-delimiter"),
    "ends of line of an old Macintosh": Hostile(b"a,b\r1,2\r3,4\r"),
    "too many columns": Hostile(b",".join(b"c%d" % at for at in range(1_001)) + b"\n", "files-columns"),
    "gzip bomb": Hostile(gzip.compress(b"a,b\n" + b"1,2\n" * 300_000), "files-bomb"),
    "gzip cut off": Hostile(gzip.compress(ROWS + bytes(range(48, 58)) * 999)[:-12], "files-gzip-truncated"),
    "gzip with a byte wrong": Hostile(b"\x1f\x8b\x08\x00nonsense" * 5, "files-gzip-broken"),
    "a workbook": Hostile(GOOD, "files-is-workbook"),
    "a workbook in gzip": Hostile(gzip.compress(GOOD), "files-is-workbook"),
    "a picture": Hostile(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "files-nul"),
    "a program": Hostile(b"\x7fELF\x02\x01\x01" + b"\0" * 900, "files-nul"),
}  # fmt: skip

FILES = {f"xlsx: {what}": file for what, file in WORKBOOKS.items()} | {
    f"csv: {what}": file for what, file in TEXTS.items()
}
