"""A move by hand costs what the build tells of the same pin, where the build has nowhere else to go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maillage.engine.coverage.records import ContactPin
from maillage.engine.coverage.trial import SeatTrial, trial
from maillage.engine.kernel.quantity import HOURS, Quantity
from tests.engine.coverage.cases import CASES
from tests.engine.coverage.channel import CRBP, Case, mba, run, seat, staff


def tried(case: Case, partner: str, person: str) -> SeatTrial:
    found = run(replace(case, tables={**case.tables, "pins": []}))
    pin = ContactPin("try", found.measures.partners.index(partner), partner, person)
    return trial(found.policy, found.measures, found.tiers, found.clusters, found.table, found.records, pin)


@pytest.mark.parametrize(
    ("name", "partner", "person", "codes"),
    [
        ("pin keeps a second contact", "a", "S", ["coverage-pin-contact"]),
        ("pin takes the one place", "a", "T", ["coverage-pin-role"]),
        ("pin beyond its territory", "a", "N", ["coverage-pin-broken"]),
        ("pinned", "a", "GHOST", ["coverage-pin-broken"]),
        ("pin costs nothing", "a", "S", []),
    ],
)
def test_what_a_move_breaks_or_costs(name: str, partner: str, person: str, codes: list[str]) -> None:
    found = tried(CASES[name], partner, person)
    assert [one.code for one in found.findings] == codes
    assert all(one.facts["pin"] == "try" for one in found.findings)


def test_a_seat_above_its_capacity_is_told_with_what_it_had() -> None:
    case = Case(mba("ab"), staff(seat("s", capacity=15), seat("s2", capacity=15)))
    without = run(case).contacts()
    mover = "a" if without["a"] == ["s2"] else "b"
    found = tried(case, mover, "S")
    assert [one.code for one in found.findings] == ["coverage-pin-overload"]
    assert found.findings[0].facts["excess"] == Quantity.of(5, HOURS)
    assert [(one.seat.seat, one.partners) for one in found.seats] == [("s", (1, 2)), ("s2", (1, 0))]
    assert found.seats[0].hours == (Quantity.of(10, HOURS), Quantity.of(20, HOURS))
    assert found.seats[0].capacity == Quantity.of(15, HOURS)


def test_a_move_to_the_present_contact_changes_nothing() -> None:
    case = Case(mba("a"), staff(seat("s")), [CRBP])
    assert tried(case, "a", "S") == SeatTrial((), ())
