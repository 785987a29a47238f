"""What cannot be trusted never changes the book: refused whole, or line by line with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types

import maillage
from maillage.actions.book import Book
from maillage.actions.intake import check as check_module
from maillage.actions.intake.accept import accept
from maillage.actions.intake.batches import batches
from maillage.actions.intake.check import check
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.here import read_here
from tests.actions.intake.wholesaler import HEADER, SALES, TEN, book_in, report, sale
from tests.adapters.files.hostile import FILES


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = book_in(tmp_path_factory.mktemp("hostile") / "book")
    (made.mappings / "any.yaml").write_text(SALES.replace('{delimiter: ";"}', "{format: xlsx}"), encoding="utf-8")
    return made


def state(book: Book) -> tuple[Any, ...]:
    return book.ledger().state(), book.records().digest(), batches(book), book.quarantine.exists()


def refused(book: Book, tmp_path: Path, what: str) -> None:
    hostile = FILES[what]
    file = tmp_path / "hostile.file"
    file.write_bytes(hostile.data)
    own = tmp_path / "own.yaml"
    form = {"delimiter": ",", **hostile.form}
    own.write_text(SALES.replace('{delimiter: ";"}', str(form).replace("'", '"')), encoding="utf-8")
    before = state(book)
    with pytest.raises(MaillageError) as caught:
        accept(book, file, str(own))
    assert {item.code for item in caught.value.findings} <= {hostile.code or "delivery-no-column"}
    assert state(book) == before


@pytest.mark.parametrize("what", ["xlsx: billion laughs", "xlsx: zip bomb", "csv: gzip bomb", "csv: a program"])
def test_a_hostile_file_changes_nothing(what: str, book: Book, tmp_path: Path) -> None:
    refused(book, tmp_path, what)


@pytest.mark.slow
@pytest.mark.parametrize("what", FILES)
def test_no_file_of_the_collection_changes_anything(what: str, book: Book, tmp_path: Path) -> None:
    refused(book, tmp_path, what)


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("D;1;2026-01-05;p;R;1;1.234,56", "Amount", "intake-number"),
        ("D;1;2026-01-05;p;R;1;1\u202f234.50", "Amount", "intake-number"),
        ("D;1;2026-01-05;p;R;1;1\u00a0234.50", "Amount", "intake-number"),
        ("D;1;2026-01-05;p;R;1;1,5", "Amount", "intake-number"),
        ("D;1;2026-01-05;p;R;1;1e5", "Amount", "intake-number"),
        ("D;1;2026-01-05;p;R;1;340123456789012345", "Amount", "intake-large"),
        ("D;1;2026-01-05;p;R;1;0.00001", "Amount", "intake-decimals"),
        ("D;1;2026-01-05;p;R;1;", "Amount", "intake-required"),
        ("D;1;2026-01-05;p;R;1;-5", "Amount", "intake-sign"),
        ("D;1;45662;p;R;1;5", "Date", "intake-date"),
        ("D;1;44200;p;R;1;5", "Date", "intake-date"),
        ("D;1;2026-02-30;p;R;1;5", "Date", "intake-date"),
        ("D;1;05/01/2026;p;R;1;5", "Date", "intake-date"),
        ("D;1;2026-01-05;p;4.00638E+12;1;5", "Reference", "intake-shortened"),
        ("D;1;2026-01-05;p;3,40123E+17;1;5", "Reference", "intake-shortened"),
        ("D;1;2026-01-05;p;4006381333931.0;1;5", "Reference", "intake-shortened"),
        ("D;1;2026-01-05;p\x07;R;1;5", "Partner", "intake-text"),
        ("D;1;2026-01-05;p\u200b;R;1;5", "Partner", "intake-text"),
        (f"D;1;2026-01-05;{'p' * 501};R;1;5", "Partner", "intake-text"),
    ],
)
def test_a_cell_that_cannot_be_trusted_quarantines_its_line_alone(
    line: str, column: str, code: str, book: Book, tmp_path: Path
) -> None:
    found = refusals(book, report(tmp_path, *TEN, line), "sales")
    assert found == [(12, column, code)]


@pytest.fixture(autouse=True)
def _in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells are judged after reading: no child for each of them."""
    if "line" in request.fixturenames:
        monkeypatch.setattr(check_module, "read_raw", read_here)


