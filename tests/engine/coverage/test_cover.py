"""Who talks to whom."""

from __future__ import annotations

import pytest

from maillage.engine.coverage.types import Cause
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Severity, Term
from tests.engine.coverage.cases import CASES
from tests.engine.coverage.channel import run

CONTACTS: dict[str, dict[str, list[str]]] = {
    "one seat": {"a": ["s"], "b": ["s"]},
    "top two": {"a": ["s"], "b": ["s", "t"], "c": ["s", "t"], "d": ["s"]},
    "tied": {"a": ["s", "t"], "b": ["s", "t"], "c": ["s"]},
    "share of the channel": {"a": ["s"], "b": ["n", "t"], "c": ["s", "t"], "d": ["s"]},
    "mostly": {"a": ["s", "t"], "b": ["s"], "c": ["s"], "d": ["s"]},
    "condition": {"a": ["t"], "b": ["s", "t"]},
    "cluster": {"a": ["m1"], "b": ["m2"], "c": ["s"]},
    "cluster without seat": {"a": ["s"]},
    "absorbs": {"a": ["t"], "b": ["t"], "c": ["s"]},
    "one contact at most": {"a": ["s"], "b": ["s"]},
    "one contact by exception": {"a": ["s"], "b": ["s", "t"]},
    "nobody": {"a": ["s"], "b": ["s"], "c": [], "d": []},
    "by default": {"a": ["s"], "b": ["s"]},
    "by default in a vacant seat": {"a": ["s"]},
    "default of last resort": {"a": ["t"]},
    "vacant": {"a": ["s"], "b": ["s"]},
    "proposed": {"a": ["crbp-south-1"], "b": ["crbp-south-1"]},
    "kept": {"a": ["s2"], "b": ["s2"], "c": ["s2"], "d": ["s"]},
    "kept whatever it costs": {"a": ["s2"], "b": ["s2"], "c": ["s2"], "d": ["s2"]},
    "pinned": {"a": ["s2"], "b": ["s2"], "c": ["s2"]},
    "one person for two roles": {"a": ["s", "t2"]},
    "pinned to two people": {"a": ["s"]},
    "pin keeps a second contact": {"a": ["t", "s"]},
    "pin takes the one place": {"a": ["t"], "b": ["t"]},
    "more pins than places": {"a": ["s", "t"]},
    "all of it": {"a": ["s", "t"], "b": ["s", "t"], "c": ["s"]},
    "pin overloads": {"a": ["s"], "b": ["s"], "c": ["s2"]},
    "pin beyond its territory": {"a": ["s"]},
    "pin in the second of two roles": {"a": ["s2", "t"]},
    "contacts by exceptions": {"a": ["s", "t"], "b": ["s", "t"], "c": ["s"], "d": ["s"], "e": ["s"]},
    "no policy of contacts": {"a": ["s"]},
    "no roles": {"a": []},
}


@pytest.mark.parametrize("name", CONTACTS)
def test_partners_have_the_contacts_of_their_roles(name: str) -> None:
    assert run(CASES[name]).contacts() == CONTACTS[name]


PINS: dict[str, list[tuple[str, str]]] = {
    "pinned": [("coverage-pin-broken", "a-GHOST")],
    "pinned to two people": [("coverage-pin-conflict", "a-S2")],
    "pin keeps a second contact": [("coverage-pin-contact", "a-S")],
    "pin takes the one place": [("coverage-pin-role", "a-T"), ("coverage-pin-role", "b-T")],
    "more pins than places": [("coverage-pin-contact", "a-T"), ("coverage-pin-limit", "a-T")],
    # Without pins nobody would go to S, whose capacity is a small part of both.
    "pin overloads": [("coverage-pin-overload", "a-S"), ("coverage-pin-overload", "b-S")],
    "pin costs nothing": [],
    "overloaded whatever is pinned": [],
    "pin crowds": [("coverage-pin-crowds", "b-S")],
    "pin beyond its territory": [("coverage-pin-broken", "a-N")],
    # Ann would have done for both roles; Bob is the second person.
    "pin in the second of two roles": [("coverage-pin-contact", "a-Bob")],
}  # fmt: skip


