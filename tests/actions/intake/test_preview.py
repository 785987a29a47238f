"""What a mapping makes of the first rows; what it gets wrong is part of the answer."""

from __future__ import annotations

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.intake import check as check_module
from maillage.actions.intake import preview as preview_module
from maillage.actions.intake.inbox import place_of
from maillage.actions.intake.opening import fitting, open_file, suggest
from maillage.actions.intake.preview import preview
from maillage.engine.intake.draft import Draft, text_of
from tests.actions.intake.desk import ANALYST, BAD, DIRECTOR, book, fresh, sent
from tests.actions.intake.here import read_as_the_child
from tests.actions.intake.wholesaler import HEADER, SALES, TEN

__all__ = ["book", "fresh"]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (check_module, preview_module):
        monkeypatch.setattr(module, "read_raw", read_as_the_child)


def test_the_first_lines_are_shown_as_they_become_with_the_reasons_of_those_refused(book: Book) -> None:
    found = preview(ANALYST, book, sent(book, BAD[0], *TEN), SALES, "sales.yaml")
    assert (found.is_sound, found.table, found.read, found.refused) == (True, "sell_through", 11, 1)
    assert [line.line for line in found.lines] == [*range(2, 13)]
    first, second, *_ = found.lines
    assert (first.values, [why.code for why in first.why]) == (None, ["intake-date"])
    assert second.values is not None
    assert dict(zip(found.columns, map(str, second.values), strict=True))["amount"] == "100.5000"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("table: sell_through", "table: sell_throu", "mapping-table", 2),
        ("  sold: Date\n", "", "mapping-required", 4),
        ("Date", "Day", "delivery-no-column", 0),
        ("mapping: sales", "mapping: [", "policy-yaml-syntax", 3),
        ('";"', '","', "files-delimiter", 1),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, code: str, line: int, book: Book) -> None:
    found = preview(ANALYST, book, sent(book), SALES.replace(old, new), "sales.yaml")
    (finding, *_) = found.findings
    assert (found.is_sound, found.lines, finding.code) == (False, (), code)
    assert finding.source is not None
    assert (finding.source.line, "/" in finding.source.file) == (line, False)


def test_a_large_file_is_looked_at_from_its_beginning(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_module, "_HEAD", 2 * len(HEADER) + 100)
    waiting = sent(book, *TEN)
    assert 0 < preview(ANALYST, book, waiting, SALES, "sales.yaml").read < 10
    place_of(book, waiting).write_text("\n".join([HEADER, *TEN]) + "\n", encoding="utf-16")
    utf16 = sent(book, *TEN)
    place_of(book, utf16).write_text("\n".join([HEADER, *TEN]) + "\n", encoding="utf-16")
    assert 0 < preview(ANALYST, book, utf16, SALES, "sales.yaml").read < 10


def test_the_form_of_a_file_and_the_mappings_that_fit_it_are_found(book: Book) -> None:
    opening = open_file(ANALYST, book, sent(book))
    assert (opening.form.delimiter, [*opening.cells][:2], opening.findings) == (";", ["Document", "Line"], ())
    assert [(fit.standing.name, fit.fits) for fit in fitting(book, opening)] == [("sales", True), ("offerings", False)]
    commas = sent(book, name="commas.csv")
    place_of(book, commas).write_text("Reference,Line,Market\nR1,l1,m1\n", encoding="utf-8")
    opening = open_file(ANALYST, book, commas)
    assert (opening.form.delimiter, fitting(book, opening)[0].standing.name) == (",", "offerings")


def test_a_file_suggests_a_mapping_from_what_others_say(book: Book) -> None:
    waiting = sent(book)
    place_of(book, waiting).write_text(
        "Document;Date;Pieces;partner;Betrag;Note\nD1;31/01/2026;1;p1;1 234,50;x\n", encoding="utf-8"
    )
    draft = suggest(book, open_file(ANALYST, book, waiting), Draft(mapping="new"))
    assert dict(draft.columns) == {"document": "Document", "sold": "Date", "quantity": "Pieces", "partner": "partner"}
    assert (draft.form.dates, draft.form.numbers.decimal, draft.form.numbers.thousands) == (["dd/mm/yyyy"], ",", " ")
    found = preview(ANALYST, book, waiting, text_of(draft), "new")
    missing = {str(finding.facts["name"]) for finding in found.findings}
    assert missing == {"sender", "line_no", "transaction", "offering", "route", "amount", "currency"}
    whole = Draft("new", draft.table, draft.form, {**draft.columns, "amount": "Betrag"},
                  {"sender": "w1", "line_no": "1", "transaction": "sale", "offering": "R1", "route": "wholesale",
                   "currency": "EUR"})  # fmt: skip
    found = preview(ANALYST, book, waiting, text_of(whole), "new")
    assert (found.findings, found.read, found.refused) == ((), 1, 0)


def test_who_may_not_load_files_looks_into_none(book: Book) -> None:
    waiting = sent(book)
    for verb in (lambda: preview(DIRECTOR, book, waiting, SALES, "x"), lambda: open_file(DIRECTOR, book, waiting)):
        with pytest.raises(Denied):
            verb()
