"""The reference of the mapping language: every example does what the page says, every word stands on the page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow as pa
import pytest
import xlsxwriter
import yaml

from maillage.actions.book import Book
from maillage.actions.intake.check import check
from maillage.adapters.files import child, raw
from maillage.adapters.files.limits import Limits
from maillage.engine.intake.mapping import mapping_schema
from maillage.engine.policy.text import read_text
from maillage.messages.render import finding_sentence
from tests.actions.intake.wholesaler import book_in
from tests.docs.written import ROOT, page

PAGE = page("mapping.md")
VALIDATOR = jsonschema.Draft202012Validator(mapping_schema())
PROSE, WORDS = PAGE.split("## Every word")


@dataclass(frozen=True)
class Example:
    """``files`` by name, the first one is read; ``rows`` of the table that comes out; what is ``refused``."""

    mapping: str
    files: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]
    refused: str

    @property
    def name(self) -> str:
        return str(yaml.safe_load(self.mapping)["mapping"])


def examples() -> Iterator[Example]:
    """Files, a mapping, a table, perhaps refusals: in this order on the page."""
    fences = r"((?:```csv \S+\n.*?^```\n\n)+)```yaml\n(.*?)^```\n\n((?:^\|[^\n]*\n)+)(?:\n```refused\n(.*?)^```)?"
    for files, mapping, table, refused in re.findall(fences, PROSE, re.MULTILINE | re.DOTALL):
        header, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        yield Example(
            mapping,
            dict(re.findall(r"```csv (\S+)\n(.*?)^```", files, re.MULTILINE | re.DOTALL)),
            tuple(dict(zip(header, row, strict=True)) for row in rows),
            refused,
        )


EXAMPLES = tuple(examples())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = book_in(tmp_path_factory.mktemp("mappings") / "book")
    yield made
    made.records().close()


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the small files of the page in this process; what the child is for has tests of its own."""

    def report(_: Path, wanted: dict[str, Any], __: None, out: Path, limits: Limits) -> Any:
        child.answer(wanted, limits, out)
        return json.loads((out / "report.json").read_text(encoding="utf-8"))

    monkeypatch.setattr(raw, "_started", lambda *_: nullcontext())
    monkeypatch.setattr(raw, "_report", report)


def write(folder: Path, name: str, text: str, sheet: str) -> Path:
    place = folder / name
    if place.suffix != ".xlsx":
        place.write_text(text, encoding="utf-8")
        return place
    with xlsxwriter.Workbook(place) as workbook:
        cells = workbook.add_worksheet(sheet)
        for at, row in enumerate(csv.reader(io.StringIO(text))):
            cells.write_row(at, 0, row)
    return place


def shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_does_what_the_page_says(example: Example, book: Book, tmp_path: Path) -> None:
    sheet = yaml.safe_load(example.mapping).get("source", {}).get("sheet", "")
    file, *_ = [write(tmp_path, name, text, sheet) for name, text in example.files.items()]
    place = tmp_path / "mapping.yaml"
    place.write_text(example.mapping, encoding="utf-8")
    checked = check(book, file, str(place))
    rows: pa.Table = checked.records.new if checked.lines is None else checked.lines.lines
    names = example.rows[0].keys()
    assert [{name: shown(row[name]) for name in names} for row in rows.to_pylist()] == list(example.rows)
    told = [finding_sentence(cause.example, "en") for cause in checked.receipt.causes]
    assert sorted(text.replace(f"{tmp_path}/", "") for text in told) == sorted(example.refused.splitlines())


def as_json(text: str) -> Any:
    """What an editor sees: `on` is a word, and a day is text."""
    return json.loads(json.dumps(read_text(text, "mapping.yaml").value, default=str))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_fits_the_published_schema(example: Example) -> None:
    VALIDATOR.validate(as_json(example.mapping))


def test_all_blocks_of_the_page_belong_to_an_example() -> None:
    assert len(EXAMPLES) == PROSE.count("```yaml") >= 12
    assert sum(len(example.files) for example in EXAMPLES) == PROSE.count("```csv")
    assert sum(bool(example.refused) for example in EXAMPLES) == PROSE.count("```refused") > 0


def properties() -> Iterator[tuple[str, Mapping[str, Any]]]:
    schema = mapping_schema()
    for part in (schema, *schema["$defs"].values()):
        yield from part["properties"].items()


def test_every_word_and_every_choice_of_the_language_is_on_the_page() -> None:
    named = set(re.findall(r"`([^`\s:]+)", WORDS))
    words = {word for word, _ in properties()}
    assert {"columns", "lookup", "plus_days", "is"} <= words
    assert words - named == set()
    choices = {str(choice) for _, schema in properties() for choice in schema.get("enum", ())}
    assert {choice for choice in choices if choice.isalpha()} - named == set()


def test_every_word_is_shown_in_an_example_or_explained_in_the_text() -> None:
    shown_words = set(re.findall(r"[\w-]+", "\n".join(example.mapping for example in EXAMPLES)))
    told = set(re.findall(r"`([a-z_]+)[^`]*`", PROSE))
    assert {word for word, _ in properties()} - shown_words - told - {"title"} == set()


def test_the_shipped_mappings_fit_the_schema() -> None:
    files = sorted((ROOT / "mappings").rglob("*.yaml"))
    assert len(files) >= 11
    for file in files:
        VALIDATOR.validate(as_json(file.read_text(encoding="utf-8")))
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(as_json("mapping: m\ntable: partners\ncolumn: {}"))
