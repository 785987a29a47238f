"""One version of a policy: found by its label or by the day, with the lines of its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.policy.read import read_version
from maillage.engine.kernel.reason import MaillageError
from tests.actions.policy.channel_book import policy_text
from tests.actions.policy.people import FIELD
from tests.actions.publication.stage import ANALYST, DIRECTOR, book_with_plans


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with two versions, of which the first is open at its end."""
    made = book_with_plans(tmp_path_factory.mktemp("read") / "book")
    for file in made.policies.glob("*.yaml"):
        file.unlink()
    later = policy_text(version="2").replace("from: 2026-01-01", "from: 2027-01-01")
    for name, text in (("one", policy_text()), ("two", later)):
        (made.policies / f"{name}.yaml").write_text(text, encoding="utf-8")
    yield made
    made.records().close()


@pytest.mark.parametrize(
    ("day", "label"),
    [(date(2026, 1, 1), "trial@1"), (date(2026, 12, 31), "trial@1"), (date(2027, 1, 1), "trial@2"),
     (date(2020, 1, 1), "trial@2"), (None, "trial@2")],
)  # fmt: skip
def test_a_version_open_at_its_end_ends_where_the_next_begins(book: Book, day: date | None, label: str) -> None:
    assert read_version(ANALYST, book, day=day).label == label


def test_it_says_what_it_says_and_on_which_line(book: Book) -> None:
    found = read_version(DIRECTOR, book, "trial@1")
    assert [section.part for section in found.sections][:2] == ["identity", "tiers"]
    assert found.text.splitlines()[found.line("tiers/gold/admission") - 1].strip().startswith("admission:")
    assert found.version.end == date(2027, 1, 1)


def test_who_may_not_read_policies_and_what_does_not_exist_are_answered_alike(book: Book) -> None:
    with pytest.raises(Denied):
        read_version(FIELD, book)
    with pytest.raises(Denied):
        read_version(ANALYST, book, "trial@9")


def test_a_book_without_policies_says_so(tmp_path: Path) -> None:
    made = book_with_plans(tmp_path / "book")
    for file in made.policies.glob("*.yaml"):
        file.unlink()
    with pytest.raises(MaillageError) as raised:
        read_version(ANALYST, made)
    assert raised.value.findings[0].code == "policy-none"
    made.records().close()
