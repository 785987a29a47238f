"""``maillage intake``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from maillage.actions.book import Book
from maillage.cli.options import HERE, AsJson, BookFolder
from maillage.cli.screen import Screen, print_json
from maillage.cli.state import screen_of
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.format import format_exact

if TYPE_CHECKING:
    from maillage.actions.intake.check import Receipt

# The commands load what they call only when they run: no other command waits for the engine of the intake.
app = typer.Typer(no_args_is_help=True, help="Check files and take them in.")

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")]
MappingOption = Annotated[
    str, typer.Option("--mapping", "-m", metavar="M", help="A mapping in the book's folder mappings, or a .yaml file.")
]
_SHOWN = 12
"""Digits of a batch that a person needs."""


@app.command("check")
def check_command(file: FileArgument, mapping: MappingOption, book: BookFolder = HERE, as_json: AsJson = False) -> None:
    """What would the file change? Nothing is changed; status 1 where a line would be refused."""
    from maillage.actions.intake.check import check

    opened = Book(book)
    with _speaking_as(opened):
        receipt = check(opened, file, mapping).receipt
    screen = screen_of(opened.settings.language)
    if as_json:
        print_json(receipt)
    else:
        _tell(screen, receipt)
        screen.findings(receipt.overlaps)
        screen.say("delivery-checked")
    _end(receipt)


@app.command("accept")
def accept_command(
    file: FileArgument,
    mapping: MappingOption,
    book: BookFolder = HERE,
    overlap: Annotated[
        bool, typer.Option("--overlap", help="Take it in although earlier files of its sender cover the same days.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take the file in, whole or not at all; refused lines go to the quarantine, and make status 1."""
    from maillage.actions.intake.accept import accept

    opened = Book(book)
    with _speaking_as(opened):
        done = accept(opened, file, mapping, overlap=overlap)
    screen = screen_of(opened.settings.language)
    if as_json:
        place = str(done.quarantine) if done.quarantine else None
        print_json({"receipt": done.receipt, "changed": done.changed, "state": done.state, "quarantine": place})
    else:
        _tell(screen, done.receipt)
        screen.findings(done.receipt.overlaps)
        if done.quarantine is not None:
            screen.say("delivery-quarantine", place=str(done.quarantine))
        if done.changed:
            screen.say("delivery-accepted", batch=done.receipt.batch[:_SHOWN])
        else:
            screen.say("delivery-same" if done.receipt.accepted else "delivery-nothing")
    _end(done.receipt)


@app.command("batches")
def batches_command(book: BookFolder = HERE, as_json: AsJson = False) -> None:
    """Which files have been taken in, the first one first."""
    from maillage.actions.intake.batches import batches

    opened = Book(book)
    found = batches(opened)
    screen = screen_of(opened.settings.language)
    if as_json:
        print_json(found)
        return
    if not found:
        screen.say("delivery-none")
        return
    titles = ("batch", "table", "file", "sender", "days", "rows", "refused")
    rows = []
    for item in found:
        days = f"{item.first} – {item.last}" if item.first else ""
        rows.append((item.batch[:_SHOWN], item.table, item.file, item.sender, days, str(item.rows), str(item.refused)))
    screen.table([screen.words(f"delivery-{title}") for title in titles], rows, right=frozenset({5, 6}))


@contextmanager
def _speaking_as(book: Book) -> Iterator[None]:
    """Tell a known problem in the book's language, as all else is told, and end with status 1."""
    try:
        yield
    except MaillageError as error:
        screen_of(book.settings.language).findings(error.findings, problems=True)
        raise typer.Exit(1) from None


def _tell(screen: Screen, receipt: Receipt) -> None:
    screen.say("delivery-head", file=receipt.file, table=receipt.table, mapping=receipt.mapping,
               encoding=receipt.encoding)  # fmt: skip
    screen.say("delivery-read", read=receipt.read, accepted=receipt.accepted, quarantined=receipt.quarantined,
               left=receipt.left_out)  # fmt: skip
    screen.say("delivery-book", fresh=receipt.fresh, replaced=receipt.replaced, already=receipt.already,
               repeated=receipt.repeated, conflicts=receipt.conflicts)  # fmt: skip
    _totals(screen, receipt)
    for cause in receipt.causes:
        screen.findings([cause.example])
        words: dict[str, Any] = {"lines": cause.lines, "first": ", ".join(map(str, cause.first))}
        screen.say("delivery-cause-lines", **words, more=cause.lines - len(cause.first))
    screen.findings(receipt.findings)


def _totals(screen: Screen, receipt: Receipt) -> None:
    """One row a currency (or unit), to the last digit: in the file, accepted, quarantined, left out."""
    parts = [part for part in ("file", "read", "accepted", "quarantined", "left_out") if receipt.totals.get(part)]
    units = sorted({unit for part in parts for unit in receipt.totals[part]})
    if not units:
        return

    def amount(part: str, unit: str) -> str:
        value = receipt.totals[part].get(unit)
        return "–" if value is None else format_exact(value, screen.language)

    titles = ["what", *parts]
    screen.table([screen.words(f"delivery-total-{title}") for title in titles],
                 [[unit, *(amount(part, unit) for part in parts)] for unit in units],
                 right=frozenset(range(1, len(titles))))  # fmt: skip


def _end(receipt: Receipt) -> None:
    if not receipt.is_clean:
        raise typer.Exit(1)
