"""The sheets of the workbook, in their order."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import xlsxwriter

from maillage.messages.format import Language
from maillage.report.material import Material
from maillage.report.words import Words
from maillage.report.workbook.cells import Sheets
from maillage.report.workbook.partners import contact_rows, partner_rows
from maillage.report.workbook.sheets import (
    cluster_rows,
    finding_rows,
    move_rows,
    provenance_rows,
    ruling_rows,
    seat_rows,
    summary_rows,
    territory_rows,
)

_SHEETS = (
    ("summary", "figure before after", summary_rows),
    ("partners", "identifier name territory tier tier-before basis falls-on cluster primary primary-role-title"
     " contacts-before contacts-after relations-kept several revenue growth reason not-met smallest", partner_rows),
    ("clusters", "cluster identifier rule label members common total least margin seats largest-leaves", cluster_rows),
    ("contacts", "identifier name contact-person role seat state is-primary since load", contact_rows),
    ("seats", "seat identifier role serves person partners revenue load capacity-hours used most-partners kept"
     " state", seat_rows),
    ("territories", "territory identifier partners revenue contacts-before contacts-after people-before people-after"
     " load capacity-hours used", territory_rows),
    ("moves", "kind-of-move identifier name revenue today planned why reason", move_rows),
    ("rulings", "number kind-of-ruling identifier name ruling grounds author approver until state", ruling_rows),
    ("findings", "severity kind-of-finding text code", finding_rows),
    ("provenance", "name value", provenance_rows),
)  # fmt: skip


def workbook(material: Material, language: Language, path: Path) -> None:
    """Write the workbook of a plan to ``path``.

    Amounts are numbers in their currency, shares are per cents, days are dates; no cell is a formula, whatever a name
    begins with. The same plan gives the same bytes.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    words = Words(language, material.glossary)
    header = material.plan.header
    with xlsxwriter.Workbook(str(path), options) as book:
        # The file would otherwise hold the moment of writing.
        made = datetime.combine(header.as_of, time(12), UTC).replace(tzinfo=None)
        book.set_properties({"created": made, "title": header.name})
        sheets = Sheets(book)
        for name, heads, rows in _SHEETS:
            sheets.add(
                words.label(f"sheet-{name}"), [words.label(head) for head in heads.split()], rows(material, words)
            )
