"""Rows of a CSV or YAML file of facts, each cell with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from maillage.engine.kernel.reason import Finding, MaillageError, Severity, Source


@dataclass(frozen=True)
class Cell:
    """A value as written; ``under_header``: its column is named on the file's first line."""

    text: str
    source: Source
    under_header: bool = False


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
            name: Cell(cell.strip(), Source(file, line, column, cell.strip()), under_header=True)
            for column, (name, cell) in enumerate(zip(headers, row, strict=True), 1)
        }


def yaml_rows(text: str, file: str) -> Iterable[dict[str, Cell]]:
    """Yield the rows of a YAML file, what is nested in a partner as rows of their own.

    Raises:
        MaillageError: if it is no YAML or no list or mapping of partners.
    """
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)  # nosec B506 # nothing is made of the nodes but texts
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise MaillageError(Finding(Severity.ERROR, "facts-yaml", source=Source(file, line))) from None
    if isinstance(root, yaml.MappingNode):
        listed = [{"partner": name, **_inside(row)} for name, row in root.value]
    else:
        listed = [_inside(row) for row in root.value] if isinstance(root, yaml.SequenceNode) else []
    if not listed or not all("partner" in row for row in listed):
        raise MaillageError(Finding(Severity.ERROR, "facts-yaml-shape", source=Source(file)))
    for row in listed:
        yield from _flat(row, file)


def _inside(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the words of a mapping; nothing where there is none."""
    return {str(name.value): value for name, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _each(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _cell(node: yaml.Node, file: str) -> Cell:
    """Return a text with its place; a value that is no text is shown as what it is written as."""
    mark = node.start_mark
    text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    return Cell(text, Source(file, mark.line + 1, mark.column + 1, text))


def _flat(row: Mapping[str, yaml.Node], file: str) -> Iterable[dict[str, Cell]]:
    nested = ("history", "portfolios", "decisions", "people", "competences")
    own = {name: _cell(value, file) for name, value in row.items() if name not in nested}
    for ruling in _each(row.get("decisions")):
        found = _cell(ruling, file)
        own[f"decision:{found.text}"] = Cell("yes", found.source)
    for name, values in _inside(row.get("portfolios")).items():
        own |= {f"{measure}@{name}": _cell(value, file) for measure, value in _inside(values).items()}
    yield own
    for more in ("history", "people", "competences"):
        for item in _each(row.get(more)):
            yield {"partner": own["partner"], **{name: _cell(value, file) for name, value in _inside(item).items()}}
    if "people" in row or "competences" in row:
        yield {"partner": own["partner"], "person": Cell("", own["partner"].source)}