@pytest.mark.parametrize("name", PINS)
def test_a_pin_that_fails_or_costs_something_is_told(name: str) -> None:
    found = [(one.code, str(one.facts["pin"])) for one in run(CASES[name]).findings if "pin" in one.facts]
    assert found == PINS[name]


def test_a_pin_s_price_is_told_in_figures() -> None:
    found = run(CASES["pin overloads"]).findings[-1]
    assert (found.facts["excess"], found.facts["capacity"]) == (Quantity.of(5, "hours"), Quantity.of(15, "hours"))
    found = run(CASES["pin keeps a second contact"]).finding("coverage-pin-contact")
    assert (found.facts["contacts"], found.facts["without"]) == (2, 1)
    found = run(CASES["pin takes the one place"]).findings[-1]
    assert found.facts["roles"] == (Term("role", "crbp"),)


def test_exceptions_to_the_number_of_contacts_are_told() -> None:
    found = run(CASES["contacts by exceptions"])
    assert [(one.code, one.subject.name) for one in found.findings if one.subject and "exception" in one.code] == [
        ("coverage-exception-own", "d"),
        ("coverage-exception-conflict", "b"),
        ("coverage-exception-number", "c"),
        ("coverage-exception-more", "a"),
        ("coverage-exception-more", "b"),
    ]
    found = run(CASES["one contact by exception"])
    assert found.finding("coverage-exception-fewer").facts["roles"] == (Term("role", "tpm"),)
    (missing,) = [part for part in found.explained("a").parts if part.code == "coverage-not-crowded"]
    assert missing.facts["most"] == 1


def test_seats_are_chosen_for_a_stated_cause() -> None:
    assert run(CASES["kept"]).causes()["a", "s2"] is Cause.KEPT
    assert run(CASES["kept"]).causes()["d", "s"] is Cause.BALANCE
    assert run(CASES["pinned"]).causes()["a", "s2"] is Cause.PIN
    assert run(CASES["one seat"]).causes()["a", "s"] is Cause.ONLY


def test_a_relationship_gives_way_to_the_overload_price_and_no_further() -> None:
    found = run(CASES["kept is too dear"])
    assert found.table.load_of.tolist() == [20_000_000, 20_000_000]
    assert found.table.kept.sum() == 2
    assert run(CASES["kept whatever it costs"]).table.kept.all()


def test_work_is_spread_evenly() -> None:
    assert run(CASES["balance"]).table.load_of.tolist() == [20_000_000] * 3


def test_hours_follow_the_first_entry_that_holds() -> None:
    # 4 h and 3 h for each of four times 10 M€ (12.5 M$ at 0.8); 1 h; nothing where the revenue is not known.
    assert run(CASES["work by size"]).table.load.tolist() == [16_000_000, 1_000_000, 0]


def test_an_overload_is_told_in_hours() -> None:
    finding = run(CASES["overload"]).finding("coverage-overload")
    assert finding.subject == Term("seat", "s")
    assert finding.facts["excess"] == Quantity.of(20, "hours")


def test_what_seats_lack_together_is_told_where_no_spread_can_mend_it() -> None:
    found = [one for one in run(CASES["short of hours"]).findings if one.code == "coverage-short"]
    assert [(str(one.facts["per"]), one.facts["seats"], one.facts["missing"]) for one in found] == [
        ("cluster", 2, Quantity.of(60, "hours")),
        ("territory", 2, Quantity.of(30, "hours")),
        ("channel", 2, Quantity.of(34, "hours")),
    ]
    # One seat alone is told by its overload, and what another spread would mend is no shortage.
    assert "coverage-short" not in run(CASES["overload"]).codes()
    assert "coverage-short" not in run(CASES["pin overloads"]).codes()


def test_nobody_to_talk_to_is_an_error() -> None:
    found = [one for one in run(CASES["nobody"]).findings if one.code == "coverage-no-contact"]
    assert {one.severity for one in found} == {Severity.ERROR}
    assert sum(int(str(one.facts["count"])) for one in found) == 2
