"""Cells that are what they say: numbers, amounts, shares, days; and text that is never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from maillage.engine.kernel.quantity import RATIO, Quantity

Cell = str | int | Quantity | date | None
_WIDEST: Final = 60
_NARROWEST: Final = 11
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, also once somebody edits the cell."""
_SIGNS: Final = {"EUR": "€", "USD": "$", "GBP": "£"}


class Sheets:
    """Writes tables into a workbook, one after the other, each row at once: memory does not grow with the rows."""

    def __init__(self, book: Any) -> None:
        """Write into ``book``, a workbook of xlsxwriter."""
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._whole = book.add_format({"num_format": "#,##0"})
        self._decimal = book.add_format({"num_format": "#,##0.00"})
        self._ratio = book.add_format({"num_format": "0.0%"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        # Text stays text even where somebody edits the cell and leaves it again.
        self._quoted = book.add_format({"quote_prefix": True})
        self._money: dict[str, Any] = {}

    def add(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Write a table as a sheet of its own: its header stays in sight, and every column can be filtered."""
        made = self._book.add_worksheet(name)
        made.freeze_panes(1, 1)
        widths = [len(head) + 2 for head in heads]
        for column, head in enumerate(heads):
            made.write_string(0, column, head, self._head)
        count = 0
        for count, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(made, count, column, value)
                if isinstance(value, str) and len(value) > widths[column]:
                    widths[column] = len(value)
        made.autofilter(0, 0, max(count, 1), len(heads) - 1)
        for column, width in enumerate(widths):
            made.set_column(column, column, min(_WIDEST, max(_NARROWEST, width + 1)))

    def _write(self, made: Any, row: int, column: int, value: Cell) -> None:
        if isinstance(value, str):
            if value:
                made.write_string(row, column, value, self._quoted if value.startswith(_RISKY) else None)
        elif isinstance(value, Quantity):
            made.write_number(row, column, float(value.value), self._format(value))
        elif isinstance(value, int):
            made.write_number(row, column, value, self._whole)
        elif value is not None:
            made.write_datetime(row, column, value, self._day)

    def _format(self, value: Quantity) -> Any:
        if value.unit == RATIO:
            return self._ratio
        if not value.is_money:
            return self._whole if value.micro % 1_000_000 == 0 else self._decimal
        if value.unit not in self._money:
            sign = _SIGNS.get(value.unit, value.unit)
            self._money[value.unit] = self._book.add_format({"num_format": f'#,##0 "{sign}"'})
        return self._money[value.unit]
