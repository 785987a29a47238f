"""Rows of a CSV or YAML file of facts, each cell with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from maillage.engine.kernel.reason import Finding, MaillageError, Severity, Source


@dataclass(frozen=True)
class Cell:
    """A value as written."""

    text: str
    source: Source


def csv_rows(text: str, file: str) -> Iterable[dict[str, Cell]]:
    """Yield the rows of a CSV file (comma or semicolon): column → cell.

    Raises:
        MaillageError: if it is no CSV, names no partners, or a line has not as many cells as the header.
    """
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        raise MaillageError(Finding(Severity.ERROR, "facts-csv", source=Source(file, reader.line_num))) from None
    if not rows or "partner" not in [name.strip() for name in rows[0][1]]:
        raise MaillageError(Finding(Severity.ERROR, "facts-no-partner-column", source=Source(file, 1)))
    headers = [name.strip() for name in rows[0][1]]
    for line, row in rows[1:]:
        if len(row) != len(headers):
            facts = {"cells": len(row), "headers": len(headers)}
            raise MaillageError(Finding(Severity.ERROR, "facts-ragged", facts, source=Source(file, line)))
        yield {
            name: Cell(cell.strip(), Source(file, line, column, cell.strip()))
            for column, (name, cell) in enumerate(zip(headers, row, strict=True), 1)
        }


def yaml_rows(text: str, file: str) -> Iterable[dict[str, Cell]]:
    """Yield the rows of a YAML file, what is nested in a partner as rows of their own.

    Raises:
        MaillageError: if it is no YAML or no list or mapping of partners.
    """
    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # nosec B506 - this loader makes texts and lists only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise MaillageError(Finding(Severity.ERROR, "facts-yaml", source=Source(file, line))) from None
    listed = [{"partner": name, **(row or {})} for name, row in loaded.items()] if isinstance(loaded, dict) else loaded
    if not isinstance(listed, list) or not all(isinstance(row, dict) and "partner" in row for row in listed):
        raise MaillageError(Finding(Severity.ERROR, "facts-yaml-shape", source=Source(file)))
    for row in listed:
        yield from _flat(row, file)


def _flat(row: Mapping[str, Any], file: str) -> Iterable[dict[str, Cell]]:
    nested = ("history", "portfolios", "decisions", "people", "competences")
    own = {name: value for name, value in row.items() if name not in nested}
    for name in row.get("decisions") or []:
        own[f"decision:{name}"] = "yes"
    for name, values in (row.get("portfolios") or {}).items():
        own |= {f"{measure}@{name}": value for measure, value in values.items()}
    yield {name: Cell(str(value), Source(file, value=str(value))) for name, value in own.items()}
    for more in ("history", "people", "competences"):
        for item in row.get(more) or []:
            yield {name: Cell(str(value), Source(file, value=str(value)))
                   for name, value in {"partner": row["partner"], **item}.items()}  # fmt: skip
    if "people" in row or "competences" in row:
        yield {name: Cell(value, Source(file)) for name, value in (("partner", str(row["partner"])), ("person", ""))}
