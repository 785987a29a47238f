"""CSV files of other people: every row with its line, or refused with the reason."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.adapters.files import delimited, plain
from maillage.adapters.files.fault import Fault
from maillage.adapters.files.limits import Limits
from maillage.adapters.files.raw import RawFile, read_raw
from maillage.engine.intake.mapping import Source
from maillage.engine.kernel.reason import Finding, MaillageError
from maillage.messages.render import finding_sentence

LIMITS = Limits()


def parse(data: bytes, limits: Limits = LIMITS, **form: Any) -> tuple[dict[str, list[Any]], list[tuple[int, str]]]:
    """Read in this process: rows as columns, and (line, code) of what is no row."""
    words = Source(**form)
    text, _ = plain.to_utf8(data, words.encoding, words.delimiter, limits)
    made = delimited.Form(words.delimiter, words.quote, words.header, words.skip)
    table, bad = delimited.read(text, made, limits)
    return table.to_pydict(), [(item.line, item.code) for item in bad]


def fault(data: bytes, limits: Limits = LIMITS, **form: Any) -> Fault:
    with pytest.raises(Fault) as caught:
        parse(data, limits, **form)
    return caught.value


def test_rows_keep_the_line_on_which_they_start() -> None:
    data = b'a,b\n1,"x\ny"\n\n3,z\r\n"4\r\n5",w\n' + b"6,v\n" * 3 + b"7\n8,u"
    found, bad = parse(data)
    assert found["a"] == ["1", "3", "4\r\n5", "6", "6", "6", "8"]
    assert found["#line"] == [2, 5, 6, 8, 9, 10, 12]
    assert bad == [(11, "files-ragged")]


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=6), min_size=2, max_size=2)
        .filter(any),
        min_size=1, max_size=30,
    )
)  # fmt: skip
def test_what_is_written_is_read_with_its_line(rows: list[list[str]]) -> None:
    quoted = ['"' + '","'.join(cell.replace('"', '""') for cell in row) + '"\n' for row in rows]
    found, bad = parse(("a,b\n" + "".join(quoted)).encode(), encoding="utf-8")
    assert list(map(list, zip(found["a"], found["b"], strict=True))) == rows
    starts = [2 + sum(text.count("\n") for text in quoted[:at]) for at in range(len(rows))]
    assert (found["#line"], bad) == (starts, [])


def test_the_header_may_stand_lower_and_rows_of_units_after_it() -> None:
    found, _ = parse(b"Rapport;;\nmois;mars\na; b ;\n(texte);(EUR);\n1;2;3\n", delimiter=";", header=3, skip=1)
    assert found == {"a": ["1"], "b": ["2"], "#3": ["3"], "#line": [5]}


def test_without_header_columns_are_called_by_number() -> None:
    assert parse(b"x\t1\ny\t2\n", delimiter="\t", header=0)[0] == {"1": ["x", "y"], "2": ["1", "2"], "#line": [1, 2]}


def test_a_file_without_quotation_marks_keeps_those_in_its_text() -> None:
    assert parse(b'a,b\n1,17" screen\n2,"x\n', quote=None)[0]["b"] == ['17" screen', '"x']


def test_a_header_alone_has_no_rows() -> None:
    assert parse(b"a,b\n")[0] == {"a": [], "b": [], "#line": []}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("a,b\n1,Éléonore €\n".encode("utf-8-sig"), "utf-8-sig"),
        ("a,b\n1,Éléonore €\n".encode(), "utf-8"),
        ("a,b\n1,Éléonore €\n".encode("cp1252"), "cp1252"),
        ("a,b\n1,Éléonore €\n".encode("utf-16"), "utf-16"),
        ("a,b\n1,Éléonore €\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "utf-16"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    assert plain.to_utf8(data, "detect", ",", LIMITS)[1] == encoding
    assert parse(data)[0]["b"] == ["Éléonore €"]


def test_latin_1_is_the_last_that_is_tried() -> None:
    assert plain.to_utf8(b"a,b\n1,\xe9\x81\n", "detect", ",", LIMITS)[1] == "latin-1"


def test_gzip_is_unpacked() -> None:
    assert parse(gzip.compress(b"a,b\n1,2\n"))[0]["a"] == ["1"]


REFUSED: dict[str, tuple[bytes, dict[str, Any], int, int]] = {
    "files-empty": (b" \n\n", {}, 0, 0),
    "files-is-workbook": (b"PK\x03\x04 and so on", {}, 0, 0),
    "files-nul": (b"a,b\n1,x\0y\n", {}, 2, 2),
    "files-encoding": (b"a,b\n1,\xe9\n", {"encoding": "utf-8"}, 2, 2),
    "files-encoding-other": ("a,b\n1,é\n".encode(), {"encoding": "cp1252"}, 2, 2),
    "files-encoding-mixed": ("a,b\n1,é\n".encode() + "2,é\n".encode("cp1252"), {}, 3, 2),
    "files-delimiter": (b"a;b\n1;2\n", {}, 1, 1),
    "files-mark": (b"a\n1\n", {"delimiter": "¤"}, 0, 0),
    "files-header-twice": (b"a,b, a\n1,2,3\n", {}, 1, 3),
    "files-no-header": (b"a,b\n1,2\n", {"header": 4}, 0, 0),
    "files-no-names": (b" ,\n1,2\n", {}, 1, 0),
    "files-quote-open": (b'a,b\n1,2\n3,"x\n5,6\n', {}, 3, 0),
    "files-truncated": (b"a,b,c\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1,2", {}, 7, 0),
    "files-mostly-ragged": (b"a,b\n1,2\n1,2,3\n4,5,6\n", {}, 3, 0),
    "files-gzip-truncated": (gzip.compress(b"a,b\n" + bytes(range(48, 58)) * 999)[:-12], {}, 0, 0),
    "files-gzip-broken": (b"\x1f\x8b\x08\x00nonsense" * 5, {}, 0, 0),
    "files-bomb": (gzip.compress(b"a,b\n" + b"1,2\n" * 300_000), {}, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_table_is_refused_with_the_reason_and_its_place(code: str, tmp_path: Path) -> None:
    data, form, line, column = REFUSED[code]
    found = fault(data, **form)
    assert (found.code, found.line, found.column) == (code, line, column)


@pytest.mark.parametrize(
    ("code", "data", "limits"),
    [
        ("files-line-long", b"a,b\n1," + b"x" * 200_000 + b"\n2,3\n", Limits(line=100_000)),
        ("files-line-long", b"a,b\n" + b"1,2\n" * 50_000 + b"x" * 200_000 + b",y\n", Limits(line=100_000)),
        ("files-cell-long", b"a,b\n1," + b"x" * 101 + b"\n", Limits(cell=100)),
        ("files-columns", b",".join(b"c%d" % at for at in range(11)), Limits(columns=10)),
        ("files-rows", b"a,b\n" + b"1,2\n" * 11, Limits(rows=10)),
    ],
)
def test_limits_refuse_what_they_are_set_against_and_nothing_else(code: str, data: bytes, limits: Limits) -> None:
    assert fault(data, limits).code == code
    parse(data, Limits(cell=300_000))


def read(folder: Path, data: bytes, limits: Limits = LIMITS, **form: Any) -> RawFile:
    file = folder / "sales.csv"
    file.write_bytes(data)
    return read_raw(file, Source(**form), limits=limits)


def refusal(folder: Path, data: bytes, limits: Limits = LIMITS, **form: Any) -> Finding:
    with pytest.raises(MaillageError) as caught:
        read(folder, data, limits, **form)
    (finding,) = caught.value.findings
    return finding


def test_the_child_hands_over_the_table_the_digest_and_the_bad_lines(tmp_path: Path) -> None:
    raw = read(tmp_path, b"a,b\n" + b"1,2\n" * 5 + b"3\n")
    assert raw.table.to_pydict()["#line"] == [2, 3, 4, 5, 6]
    assert raw.bad.to_pylist() == [
        {"line": 7, "code": "files-ragged", "column": "", "value": "3", "facts": '{"expected": 2, "actual": 1}'}
    ]
    assert (raw.encoding, raw.texts, len(raw.digest)) == ("utf-8", {7: "3"}, 64)


def test_a_refusal_crosses_with_its_place_and_sentence(tmp_path: Path) -> None:
    finding = refusal(tmp_path, b"a,b\n1,x\0y\n")
    assert finding.source is not None
    assert (finding.source.line, finding.source.column, finding.source.value) == (2, 2, "1,x�y")
    assert "sales.csv, line 2, column 2: The text" in finding_sentence(finding, "en")
    assert "sales.csv, ligne 2, colonne 2 : Le texte" in finding_sentence(finding, "fr")


def test_a_file_that_is_too_big_or_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"a,b\n1,2\n", Limits(bytes=5)).code == "files-big"
    assert read(tmp_path, b"a,b\n1,2\n", Limits(bytes=8)).table.num_rows == 1
    with pytest.raises(MaillageError, match="file-missing"):
        read_raw(tmp_path / "nothing.csv", Source())
