"""What was known at an earlier moment: every way to name one, and the plan of then to the byte."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.known import Known, known_at
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from tests.actions.plan.stored import book, book_at, embedded, files_of, fill, line, post, sell
from tests.actions.policy.channel_book import DAY, records
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["book", "database", "embedded", "postgres_template", "sqlite_template"]


@pytest.fixture
def grown(book: Book) -> tuple[Book, dict[str, bytes], str]:
    """A book of which a plan was built and removed again, before more came in; the plan's files and name."""
    fill(book)
    built = build_plan(book, DAY, seconds=1)
    files = files_of(built.folder)
    post(book, "partners", [{"partner": "a", "name": "Maison A", "country": "FR", "trade": "var"},
                            {"partner": "z", "name": "Maison Z", "country": "FR", "trade": "isv"}])  # fmt: skip
    sell(book, line("z", 2000), line("b", 5, document="more"), name="later")
    return book, files, built.plan.header.name


def moments(book: Book) -> dict[str, Known]:
    """Ways to name the moment before more came in."""
    first = book.ledger().state(1).detail["known"]
    number = len(records())
    return {"b": Known(number, 1), first: Known(number, 1)}


def test_a_plan_of_an_earlier_state_is_the_same_to_the_byte(grown: tuple[Book, dict[str, bytes], str]) -> None:
    book, files, name = grown
    now = build_plan(book, DAY, seconds=1)
    assert now.plan.header.name != name
    assert "z" in now.plan.measures.partners
    for number, moment in enumerate([*moments(book), name, name[:-3]]):
        if not name.startswith(moment):
            # Into an empty folder, so that nothing is merely found there, and without any copy of the records.
            (book.plans / name).rename(book.folder / f"aside-{number}")
            shutil.rmtree(book.folder / "cache")
        again = build_plan(book, DAY, seconds=1, as_known=moment)
        assert again.plan.header.name == name, moment
        assert files_of(again.folder) == files, moment


def test_every_way_to_name_a_moment(grown: tuple[Book, dict[str, bytes], str]) -> None:
    book, _, name = grown
    number = len(records())
    for moment, known in moments(book).items():
        assert known_at(book, moment) == known
    assert known_at(book, "") == Known()
    assert known_at(book, "later") == Known(number + 1, 2)
    assert known_at(book, str(number)).batch == number
    assert known_at(book, "1") == Known(1, 0)
    assert known_at(book, str(number + 1)) == Known(number + 1, 1)
    assert known_at(book, "0") == Known(0, 0)
    assert known_at(book, name) == Known(number, 1)
    today = date.fromisoformat(book.ledger().state(1).detail["known"][:10])
    assert known_at(book, (today + timedelta(days=1)).isoformat()) == Known(number + 1, 2)
    assert known_at(book, (today - timedelta(days=1)).isoformat()) == Known(0, 0)
    assert known_at(book, "2020-01-01T12:30") == Known(0, 0)


@pytest.mark.parametrize(
    ("moment", "code"),
    [("nothing", "known-missing"), ("99", "records-no-batch"), ("2026-07-01-", "known-ambiguous")],
)
def test_a_moment_that_is_none_is_told(moment: str, code: str, embedded: Book) -> None:
    fill(embedded)
    for seed in (1, 2):
        build_plan(embedded, DAY, seed=seed, seconds=1)
    with pytest.raises(MaillageError) as refused:
        build_plan(embedded, DAY, as_known=moment)
    (finding,) = refused.value.findings
    assert finding.code == code
    assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")


def test_a_plan_whose_origins_are_in_another_book_is_told(embedded: Book, tmp_path: Path) -> None:
    fill(embedded)
    built = build_plan(embedded, DAY, seconds=1)
    other = book_at(tmp_path / "other", f"sqlite:///{tmp_path}/other.sqlite3")
    other.plans.mkdir()
    built.folder.rename(other.plans / built.folder.name)
    with pytest.raises(MaillageError) as refused:
        build_plan(other, DAY, as_known=built.folder.name)
    assert refused.value.findings[0].code == "known-gone"
    other.records().close()


def test_before_everything_there_is_nobody(embedded: Book) -> None:
    fill(embedded)
    plan = build_plan(embedded, DAY, seconds=1, as_known="2000-01-01").plan
    assert plan.measures.partners == ()
    assert "measures-nobody" in {finding.code for finding in plan.findings}
