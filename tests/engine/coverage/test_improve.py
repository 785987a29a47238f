"""The search over all roles at once: never dearer than the draft, and cheaper where the draft cannot see it."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings

from maillage.engine.coverage.cover import cover
from maillage.engine.coverage.types import Cause, CoverageTable
from tests.engine.channel import P
from tests.engine.coverage.cases import intel
from tests.engine.coverage.channel import CRBP, TPM, Case, Covered, holds, mba, run, seat, staff, talks
from tests.engine.coverage.test_laws import case_of, partners_, roles_, seats_, today_


def drafted(found: Covered) -> CoverageTable:
    """The same without a search."""
    return cover(found.policy, found.measures, found.tiers, found.clusters, found.records, seed=1, work=0).value


def price(found: Covered, table: CoverageTable) -> float:
    """Hours that the policy of the tests counts: 10 an hour of overload, 5 a contact, 5 a relationship that ends."""
    people = np.array([seat.person or f"vacant {seat.seat}" for seat in table.seats], object)
    contacts = set(zip(table.partner.tolist(), people[table.seat].tolist(), strict=True))
    today = found.records.today
    known = {(who, today.people[one]) for who, one in zip(today.partner.tolist(), today.person.tolist(), strict=True)}
    over = sum(max(load - seat.capacity, 0) for seat, load in zip(table.seats, table.load_of.tolist(), strict=True)
               if seat.capacity is not None and seat.capacity_unit == "hours")  # fmt: skip
    crowd = sum(max(many - seat.most_partners, 0) for seat, many in zip(table.seats, table.partners_of.tolist(),
                                                                        strict=True)
                if seat.most_partners is not None)  # fmt: skip
    return 10 * over / 1e6 + 5 * len(contacts) + 5 * len(known - contacts) + 10_000 * crowd


@settings(max_examples=60)
@given(partners_, seats_, today_, roles_)
def test_no_plan_is_dearer_than_its_draft(partners: list[P], seats: Any, today: Any, roles: Any) -> None:
    found = run(case_of(partners, seats, today, roles, None))
    # Unevenness weighs a thousandth of an hour of the policy.
    assert price(found, found.table) <= price(found, drafted(found)) + found.table.load.sum() / 1e6 / 100


def test_whoever_can_do_for_two_roles_does() -> None:
    # The draft gives the first role to either of two, before it comes to the second, which only Bob can serve.
    case = Case(
        [intel("a", 3), *mba("b")],
        {"seats": [seat("s"), seat("s2"), seat("t", "tpm")],
         "holdings": [holds("s", "Ann"), holds("s2", "Bob"), holds("t", "Bob")]},
    )  # fmt: skip
    found = run(case)
    assert found.contacts() == {"a": ["s2", "t"], "b": ["s"]}
    assert found.causes()["a", "s2"] is Cause.SAME
    assert found.causes()["a", "t"] is Cause.ONLY
    chosen = [part.parts[-2].code for part in found.explained("a").parts[:2]]
    assert chosen == ["coverage-seat-same", "coverage-seat-only"]


def test_an_hour_out_of_balance_is_worth_its_price_and_no_more() -> None:
    today = [talks(name, "S") for name in "abcdefgh"]
    tables = staff(seat("s"), seat("s2"), contacts=today)
    assert run(Case(mba("abcdefgh"), tables)).table.load_of.tolist() == [80_000_000, 0]
    # The corridor goes from 34 to 46: the first three moves save 20 hours outside it each, the fourth 8; each costs 5.
    even = run(Case(mba("abcdefgh"), tables, coverage={"balance_price": 1}))
    assert even.table.load_of.tolist() == [40_000_000, 40_000_000]
    less = run(Case(mba("abcdefgh"), tables, coverage={"balance_price": 1, "moving_hours": 9}))
    assert less.table.load_of.tolist() == [50_000_000, 30_000_000]
    dear = run(Case(mba("abcdefgh"), tables, coverage={"balance_price": 1, "moving_hours": 21}))
    assert dear.table.load_of.tolist() == [80_000_000, 0]
    wide = run(Case(mba("abcdefgh"), tables, coverage={"balance_price": 1, "balance_within": "60 %"}))
    assert wide.table.load_of.tolist() == [60_000_000, 20_000_000]


def test_what_is_kept_for_its_age_or_by_a_pin_does_not_move_for_balance() -> None:
    today = [talks(name, "S", since=date(2020, 1, 1)) for name in "abcdefgh"]
    tables = staff(seat("s"), seat("s2"), contacts=today)
    found = run(Case(mba("abcdefgh"), tables, coverage={"balance_price": 5, "keep_years": 3}))
    assert found.table.load_of.tolist() == [80_000_000, 0]
    pins = [{"pin_id": name, "partner": name, "kind": "contact", "target": "S"} for name in "abcdefg"]
    found = run(Case(mba("abcdefgh"), tables | {"pins": pins}, coverage={"balance_price": 5}))
    assert found.table.load_of.tolist() == [70_000_000, 10_000_000]


def test_one_more_contact_has_a_price_of_its_own() -> None:
    # Bob serves both roles; his seat of the first is full, so that keeping to one person costs 10 hours of overload.
    tables = {
        "seats": [seat("s"), seat("s2", capacity=9), seat("t", "tpm")],
        "holdings": [holds("s", "Ann"), holds("s2", "Bob"), holds("t", "Bob")],
    }
    partners = [intel("a", 3)]
    assert run(Case(partners, tables, coverage={"contact_hours": 5})).contacts() == {"a": ["s", "t"]}
    assert run(Case(partners, tables, coverage={"contact_hours": 11})).contacts() == {"a": ["s2", "t"]}


def test_hours_beyond_what_the_solver_counts_are_counted_in_larger_units() -> None:
    roles = [CRBP | {"workload": [{"hours": 2_000_000_000}], "capacity": {"hours": 4_000_000_000}}, TPM]
    found = run(Case(mba("abcd"), staff(seat("s"), seat("s2"), contacts=[talks(name, "S") for name in "abcd"]), roles))
    assert found.table.load_of.tolist()[:2] == [4_000_000_000_000_000] * 2
