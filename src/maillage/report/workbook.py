"""The workbook: the same plan for those who live in spreadsheets, with typed cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.engine.tiers.types import Basis
from maillage.messages.format import Language
from maillage.messages.glossary import glossary_of
from maillage.messages.render import finding_sentence, sentence
from maillage.report import content

_WIDEST = 60


def workbook(plan: Plan, names: content.Names, language: Language, path: Path) -> None:
    """Write the workbook of a plan to ``path``: partners, clusters, seats, moves, findings, and what it was made of.

    Amounts are numbers in the currency of the policy, days are dates; no cell is a formula, whatever a name begins
    with. The same plan gives the same content.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        # The file would otherwise hold the moment of writing.
        book.set_properties({"created": _noon(plan), "title": plan.header.name})
        sheets = _Sheets(book, plan, names, language)
        sheets.partners()
        sheets.clusters()
        sheets.seats()
        sheets.moves()
        sheets.findings()
        sheets.about()


def _noon(plan: Plan) -> Any:
    from datetime import UTC, datetime, time

    return datetime.combine(plan.header.as_of, time(12), UTC).replace(tzinfo=None)


class _Sheets:
    def __init__(self, book: Any, plan: Plan, names: content.Names, language: Language) -> None:
        self.book, self.plan, self.names, self.language = book, plan, names, language
        self.glossary = glossary_of(plan.policy, names)
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.amount = book.add_format({"num_format": f'#,##0 "{plan.comparison.currency}"'})
        self.date = book.add_format({"num_format": "yyyy-mm-dd"})

    def word(self, code: str) -> str:
        return sentence(f"report-{code}", {}, self.language, self.glossary)

    def term(self, term: Term) -> str:
        if term.name == "none":
            return self.word("none")
        return self.glossary(term, self.language) if term.name else ""

    def partners(self) -> None:
        plan = self.plan
        ladder, coverage, table = plan.tiers.overall, plan.coverage, plan.clusters
        micro, unit = content.revenue_of(plan)
        primary = np.full(len(plan.measures.partners), -1)
        primary[coverage.partner[coverage.primary]] = coverage.seat[coverage.primary]
        rows = []
        for at, partner in enumerate(plan.measures.partners):
            seat = coverage.seats[primary[at]] if primary[at] >= 0 else None
            place, where = int(table.cluster_of[at]), int(coverage.territory[at])
            rows.append((
                partner, self.names.get(("partner", partner), partner),
                self.term(Term("territory", coverage.territories[where] if where >= 0 else "")),
                self.term(Term("tier", (*ladder.names, "none")[ladder.tier[at]])),
                self.word(f"basis-{Basis(int(ladder.basis[at])).name.lower().replace('_', '-')}"),
                table.clusters[place].name if place >= 0 else "",
                self.term(Term("person", seat.person) if seat.person else Term("seat", seat.seat)) if seat else "",
                int(plan.comparison.contacts_before[at]), int(plan.comparison.contacts_after[at]),
                Quantity(int(micro[at]), unit),
            ))  # fmt: skip
        heads = ("identifier", "name", "territory", "tier", "basis", "cluster", "primary", "contacts-before",
                 "contacts-after", "revenue")  # fmt: skip
        self.sheet("partners", heads, rows)

    def clusters(self) -> None:
        rows = [
            (item.name, self.term(item.rule), item.label, item.members,
             ", ".join(self.term(word) for _, shared in item.common for word in shared), item.total, item.least)
            for item in content.clusters(self.plan)
        ]  # fmt: skip
        self.sheet("clusters", ("cluster", "tier", "label", "members", "common", "total", "least"), rows)

    def seats(self) -> None:
        rows = [
            (item.seat, self.term(item.role), item.person, item.partners, item.load, item.capacity, ", ".join(
                self.word(word) for word, holds in (("overloaded", item.overloaded), ("proposed", item.proposed),
                                                    ("vacant", item.vacant and not item.proposed)) if holds))
            for item in content.seats(self.plan, self.names)
        ]  # fmt: skip
        self.sheet("seats", ("seat", "role", "person", "partners", "load", "capacity", "state"), rows)

    def moves(self) -> None:
        found = (
            ("tier", content.tier_moves(self.plan, self.names)),
            ("cluster", content.cluster_moves(self.plan, self.names)),
            ("primary", content.contact_moves(self.plan, self.names)),
        )
        rows = [
            (self.word(kind), move.partner, move.name, move.revenue, self.term(move.old), self.term(move.new),
             self.word(move.why))
            for kind, moves in found
            for move in moves
        ]  # fmt: skip
        heads = ("kind-of-move", "identifier", "name", "revenue", "today", "planned", "why")
        self.sheet("moves", heads, rows)

    def findings(self) -> None:
        rows = [
            (item.severity.value, finding_sentence(item, self.language, self.glossary)) for item in self.plan.findings
        ]
        self.sheet("findings", ("severity", "text"), rows)

    def about(self) -> None:
        header = self.plan.header
        rows = [
            (self.word("plan"), header.name),
            (self.word("policy"), header.policy_name),
            (self.word("version"), header.policy_version),
            (self.word("day"), header.as_of),
            (self.word("digest-policy"), header.policy),
            (self.word("digest-ledger"), header.ledger),
            (self.word("digest-records"), header.records),
        ]
        self.sheet("about", ("name", "text"), rows)

    def sheet(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        made = self.book.add_worksheet(self.word(f"sheet-{name}"))
        made.freeze_panes(1, 1)
        titles = [self.word(head) for head in heads]
        widths = [len(title) for title in titles]
        for column, title in enumerate(titles):
            made.write_string(0, column, title, self.head)
        count = 0
        for count, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(made, count, column, value)
                widths[column] = min(_WIDEST, max(widths[column], len(str(value)) if isinstance(value, str) else 12))
        made.autofilter(0, 0, max(count, 1), len(heads) - 1)
        for column, width in enumerate(widths):
            made.set_column(column, column, width + 2)

    def _write(self, made: Any, row: int, column: int, value: Any) -> None:
        if isinstance(value, Quantity):
            made.write_number(row, column, float(value.value), self.amount)
        elif isinstance(value, int):
            made.write_number(row, column, value, self.whole)
        elif isinstance(value, str):
            made.write_string(row, column, value)
        elif value is not None:
            made.write_datetime(row, column, value, self.date)
