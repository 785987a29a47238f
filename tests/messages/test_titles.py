"""Titles of clusters and seats: read from the names that the stages give, never for a name that people gave."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import Term
from maillage.messages.format import Language
from maillage.messages.titles import glossary_of_plan
from tests.engine.whole import direct, plan_of

WORDS = {
    "trades": [{"name": "isv", "title": {"fr": "éditeur", "en": "software vendor"}}],
    "technologies": [{"name": name, "title": name.upper()} for name in ("aix", "big-data", "data")],
}


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("aligned-isv-1", "aligned – éditeur 1", "aligned – software vendor 1"),
        ("aligned-big-data-12", "aligned – BIG-DATA 12", "aligned – BIG-DATA 12"),
        ("aligned-aix-big-data-3", "aligned – AIX et BIG-DATA 3", "aligned – AIX and BIG-DATA 3"),
        ("aligned-4", "aligned 4", "aligned 4"),
        ("integrated-1", "integrated 1", "integrated 1"),
        ("aligned-nothing-1", "aligned-nothing-1", "aligned-nothing-1"),
        ("The Friends", "The Friends", "The Friends"),
        ("Friends-1", "Friends-1", "Friends-1"),
    ],
)
def test_clusters(name: str, french: str, english: str) -> None:
    look_up = glossary_of_plan(plan_of(direct("ab"), **WORDS), {})
    assert (look_up(Term("cluster", name), "fr"), look_up(Term("cluster", name), "en")) == (french, english)


@pytest.mark.parametrize(("language", "seat"), [("en", "crbp, south"), ("fr", "crbp, south")])
def test_a_seat_is_called_after_what_it_serves_unless_it_has_a_title(language: Language, seat: str) -> None:
    plan = plan_of(direct("ab"), **WORDS)
    assert glossary_of_plan(plan, {})(Term("seat", "crbp-south"), language) == seat
    titled = glossary_of_plan(plan, {("seat", "crbp-south"): "CRBP Sud no 2"})
    assert titled(Term("seat", "crbp-south"), language) == "CRBP Sud no 2"
    assert titled(Term("seat", "nobody-knows"), language) == "nobody-knows"


def test_numbers_tell_seats_of_one_kind_apart() -> None:
    roles = [{"role": "desk", "per": "channel", "covers": {}, "seats": {"at_least": 2}, "workload": [{"hours": 1}]}]
    plan = plan_of(direct("ab"), roles=roles, coverage={"primary": ["desk"]})
    look_up = glossary_of_plan(plan, {})
    titles = [look_up(Term("seat", seat.seat), "en") for seat in plan.coverage.seats if seat.proposed]
    assert titles == ["desk", "desk no. 2"]
