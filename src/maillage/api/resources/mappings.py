"""How a file that waits is read: mappings of the book that fit it, what one makes of its first rows, a new one."""

from __future__ import annotations

from typing import Any

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.accounts.permissions import Denied
from maillage.actions import shelf
from maillage.actions.intake.inbox import waiting_of
from maillage.actions.intake.keep import keep
from maillage.actions.intake.opening import fitting, open_file, suggest
from maillage.actions.intake.preview import preview
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.resources.files import FileWaiting, file_waiting
from maillage.api.shapes import Told
from maillage.engine.intake.draft import Draft, text_of
from maillage.engine.records.tables import TABLES


class FileColumn(TypedDict):
    """A column of the file and its first cells."""

    name: str
    cells: list[str]


class FittingMapping(TypedDict):
    """A mapping of the book; ``fits``: whether the file has the form and all the columns that it reads."""

    mapping: str
    fits: bool
    text: str


class FileOpened(TypedDict):
    """A file as it looks: its columns, or why it cannot be read; the mappings of the book, those that fit first."""

    waiting: FileWaiting
    columns: list[FileColumn]
    findings: list[Told]
    mappings: list[FittingMapping]


class MappingSuggested(TypedDict):
    """A mapping to a table, as the columns of the file and other mappings suggest it."""

    table: str
    text: str


class LinePreviewed(TypedDict):
    """A line of the file: the values that it gets, None where it is refused, and why."""

    line: int
    values: list[Any] | None
    why: list[Told]


class MappingPreview(TypedDict):
    """The first lines under the ``columns`` that the mapping fills; ``sound``: whether it reads the file.

    ``refused`` of the first ``read`` rows are; ``header`` are the columns of the file.
    """

    sound: bool
    table: str
    header: list[str]
    columns: list[str]
    lines: list[LinePreviewed]
    read: int
    refused: int
    findings: list[Told]


class MappingKept(TypedDict):
    """The name under which a mapping was kept."""

    mapping: str


class SuggestionAsked(Strict):
    """Of which table the rows are to become."""

    table: str = Field("sell_through", max_length=60)


class MappingTried(Strict):
    """A mapping as it is written."""

    text: str = Field(..., max_length=500_000)


class MappingMade(MappingTried):
    """A mapping to keep."""

    name: str = Field(..., min_length=1, max_length=60, description="Small letters, digits and hyphens.")


def show(request: Asked, delivery: str) -> FileOpened:
    """Show a file that waits as it looks, and the mappings of the book that fit it."""
    book, writer = shelf.book(), writer_of(request)
    waiting = waiting_of(book, delivery)
    opening = open_file(request.auth, book, waiting)
    fits: list[FittingMapping] = [
        {"mapping": fit.standing.name, "fits": fit.fits, "text": fit.standing.text} for fit in fitting(book, opening)
    ]
    return {
        "waiting": file_waiting(waiting), "mappings": fits,
        "columns": [{"name": name, "cells": [*cells]} for name, cells in opening.cells.items()],
        "findings": [writer.told(finding) for finding in opening.findings],
    }  # fmt: skip


def suggested(request: Asked, delivery: str, asked: Query[SuggestionAsked]) -> MappingSuggested:
    """Suggest a mapping of the file to a table, to be looked through and written on."""
    if asked.table not in TABLES:
        raise Denied(asked.table)
    book = shelf.book()
    opening = open_file(request.auth, book, waiting_of(book, delivery))
    return {"table": asked.table, "text": text_of(suggest(book, opening, Draft(mapping="new", table=asked.table)))}


def previewed(request: Asked, delivery: str, made: Body[MappingTried]) -> MappingPreview:
    """Show what a mapping, as it is written, makes of the first rows of the file; nothing is kept."""
    book, writer = shelf.book(), writer_of(request)
    found = preview(request.auth, book, waiting_of(book, delivery), made.text, "mapping")
    lines: list[LinePreviewed] = [
        {"line": one.line, "values": None if one.values is None else [*one.values],
         "why": [writer.told(finding) for finding in one.why]}
        for one in found.lines
    ]  # fmt: skip
    return {
        "sound": found.is_sound, "table": found.table, "header": [*found.header], "columns": [*found.columns],
        "lines": lines, "read": found.read, "refused": found.refused,
        "findings": [writer.told(finding) for finding in found.findings],
    }  # fmt: skip


def kept(request: Asked, delivery: str, made: Body[MappingMade]) -> MappingKept:
    """Keep a mapping in the book under a new name."""
    waiting_of(shelf.book(), delivery)
    return {"mapping": keep(request.auth, shelf.book(), made.name, made.text)}
