"""The rows of an export as a table for spreadsheets: no cell is a formula, whatever a name begins with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

import xlsxwriter

from maillage.actions.intake.escape import safe
from maillage.actions.publication.contents import PartnerRow
from maillage.engine.kernel.reason import Term
from maillage.messages.format import Glossary, Language
from maillage.report.words import Words
from maillage.report.workbook.cells import Cell, Sheets

_HEADS: Final = ("identifier", "name", "territory", "tier", "cluster", "primary", "contacts-count", "revenue")


def as_csv(rows: Sequence[PartnerRow], language: Language, glossary: Glossary) -> bytes:
    """Return the table as CSV: UTF-8 with a mark, so that spreadsheets read accents; amounts as plain decimals.

    The currency is a column of its own. Cells are separated by semicolons in French, as spreadsheets expect there.
    """
    words = Words(language, glossary)
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    writer.writerow([safe(words.label(head)) for head in (*_HEADS, "currency")])
    for row in rows:
        *texts, contacts, _ = _cells(row, words)
        amount = format(row.revenue.value, "f") if row.revenue is not None else ""
        unit = row.revenue.unit if row.revenue is not None else ""
        writer.writerow([*(safe(str(text)) for text in texts), str(contacts), amount, unit])
    return b"\xef\xbb\xbf" + sink.getvalue().encode()


def as_workbook(rows: Sequence[PartnerRow], language: Language, glossary: Glossary, day: date) -> bytes:
    """Return the table as a workbook, with a second sheet of all contacts. The same rows give the same bytes."""
    words = Words(language, glossary)
    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(sink, options) as book:
        # The file would otherwise hold the moment of writing.
        book.set_properties({"created": datetime.combine(day, time(12), UTC).replace(tzinfo=None)})
        sheets = Sheets(book)
        sheets.add(words.label("sheet-partners"), [words.label(head) for head in _HEADS],
                   (_cells(row, words) for row in rows))  # fmt: skip
        heads = [words.label(head) for head in ("identifier", "name", "contact-person", "role", "seat", "is-primary")]
        sheets.add(words.label("sheet-contacts"), heads, _contacts(rows, words))
    return sink.getvalue()


def _cells(row: PartnerRow, words: Words) -> tuple[Cell, ...]:
    primary = row.primary
    talks = "" if primary is None else primary.name or words.term(Term("seat", primary.seat))
    return (
        row.partner, row.name, _title(words, "territory", row.territory), _title(words, "tier", row.tier),
        _title(words, "cluster", row.cluster), talks, len(row.contacts), row.revenue,
    )  # fmt: skip


def _contacts(rows: Sequence[PartnerRow], words: Words) -> Iterator[Sequence[Cell]]:
    for row in rows:
        for one in row.contacts:
            yield (row.partner, row.name, one.name, words.term(Term("role", one.role)),
                   words.term(Term("seat", one.seat)), words.label("yes") if one.primary else "")  # fmt: skip


def _title(words: Words, kind: str, name: str) -> str:
    return words.term(Term(kind, name)) if name else ""
