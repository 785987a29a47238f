"""Keeping a version: by the director alone, whole or not at all, logged, in force from its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.log.list import list_log
from maillage.actions.log.verify import verify
from maillage.actions.policy import save
from maillage.actions.policy.save import save_version
from maillage.engine.kernel.reason import MaillageError
from tests.actions.policy.channel_book import policy_text
from tests.actions.policy.people import FIELD, UNIT
from tests.actions.publication.stage import ANALYST, APPROVER, DIRECTOR, book_with_plans

LATER = policy_text(version="2", gold="650 k EUR").replace("from: 2026-01-01", "from: 2027-01-01")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = book_with_plans(tmp_path / "book")
    for file in made.policies.glob("*.yaml"):
        file.unlink()
    (made.policies / "trial.yaml").write_text(policy_text(), encoding="utf-8")
    yield made
    made.records().close()


def codes(raised: pytest.ExceptionInfo[MaillageError]) -> set[str]:
    return {finding.code for finding in raised.value.findings}


def files(book: Book) -> list[str]:
    return sorted(file.name for file in book.policies.iterdir())


def test_a_version_is_kept_and_in_force_from_its_day(book: Book) -> None:
    before = (book.policies / "trial.yaml").read_bytes()
    assert save_version(DIRECTOR, book, LATER.replace("\n", "\r\n")) == "trial@2"
    library = book.library()
    assert library.in_force("trial", date(2026, 12, 31)).chain == ("trial@1",)
    assert library.in_force("trial", date(2027, 1, 1)).chain == ("trial@2",)
    assert (book.policies / "trial-2.yaml").read_text(encoding="utf-8") == LATER
    assert (book.policies / "trial.yaml").read_bytes() == before
    (entry,) = list_log(DIRECTOR, book)
    assert (entry.action, entry.actor, entry.facts["version"]) == ("policy-save", DIRECTOR.account, "2")
    assert verify(book).entries == 1


@pytest.mark.parametrize("actor", [ANALYST, APPROVER, UNIT, FIELD])
def test_it_is_the_director_s_alone(book: Book, actor: Actor) -> None:
    with pytest.raises(Denied):
        save_version(actor, book, LATER)
    assert files(book) == ["trial.yaml"]


@pytest.mark.parametrize(
    ("text", "code"),
    [(policy_text(gold="9 M EUR"), "policy-save-taken"), (LATER.replace('"2"', '"../2"'), "policy-save-name"),
     (LATER.replace("tiers:", "tears:"), "policy-word-unknown-near"), ("", "policy-yaml-empty"),
     (policy_text(version="2"), "policy-overlap")],
)  # fmt: skip
def test_what_cannot_stand_is_refused_with_its_faults_and_leaves_nothing(book: Book, text: str, code: str) -> None:
    with pytest.raises(MaillageError) as raised:
        save_version(DIRECTOR, book, text)
    assert code in codes(raised)
    assert files(book) == ["trial.yaml"]
    assert verify(book).entries == 0


def test_of_two_who_keep_the_same_version_the_second_is_told(book: Book) -> None:
    save_version(DIRECTOR, book, LATER)
    with pytest.raises(MaillageError) as raised:
        save_version(DIRECTOR, book, LATER.replace("650", "750"))
    assert codes(raised) == {"policy-save-taken"}
    (book.policies / "trial-3.yaml").write_text("policy: other\nversion: x\nvalid: {from: 2026-01-01}\n")
    with pytest.raises(MaillageError) as raised:
        save_version(DIRECTOR, book, LATER.replace('"2"', '"3"').replace("2027", "2028"))
    assert codes(raised) == {"policy-save-file"}
    assert verify(book).entries == 1


def test_where_the_log_fails_the_file_goes_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, seen = save._write, []

    def noted(target: Path, text: str) -> None:
        plain(target, text)
        seen.extend(files(book))

    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(save, "_write", noted)
    book.records()
    monkeypatch.setattr(connections[book.alias], "commit", fail)
    with pytest.raises(DatabaseError):
        save_version(DIRECTOR, book, LATER)
    monkeypatch.undo()
    assert seen == ["trial-2.yaml", "trial.yaml"]
    assert files(book) == ["trial.yaml"]
    assert verify(book).entries == 0
