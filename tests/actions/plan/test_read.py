"""Opening a kept plan: by its name or a beginning of it, with the records of then."""

from __future__ import annotations

import pytest

from maillage.actions.book import Book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import open_plan
from maillage.engine.kernel.reason import MaillageError, Term
from maillage.messages.render import finding_sentence
from tests.actions.plan.stored import book, embedded, fill, post
from tests.actions.policy.channel_book import DAY
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["book", "database", "embedded", "postgres_template", "sqlite_template"]


def test_a_plan_is_found_by_its_name_a_beginning_of_it_or_as_the_latest(embedded: Book) -> None:
    with pytest.raises(MaillageError) as none:
        open_plan(embedded)
    assert none.value.findings[0].code == "plan-none"
    fill(embedded)
    first, second = (build_plan(embedded, DAY, seed=seed, seconds=1).plan.header.name for seed in (1, 2))
    assert open_plan(embedded).plan.header.name == second
    assert open_plan(embedded, first).plan.header.name == open_plan(embedded, first[:14]).plan.header.name == first
    for wanted, code in (("nothing", "plan-missing"), ("2026", "plan-ambiguous")):
        with pytest.raises(MaillageError) as refused:
            open_plan(embedded, wanted)
        assert refused.value.findings[0].code == code
        assert finding_sentence(refused.value.findings[0], "fr")


def test_a_plan_keeps_the_records_of_then(book: Book) -> None:
    fill(book)
    name = build_plan(book, DAY, seconds=1).plan.header.name
    post(book, "partners", [{"partner": "a", "name": "Another name", "country": "FR", "trade": "isv"}])
    opened = open_plan(book, name)
    assert opened.records.digest == opened.plan.header.records
    assert opened.glossary(Term("partner", "a"), "en") == "Maison A"
