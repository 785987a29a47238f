"""Words and numbers as a reader of each language expects them."""

from datetime import date

import pytest

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.messages.format import Language
from maillage.report.words import Words
from tests.report.shown import material


def words(language: Language) -> Words:
    return Words(language, material().glossary)


@pytest.mark.parametrize(
    ("language", "number", "percent", "money", "hours", "day"),
    [
        ("fr", "1\u202f234,5", "12\u202f%", "52,3\u00a0M€", "1\u202f600", "1er juillet 2026"),
        ("en", "1,234.5", "12%", "€52.3M", "1,600", "1 July 2026"),
    ],
)
def test_numbers(language: Language, number: str, percent: str, money: str, hours: str, day: str) -> None:
    said = words(language)
    assert said.number(1234.5, 1) == number
    assert said.percent(Quantity.of("0.1234", "ratio")) == percent
    assert said.money(Quantity.of(52_300_000, "EUR")) == money
    assert said.hours(Quantity.of(1600, "hours")) == hours
    assert said.day(date(2026, 7, 1)) == day
    assert [said.percent(None), said.money(None), said.hours(None), said.day(None), said.term(None)] == ["–"] * 5


def test_a_small_part_keeps_a_decimal() -> None:
    assert words("en").percent(Quantity.of("0.0123", "ratio")) == "1.2%"
    assert words("en").percent(Quantity.of(0, "ratio")) == "0%"


def test_titles_stand_for_clusters_and_seats_and_a_name_of_people_stays() -> None:
    assert words("fr").term(Term("cluster", "aligned-isv-1")) == "aligned – éditeur de logiciels 1"
    assert words("en").term(Term("cluster", "aligned-isv-12")) == "aligned – software vendor 12"
    assert words("en").term(Term("cluster", "Les Amis")) == "Les Amis"
    assert words("en").term(Term("cluster", "aligned-nothing-1")) == "aligned-nothing-1"
    assert words("fr").term(Term("seat", "crbp-south")) == "crbp, Sud"
    assert words("en").term(Term("seat", "dir")) == "dir"


def test_a_change_is_one_sentence() -> None:
    fallen = next(at for at, partner in enumerate(material().plan.measures.partners) if partner == "m5")
    change = words("en").change(material().reasons.change(fallen))
    assert change == "The smallest change that reaches “aligned”: “route” changed to “direct”."
    assert words("en").change(None) == ""
    assert words("en").change(Reason("tier-change-none", facts={"tier": Term("tier", "x")})).endswith("“x”.")


def test_a_kind_of_finding_without_heading_of_its_own_is_other() -> None:
    assert words("en").kind("coverage-overload") == "Seats with more work than hours"
    assert words("en").kind("no-such-code") == "Other"
