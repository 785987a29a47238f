"""Building a plan of a book: on both databases, whatever order its records came in, stopped at any moment."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from maillage.actions.book import Book
from maillage.actions.plan.build import WORK_PER_SECOND, build_plan
from maillage.actions.plan.read import open_plan
from maillage.adapters.plans.codec import Writer
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from tests.actions.plan.stored import (
    LINES,
    Rows,
    book,
    book_at,
    embedded,
    files_of,
    fill,
    line,
    post,
    sell,
)
from tests.actions.policy.channel_book import DAY, policy_text, records
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["book", "database", "embedded", "postgres_template", "sqlite_template"]


# Both databases


def test_a_plan_is_built_kept_and_read_back(book: Book) -> None:
    fill(book)
    begun: list[str] = []
    built = build_plan(book, DAY, seconds=1, progress=begun.append)
    assert begun == ["measures", "tiers", "clusters", "coverage", "comparison"]
    assert built.plan.header.work == WORK_PER_SECOND
    assert [len(cluster.members) for cluster in built.plan.clusters.clusters] == [3, 2]
    assert open_plan(book).plan.header == built.plan.header
    before = files_of(built.folder)
    assert build_plan(book, DAY, seconds=1).folder == built.folder
    assert files_of(built.folder) == before


def test_both_databases_give_the_same_bytes(book: Book, embedded: Book) -> None:
    fill(embedded)
    fill(book)
    one, other = (build_plan(each, DAY, seconds=1) for each in (embedded, book))
    assert files_of(one.folder) == files_of(other.folder)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_everything_came_in_changes_no_byte(seed: int, embedded: Book, tmp_path: Path) -> None:
    fill(embedded)
    order = Random(seed)
    other = book_at(tmp_path / "other", f"sqlite:///{tmp_path}/other.sqlite3")
    fill(other, order)
    # The same lines again, renamed and in two parts, change nothing either.
    sell(other, *LINES[:3], name="again")
    sell(other, *LINES[3:], name="and again")
    one, two = (build_plan(each, DAY, seconds=1) for each in (embedded, other))
    assert one.plan.header == two.plan.header
    assert files_of(one.folder) == files_of(two.folder)
    other.records().close()


# Channels of which little is known: a plan with findings that a newcomer understands, or a clear error


BARE = 'policy: trial\nversion: "1"\ntitle: Bare\nvalid: {from: 2020-01-01}\ncurrency: EUR\ntiers: [{tier: base}]\n'
RETURNS = [line(name, -5, transaction="return", quantity=Decimal(-1)) for name in "ab"]
CHANNELS: dict[str, tuple[dict[str, Rows], list[dict[str, Any]], str, set[str]]] = {
    "nothing at all": ({}, [], "", {"measures-nobody"}),
    "no sale": (records(), [], "", {"measures-no-lines"}),
    "sales without partners": ({}, LINES, "", {"measures-nobody", "measures-strangers"}),
    "one partner": (records() | {"partners": records()["partners"][:1]}, LINES, "",
                    {"measures-strangers", "cluster-rule-infeasible"}),
    "tiers alone": (records(), LINES, BARE, {"coverage-no-roles"}),
    "returns alone": (records(), RETURNS, "", set()),
    "nobody in a seat": (records() | {"holdings": []}, LINES, "", {"coverage-seat-vacant"}),
    "no seat": ({name: rows for name, rows in records().items() if name not in ("seats", "holdings")}, LINES, "",
                {"coverage-no-contact", "coverage-role-unseated"}),
    "unknown trade": (records() | {"partners": [{"partner": "a", "name": "A", "country": "FR", "trade": "baker"}]},
                      LINES, "", {"policy-records-words"}),
    "nowhere": (records() | {"partners": [{"partner": "a", "name": "A", "country": "ZZ"}]}, LINES, "", set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_of_which_little_is_known_has_a_plan_that_says_so(name: str, embedded: Book) -> None:
    tables, lines, policy, codes = CHANNELS[name]
    (embedded.policies / "trial.yaml").write_text(policy or policy_text(), encoding="utf-8")
    for table, rows in tables.items():
        post(embedded, table, rows)
    if lines:
        sell(embedded, *lines)
    opened = open_plan(embedded, build_plan(embedded, DAY, seconds=1).plan.header.name)
    assert codes <= {finding.code for finding in opened.plan.findings}
    assert len(opened.plan.tiers.overall.tier) == len(opened.plan.measures.partners)
    for finding in opened.plan.findings:
        french, english = (finding_sentence(finding, language, opened.glossary) for language in ("fr", "en"))
        assert french != english


def test_a_currency_without_rate_is_an_error_that_names_it_and_leaves_no_plan(embedded: Book) -> None:
    fill(embedded)
    sell(embedded, line("a", 5, currency="XOF", document="far"), name="far")
    with pytest.raises(MaillageError) as refused:
        build_plan(embedded, DAY)
    assert "XOF" in finding_sentence(refused.value.findings[0], "en")
    assert not list(embedded.folder.glob("plans/*"))


@pytest.mark.parametrize(("policy", "day", "word"), [("nowhere", DAY, "nowhere"), ("", date(2019, 1, 1), "trial")])
def test_no_policy_in_force_is_told(policy: str, day: date, word: str, embedded: Book) -> None:
    with pytest.raises(MaillageError) as refused:
        build_plan(embedded, day, policy=policy)
    assert word in finding_sentence(refused.value.findings[0], "en")


# Stopped on the way


@pytest.mark.parametrize("stage", ["measures", "clusters", "comparison"])
def test_a_plan_that_is_stopped_leaves_nothing(stage: str, embedded: Book) -> None:
    fill(embedded)

    def stop(begun: str) -> None:
        if begun == stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_plan(embedded, DAY, progress=stop)
    assert not list(embedded.folder.glob("plans/*"))


def test_a_plan_that_is_stopped_while_it_is_kept_leaves_nothing(
    embedded: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(embedded)

    def stop(self: Writer, name: str, value: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Writer, "write", stop)
    with pytest.raises(KeyboardInterrupt):
        build_plan(embedded, DAY)
    monkeypatch.undo()
    assert not list(embedded.folder.glob("plans/*"))
    assert build_plan(embedded, DAY, seconds=1).folder.is_dir()


def test_a_plan_that_another_process_kept_first_is_taken(embedded: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(embedded)
    written = Writer.write

    def meanwhile(self: Writer, name: str, value: object) -> None:
        monkeypatch.undo()
        monkeypatch.setattr("os.getpid", lambda: 1)
        build_plan(embedded, DAY, seconds=1)
        written(self, name, value)

    monkeypatch.setattr(Writer, "write", meanwhile)
    built = build_plan(embedded, DAY, seconds=1)
    assert [folder.name for folder in embedded.plans.iterdir()] == [built.folder.name]
    assert open_plan(embedded).plan.header == built.plan.header


def test_the_embedded_database_is_opened_as_the_settings_say(embedded: Book) -> None:
    from django.db import connections

    fill(embedded)
    with connections[embedded.records().alias].cursor() as cursor:
        asked = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
                 for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")}  # fmt: skip
    safe = sqlite3.sqlite_version_info >= (3, 51, 3)
    assert asked == {"journal_mode": "wal" if safe else "delete", "synchronous": 2, "foreign_keys": 1,
                     "recursive_triggers": 1}  # fmt: skip
