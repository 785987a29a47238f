"""Whatever is asked in whatever order: each key is done once, and answers the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.idempotency.once import KEPT, Answer, once, once_apart
from maillage.actions.init.create import create
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]

ACTORS = (Actor(1, "A", "", ()), Actor(2, "B", "", ()))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = create(tmp_path_factory.mktemp("once") / "book")
    made.records()
    return made


@pytest.fixture
def either(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book on each kind of database in turn."""
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    made = create(tmp_path / "book")
    made.records()
    yield made
    made.records().close()


@settings(max_examples=40)
@given(st.data())
def test_a_key_is_done_once_and_answers_the_same(book: Book, data: st.DataObject) -> None:
    from maillage.records.models import Answered

    Answered.objects.using(book.alias).all().delete()
    asked = st.tuples(st.sampled_from(ACTORS), st.sampled_from("abc"), st.sampled_from("xyz"))
    done: dict[tuple[int, str], tuple[str, Answer]] = {}
    for number, (actor, key, what) in enumerate(data.draw(st.lists(asked, max_size=12))):
        acted = []

        def act(number: int = number, acted: list[int] = acted) -> Answer:
            acted.append(number)
            return Answer(201 if number % 3 else 409, f"answer {number}")

        found = once(actor, book, key, what, act)
        first = done.get((actor.account, key))
        if first is None:
            assert acted == [number]
            assert found is not None
            done[actor.account, key] = what, found
        else:
            assert acted == []
            assert found == (first[1] if first[0] == what else None)


def test_a_fault_leaves_the_key_free(book: Book) -> None:
    def fails() -> Answer:
        raise RuntimeError("in the midst")

    with pytest.raises(RuntimeError):
        once(ACTORS[0], book, "faulty", "x", fails)
    assert once(ACTORS[0], book, "faulty", "x", lambda: Answer(200, "")) == Answer(200, "")


def test_an_answer_is_forgotten_after_a_while(book: Book) -> None:
    from maillage.records.models import Answered

    once(ACTORS[0], book, "old", "x", lambda: Answer(200, "first"))
    kept = Answered.objects.using(book.alias).filter(key="old")
    kept.update(recorded=kept.get().recorded - KEPT)
    assert once(ACTORS[0], book, "old", "y", lambda: Answer(200, "second")) == Answer(200, "second")


def test_of_two_at_once_one_acts_and_both_are_answered_alike(either: Book) -> None:
    inside, go_on = threading.Event(), threading.Event()
    acted: list[str] = []
    answers: dict[str, Answer | None] = {}

    def ask(name: str) -> None:
        def act() -> Answer:
            acted.append(name)
            inside.set()
            go_on.wait(20)
            return Answer(200, name)

        try:
            answers[name] = once(ACTORS[0], either, "same", "x", act)
        finally:
            connections[either.alias].close()

    first = threading.Thread(target=ask, args=("first",))
    first.start()
    assert inside.wait(20)
    second = threading.Thread(target=ask, args=("second",))
    second.start()
    go_on.set()
    first.join()
    second.join()
    assert acted == ["first"]
    assert answers == {"first": Answer(200, "first"), "second": Answer(200, "first")}


def test_what_is_done_apart_is_answered_alike_and_done_again_only_where_a_death_left_no_answer(either: Book) -> None:
    from maillage.records.models import Answered

    acted: list[str] = []

    def act() -> Answer:
        assert not connections[either.alias].in_atomic_block
        acted.append("done")
        return Answer(200, f"answer {len(acted)}")

    def ask(asked: str = "x") -> Answer | None:
        return once_apart(ACTORS[0], either, "apart", asked, act)

    assert (ask(), ask(), ask("y"), acted) == (Answer(200, "answer 1"), Answer(200, "answer 1"), None, ["done"])
    # A process that dies between the act and the note of its answer.
    Answered.objects.using(either.alias).filter(key="apart").update(status=0, body="")
    assert (ask("y"), ask()) == (None, Answer(200, "answer 2"))


def test_of_two_that_are_done_apart_at_once_both_are_answered_as_the_first(either: Book) -> None:
    answers: list[Answer | None] = []

    def first() -> Answer:
        return Answer(200, "taken in")

    def second() -> Answer:
        # While it has not answered yet the other one comes through from beginning to end.
        answers.append(once_apart(ACTORS[0], either, "both", "x", first))
        return Answer(409, "it is gone")

    answers.append(once_apart(ACTORS[0], either, "both", "x", second))
    assert answers == [Answer(200, "taken in")] * 2


def test_a_fault_of_what_is_done_apart_leaves_the_key_free(either: Book) -> None:
    def fails() -> Answer:
        raise RuntimeError("in the midst")

    with pytest.raises(RuntimeError):
        once_apart(ACTORS[0], either, "broken", "x", fails)
    assert once_apart(ACTORS[0], either, "broken", "y", lambda: Answer(200, "")) == Answer(200, "")


def test_of_two_threads_that_do_it_apart_both_are_answered_as_one_of_them(either: Book) -> None:
    inside = threading.Barrier(2, timeout=20)
    answers: dict[str, Answer | None] = {}

    def ask(name: str) -> None:
        def act() -> Answer:
            # Neither has answered yet when both are at it.
            inside.wait()
            return Answer(200, name)

        try:
            answers[name] = once_apart(ACTORS[0], either, "threads", "x", act)
        finally:
            connections[either.alias].close()

    threads = [threading.Thread(target=ask, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers["first"] == answers["second"]
    assert answers["first"] in (Answer(200, "first"), Answer(200, "second"))