def refusals(book: Book, file: Path, mapping: str) -> list[tuple[int, str, str]]:
    checked = check(book, file, mapping)
    assert (checked.receipt.read, checked.receipt.accepted) == (11, 10)
    return [(row["line"], row["column"], row["code"]) for row in checked.refused.why.to_pylist()]


def test_thousands_of_a_french_file_are_read_where_the_mapping_says_so(book: Book, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = SALES.replace('";"}', '";", numbers: {decimal: ",", thousands: " "}}').replace("100.50", "100,50")
    own.write_text(text, encoding="utf-8")
    amounts = ("1\u202f234,50", "1\u00a0234,50", "1 234,50", "1234,50")
    file = report(tmp_path, *(sale(at, amount=amount) for at, amount in enumerate(amounts, 1)))
    receipt = check(book, file, str(own)).receipt
    assert (receipt.quarantined, str(receipt.totals["accepted"]["EUR"])) == (0, "4938.0000")


def dates_of(book: Any, sheet: Any) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_datetime(1, 2, datetime(2026, 1, 5), day)


def bare_dates_of(book: Any, sheet: Any) -> None:
    sheet.write_number(1, 2, 46027)


def merged(book: Any, sheet: Any) -> None:
    dates_of(book, sheet)
    sheet.merge_range(1, 3, 2, 3, "p1")
    sheet.write_row(2, 0, ["D2", "1"])
    sheet.write_datetime(2, 2, datetime(2026, 1, 6), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_row(2, 4, ["R", 1, 5])


@pytest.mark.parametrize(
    ("fill", "settings", "found"),
    [
        (dates_of, {}, []),
        (dates_of, {"date_1904": True}, []),
        (bare_dates_of, {}, [(2, "Date", "intake-date")]),
        (merged, {}, [(3, "Partner", "intake-required")]),
    ],
)
def test_a_workbook_says_what_it_means_or_its_lines_are_refused(
    fill: Callable[[Any, Any], None], settings: dict[str, Any], found: list[Any], book: Book, tmp_path: Path
) -> None:
    file = tmp_path / "january.xlsx"
    with xlsxwriter.Workbook(file, settings) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADER.split(";"))
        sheet.write_row(1, 0, ["D1", "1"])
        sheet.write_row(1, 3, ["p1", "R", 1, 5])
        fill(made, sheet)
    checked = check(book, file, "any")
    assert [(row["line"], row["column"], row["code"]) for row in checked.refused.why.to_pylist()] == found
    if checked.lines is not None and not found:
        assert checked.lines.lines["sold"].to_pylist()[0].isoformat() == "2026-01-05"


SOURCES = {str(file.relative_to(Path(maillage.__file__).parent)): file.read_text(encoding="utf-8")
           for file in Path(maillage.__file__).parent.rglob("*.py")}  # fmt: skip


def trusting(sources: dict[str, str]) -> list[str]:
    """Modules that use DuckDB elsewhere than on the ledger's own files, or with the door to all files open."""
    using = [name for name, text in sources.items() if re.search(r"^\s*(import|from) duckdb", text, re.MULTILINE)]
    return [
        name
        for name in using
        if not name.startswith("adapters/warehouse/")
        or sources[name].count("duckdb.connect(") > sources[name].count("enable_external_access")
        or "read_csv" in sources[name]
    ]


def test_files_of_others_never_meet_duckdb() -> None:
    assert trusting(SOURCES) == []
    assert trusting({"actions/x.py": "import duckdb"}) == ["actions/x.py"]
    assert trusting({"adapters/warehouse/x.py": "import duckdb\nduckdb.connect()"}) == ["adapters/warehouse/x.py"]
