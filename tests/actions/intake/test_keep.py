"""A mapping that is written at the desk: kept once, under a name of its own, and logged."""

from __future__ import annotations

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.intake.keep import keep
from maillage.actions.intake.mappings import list_mappings
from maillage.actions.log.list import list_log
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.desk import ANALYST, DIRECTOR, book, fresh, names_in
from tests.actions.intake.wholesaler import SALES

__all__ = ["book", "fresh"]


def test_a_mapping_is_kept_and_logged(book: Book) -> None:
    assert keep(ANALYST, book, " atlas-sales ", SALES) == "atlas-sales"
    assert [one.name for one in list_mappings(book)] == ["atlas-sales", "offerings", "sales"]
    (entry,) = list_log(DIRECTOR, book)
    assert (entry.action, entry.facts["mapping"]) == ("keep-mapping", "atlas-sales")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("sales", SALES, "mapping-taken"),
        ("../sales2", SALES, "mapping-name"),
        ("a/b", SALES, "mapping-name"),
        ("", SALES, "mapping-name"),
        (".hidden", SALES, "mapping-name"),
        ("x" * 61, SALES, "mapping-name"),
        ("é", SALES, "mapping-name"),
        ("other", SALES.replace("  sold: Date\n", ""), "mapping-required"),
        ("other", "a: &a [1]\nb: [*a, *a]\n", "policy-word-unknown"),
        ("other", "x: [" * 100, "policy-yaml-deep"),
        ("other", "x" * 1_000_001, "policy-yaml-large"),
    ],
)
def test_what_is_no_mapping_or_has_no_name_changes_nothing(name: str, text: str, code: str, book: Book) -> None:
    before = names_in(book.mappings)
    with pytest.raises(MaillageError) as raised:
        keep(ANALYST, book, name, text)
    assert code in {finding.code for finding in raised.value.findings}
    assert (names_in(book.mappings), list_log(DIRECTOR, book)) == (before, ())


def test_who_may_not_load_files_keeps_no_mapping(book: Book) -> None:
    with pytest.raises(Denied):
        keep(DIRECTOR, book, "own", SALES)
