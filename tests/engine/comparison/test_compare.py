"""The plan beside today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.comparison.balance import balance_of
from maillage.engine.comparison.compare import compare
from maillage.engine.comparison.types import ClusterMove, Comparison, PrimaryMove
from maillage.engine.coverage.cover import cover, coverage_records
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of
from tests.engine.coverage.channel import COVERAGE, ROLES, holds, seat, talks


def compared(partners: Sequence[P], tables: Any = None, **parts: Any) -> Comparison:
    policy = policy_of(**({"roles": ROLES, "coverage": COVERAGE} | parts))
    state = state_of(partners, **(tables or {}))
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    names = measures.partners
    clusters = form(policy, measures, tiers, cluster_records(state, names, DAY), seed=1, work=1000).value
    table = cover(policy, measures, tiers, clusters, coverage_records(state, names, DAY), seed=1, work=1000).value
    return compare(policy, measures, tiers, clusters, table, state, DAY).value


def test_three_contacts_become_one() -> None:
    tables = {
        "seats": [seat("s")],
        "holdings": [holds("s", "Ann")],
        "contacts": [talks("a", "Ann", primary=True), talks("a", "Ann", "srv"), talks("a", "Bob", "srv"),
                     talks("a", "Cid", "sto")],
    }  # fmt: skip
    found = compared([P("a", tier="mba"), P("b", tier="mba")], tables)
    assert found.contacts_before.tolist() == [3, 0]
    assert found.contacts_after.tolist() == [1, 1]
    assert (found.saved, found.all_before.histogram, found.all_after.exactly_one) == (1, (1, 0, 0, 1), 2)
    assert np.array_equal(found.several, [True, False])
    assert (found.relations.kept, found.relations.ended, found.relations.begun) == (1, 2, 1)


def test_why_a_primary_contact_changes() -> None:
    partners = [P(name, tier="mba", postal="59000" if name == "d" else "31000") for name in "abcdefg"]
    tables = {
        "seats": [seat("s"), seat("n", territory="north"), seat("t", "tpm"), seat("s2", capacity=10)],
        "holdings": [holds("s", "Ann"), holds("n", "Bob"), holds("t", "Cid"), holds("s2", "Dan")],
        "contacts": [talks("a", "Ann"), talks("b", "Gone"), talks("c", "Cid"), talks("d", "Ann"),
                     talks("e", "Dan"), talks("f", "Dan")],
    }  # fmt: skip
    moves = {
        name: PrimaryMove(move) for name, move in zip("abcdefg", compared(partners, tables).primary_move, strict=True)
    }
    assert moves["a"] is PrimaryMove.SAME
    assert moves["b"] is PrimaryMove.GONE
    assert moves["c"] is PrimaryMove.ROLE
    assert moves["d"] is PrimaryMove.REACH
    assert {moves["e"], moves["f"]} == {PrimaryMove.SAME, PrimaryMove.LOAD}
    assert moves["g"] is PrimaryMove.FIRST


def test_a_vacant_seat_and_nobody_are_told_apart() -> None:
    partners = [P("a", tier="mba"), P("b", tier="mba", postal="59000")]
    found = compared(partners, {"seats": [seat("s")]})
    assert found.primary_move.tolist() == [PrimaryMove.VACANT, PrimaryMove.NOBODY]
    assert found.contacts_after.tolist() == [1, 0]
    assert found.people_after == 0


def test_why_a_cluster_changes() -> None:
    partners = [
        P("a", 30, trade="isv", today="aligned-x"),
        P("b", 30, trade="isv", today="aligned-x"),
        P("c", 30, trade="isv"),
        P("d", 30, trade="isv", today="other"),
        P("e", 5, trade="var", today="other"),
        P("f", tier="mba", today="other"),
        P("g", tier="mba"),
    ]
    assert compared(partners).cluster_move.tolist() == [
        ClusterMove.REGROUPED, ClusterMove.REGROUPED, ClusterMove.JOINED, ClusterMove.REGROUPED,
        ClusterMove.REFUSED, ClusterMove.NOT_ASKED, ClusterMove.NONE,
    ]  # fmt: skip
    assert compared(partners[:2]).cluster_move.tolist() == [ClusterMove.KEPT] * 2


def test_long_relationships_that_end_are_counted() -> None:
    tables = {
        "seats": [seat("s")],
        "holdings": [holds("s", "Ann")],
        "contacts": [
            talks("a", "Ann", since=date(2023, 10, 1)),
            talks("a", "Bob", since=date(2023, 10, 2)),
            talks("a", "Cid", since=date(2010, 1, 1)),
            talks("a", "Dan"),
            talks("a", "Eve", since=date(2027, 1, 1)),
        ],
    }
    found = compared([P("a", tier="mba")], tables).relations
    assert (found.before, found.kept, found.ended) == (4, 1, 3)
    assert (found.long, found.long_kept, found.long_ended) == (2, 1, 1)


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ({"pieces": {"sum": "quantity"}}, ("", "EUR", 0)),
        ({"each": {"sum": "amount", "per": "portfolio"}, "revenue": {"sum": "amount"}}, ("revenue", "EUR", 7)),
    ],
)
def test_business_is_the_first_sum_of_amounts_over_the_whole(measures: Any, expected: Any) -> None:
    found = compared([P("a", 7, tier="mba")], measures=measures, clusters=[], tiers=[{"tier": "mba"}], roles=[],
                     coverage=None)  # fmt: skip
    assert (found.revenue, found.currency, found.by_territory.revenue.sum() // 10**12) == expected
    # Nobody has one contact, where nobody has any.
    assert (found.all_after.exactly_one, found.all_after.mean_micro) == (0, 0)


def test_balance_is_exact() -> None:
    even = balance_of(np.array([5, 5, 5], np.int64), "hours", "after")
    assert (even.mean, even.deviation, even.inside, even.gini) == (5, 0, 1_000_000, 0)
    skew = balance_of(np.array([0, 0, 0, 8], np.int64), "hours", "after")
    assert (skew.mean, skew.deviation, skew.inside, skew.gini) == (2, 3_000_000, 0, 750_000)
    # 85 and 115 lie on the edge of the corridor, which counts.
    assert balance_of(np.array([85, 115], np.int64), "hours", "after").inside == 1_000_000
    assert balance_of(np.array([84, 116], np.int64), "hours", "after").inside == 0
    assert balance_of(np.zeros(0, np.int64), "hours", "after").many == 0
    assert balance_of(np.zeros(2, np.int64), "hours", "after").inside == 1_000_000


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=30), st.integers(2, 9))
def test_balance_does_not_depend_on_order_or_unit(values: list[int], factor: int) -> None:
    one = balance_of(np.array(values, np.int64), "hours", "after")
    other = balance_of(np.array(sorted(values), np.int64) * factor, "hours", "after")
    assert (one.deviation, one.inside, one.gini) == (other.deviation, other.inside, other.gini)
    assert 0 <= one.gini < 1_000_000


def test_totals_of_people_territories_and_seats_conserve() -> None:
    partners = [P(name, 10 + place, tier="mba", postal=("31000", "59000", "13000")[place % 3])
                for place, name in enumerate("abcdef")]  # fmt: skip
    tables = {
        "seats": [seat("s"), seat("n", territory="north")],
        "holdings": [holds("s", "Ann"), holds("n", "Bob")],
        "contacts": [talks("a", "Ann", role="crbp"), talks("b", "Zoe", role="unheard of")],
    }
    found = compared(partners, tables)
    assert found.by_territory.partners.sum() == 6
    assert (
        found.by_territory.contacts_before.sum() == found.all_before.contacts == found.by_person.partners_before.sum()
    )
    assert found.by_territory.contacts_after.sum() == found.all_after.contacts == found.by_person.partners_after.sum()
    assert found.by_seat.revenue.sum() == found.by_person.revenue_after.sum()
    assert found.by_seat.hours.sum() == found.by_person.hours_after.sum() == found.by_territory.hours_after.sum()
    assert (found.by_person.hours_before.sum(), found.by_person.counted.sum()) == (10_000_000, 1)
    assert found.kept.sum() + found.ended.sum() == found.relations.before


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ({"revenue": {"sum": "amount"}, "intel": {"count": "markets"}}, ("markets-counted", [True, False])),
        ({"revenue": {"sum": "amount", "where": {"market": "unix"}},
          "intel": {"sum": "amount", "where": {"market": "intel"}}}, ("markets-summed", [True, False])),
        ({"revenue": {"sum": "amount"}, "intel": {"sum": "amount"}}, ("units-today", [False, True])),
    ],
)  # fmt: skip
def test_multi_specialists_are_told_by_a_stated_definition(measures: Any, expected: Any) -> None:
    partners = [P("a", 5, tier="mba", intel=3), P("b", 5, tier="mba")]
    tables = {"contacts": [talks("a", "Ann"), talks("b", "Ann"), talks("b", "Bob", "srv")]}
    found = compared(partners, tables, measures=measures)
    assert (found.several_by, found.several.tolist()) == expected


def test_a_territory_s_hours_are_those_of_its_own_seats() -> None:
    partners = [P("a", 60, trade="isv"), *(P(name, tier="mba") for name in "bc")]
    tables = {
        "seats": [seat("s"), seat("m", "manager", None, cluster="aligned"), seat("v")],
        "holdings": [holds("s", "Ann"), holds("m", "Max")],
    }
    found = compared(partners, tables)
    south = found.by_territory.territories.index("south")
    # Two partners of 10 hours with Ann, who has 100; Max's 50 hours for the cluster are nowhere; nobody holds "v".
    assert (found.by_territory.hours_after[south], found.by_territory.hours_after.sum()) == (20_000_000, 20_000_000)
    assert found.by_territory.capacity_after[south] == 100_000_000
    assert found.by_seat.hours.sum() == 70_000_000
