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
    "no policy of contacts": {"a": ["s"]},
    "no roles": {"a": []},
}


@pytest.mark.parametrize("name", CONTACTS)
def test_partners_have_the_contacts_of_their_roles(name: str) -> None:
    assert run(CASES[name]).contacts() == CONTACTS[name]


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


def test_nobody_to_talk_to_is_an_error() -> None:
    found = [one for one in run(CASES["nobody"]).findings if one.code == "coverage-no-contact"]
    assert {one.severity for one in found} == {Severity.ERROR}
    assert sum(int(str(one.facts["count"])) for one in found) == 2
