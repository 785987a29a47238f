"""Lines that were refused and wait in quarantine: read, mended and sent again, given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.intake.held import Quarantine, file_of, show_quarantine
from maillage.actions.intake.quarantine import Cause
from maillage.actions.intake.settle import settle
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.shapes import Told, Writer

CSV: Final = "text/csv; charset=utf-8"


class CauseTold(TypedDict):
    """Why lines are refused: how many, the first of them, what is to be done."""

    lines: int
    first: list[int]
    finding: Told


class Quarantined(TypedDict):
    """The lines of one delivery that wait; ``file`` is "" where nobody kept where they come from."""

    batch: str
    file: str
    mapping: str
    table: str
    lines: int
    causes: list[CauseTold]


class HeldLine(TypedDict):
    """A line that waits: its number in the file as it came, its cells (one for each column), why it is refused."""

    line: int
    cells: list[str]
    why: list[Told]


class HeldLines(TypedDict):
    """A page of the lines of a delivery that wait, under the columns of the file; ``total`` of the cause asked for."""

    quarantine: Quarantined
    columns: list[str]
    lines: list[HeldLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class HeldFile:
    """All lines that wait as CSV: it can be corrected, and sent again as a file."""

    name: str
    content: bytes
    type: str = CSV


class Settlement(TypedDict):
    """What became of lines: taken in, known already, still refused, given up; ``left`` wait, the refused among them."""

    taken: int
    already: int
    refused: int
    dropped: int
    left: int


class HeldAsked(Strict):
    """Which lines."""

    cause: int | None = Field(None, ge=0, description="The place of a cause in `causes`, from 0; absent: all.")
    page: int = Field(1, ge=1, le=1_000_000)


class Settling(Strict):
    """Lines to send again with other values, and lines to give up."""

    mended: dict[int, dict[int, str]] = Field(
        default_factory=dict, max_length=1000,
        description="Line → number of a column, from 0 → its new value; the other cells stay as they are.",
    )  # fmt: skip
    dropped: list[int] = Field(default_factory=list, max_length=1000, description="Lines that are given up.")


def show(request: Asked, batch: str, asked: Query[HeldAsked]) -> HeldLines:
    """Show the lines of a delivery that wait, each with its reasons and its cells."""
    found = show_quarantine(request.auth, shelf.book(), batch, cause=asked.cause, page=asked.page)
    writer = writer_of(request)
    lines: list[HeldLine] = [
        {"line": one.line, "cells": [*one.cells], "why": [writer.told(finding) for finding in one.why]}
        for one in found.lines
    ]
    return {"quarantine": quarantined(found.quarantine, writer), "columns": [*found.header], "lines": lines,
            "total": found.total, "page": found.page, "pages": found.pages}  # fmt: skip


def file(request: Asked, batch: str) -> HeldFile:
    """Give all lines of a delivery that wait as a file for a spreadsheet."""
    place = file_of(request.auth, shelf.book(), batch)
    return HeldFile(place.name, place.read_bytes())


def settled(request: Asked, batch: str, made: Body[Settling]) -> Settlement:
    """Send lines again with other values, by the mapping that refused them, and give up others."""
    done = settle(request.auth, shelf.book(), batch, made.mended, made.dropped)
    return {"taken": done.taken, "already": done.already, "refused": done.refused, "dropped": done.dropped,
            "left": done.left}  # fmt: skip


def quarantined(one: Quarantine, writer: Writer) -> Quarantined:
    """Write what waits of a delivery."""
    origin = one.origin
    return {
        "batch": one.batch, "file": origin.file if origin else "", "mapping": origin.mapping if origin else "",
        "table": origin.table if origin else "", "lines": one.lines,
        "causes": [cause_told(cause, writer) for cause in one.causes],
    }  # fmt: skip


def cause_told(cause: Cause, writer: Writer) -> CauseTold:
    """Write why lines are refused."""
    return {"lines": cause.lines, "first": [*cause.first], "finding": writer.told(cause.example)}
