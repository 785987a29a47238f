"""A wholesaler that reports to a book, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from maillage.actions.book import Book

SALES = """\
mapping: sales
table: sell_through
source: {delimiter: ";"}
columns:
  sender: {constant: w1}
  document: Document
  line_no: Line
  transaction: {constant: sale}
  sold: Date
  partner: Partner
  offering: Reference
  route: {constant: wholesale}
  quantity: Pieces
  amount: Amount
  currency: {constant: EUR}
"""
OFFERINGS = """\
mapping: offerings
table: offerings
columns: {offering: Reference, line: Line, market: Market}
"""
HEADER = "Document;Line;Date;Partner;Reference;Pieces;Amount"


def book_in(folder: Path, language: str = "en") -> Book:
    """A new book with two mappings and nothing else."""
    (folder / "mappings").mkdir(parents=True)
    (folder / "maillage.yaml").write_text(f"language: {language}\n", encoding="utf-8")
    (folder / "mappings" / "sales.yaml").write_text(SALES, encoding="utf-8")
    (folder / "mappings" / "offerings.yaml").write_text(OFFERINGS, encoding="utf-8")
    book = Book(folder)
    book.records().prepare()
    return book


def sale(number: int, *, day: int = 0, month: int = 1, partner: str = "p1", amount: str = "100.50") -> str:
    """A line of the wholesaler's file: one document, one piece."""
    return f"D{month}-{number};1;2026-{month:02d}-{day or number:02d};{partner};R1;1;{amount}"


def report(folder: Path, *lines: str, name: str = "january.csv") -> Path:
    """A file of the wholesaler."""
    file = folder / name
    file.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return file


TEN: Sequence[str] = [sale(number) for number in range(1, 11)]
