"""A mapping from a form: it says what was chosen, and what the first rows of a file suggest."""

from __future__ import annotations

import pytest

from maillage.engine.intake.check import check_mapping
from maillage.engine.intake.draft import Draft, names_in, suggested, text_of
from maillage.engine.intake.mapping import Source
from maillage.engine.intake.read import read_mapping

OWN = """\
mapping: own
table: partners
columns:
  partner: Code
  name: {from: Company, case: upper}
  country: {from: Land, lookup: {values: {F: FR}}}
"""


def test_what_was_chosen_is_what_the_text_says() -> None:
    draft = Draft(
        "own",
        "partners",
        Source(delimiter="\t", header=2),
        {"partner": "1", "name": "NO"},
        {"country": "FR", "city": ""},
    )
    loaded = read_mapping(text_of(draft), "own.yaml")
    assert check_mapping(loaded.mapping, loaded.sources) == ()
    rules = loaded.mapping.columns
    assert (loaded.mapping.source.delimiter, loaded.mapping.source.header) == ("\t", 2)
    assert {name: (rule.from_, rule.constant) for name, rule in rules.items()} == {
        "partner": ("1", None), "name": ("NO", None), "country": (None, "FR")}  # fmt: skip


def test_names_of_other_mappings_are_known_unless_a_table_of_words_reads_them() -> None:
    mapping = read_mapping(OWN, "own.yaml").mapping
    assert names_in([mapping], "partners") == {"Code": "partner", "Company": "name"}
    assert names_in([mapping], "people") == {}


@pytest.mark.parametrize(
    ("cells", "dates", "decimal", "thousands"),
    [
        (["31/01/2026", "05/02/2026"], "dd/mm/yyyy", ".", ""),
        (["01/31/2026"], "mm/dd/yyyy", ".", ""),
        (["01/02/2026"], "dd/mm/yyyy", ".", ""),
        (["20260131", ""], "yyyymmdd", ".", ""),
        (["2026-01-31", "n/a"], "yyyy-mm-dd", ".", ""),
        (["1 234,50", "12,5"], "yyyy-mm-dd", ",", " "),
        (["1,234.50"], "yyyy-mm-dd", ".", ""),
        ([], "yyyy-mm-dd", ".", ""),
    ],
)
def test_days_and_numbers_are_taken_from_the_cells(cells: list[str], dates: str, decimal: str, thousands: str) -> None:
    found = suggested(Draft(), {"x": cells}, {}).form
    assert (found.dates, found.numbers.decimal, found.numbers.thousands) == ([dates], decimal, thousands)


def test_each_column_is_taken_once_and_only_for_what_the_table_has() -> None:
    found = suggested(Draft(table="partners"), {"Code": [], "NAME": [], "Name": [], "Colour": []}, {"Code": "partner"})
    assert dict(found.columns) == {"partner": "Code", "name": "NAME"}
