"""Balance against disruption: plans to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.comparison.tradeoff import Inputs, Option, tradeoff
from maillage.engine.coverage.cover import coverage_records
from maillage.engine.kernel.quantity import Quantity
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of
from tests.engine.coverage.channel import COVERAGE, CRBP, ROLES, mba, seat, staff, talks

OLD, YOUNG = date(2020, 1, 1), date(2026, 1, 1)
KNOWN = [talks(name, "S", since=OLD if name in "ab" else YOUNG) for name in "abcdefgh"]
SKEWED = staff(seat("s"), seat("s2"), contacts=[*KNOWN, talks("a", "Gone")])


def inputs_of(
    partners: Sequence[P], tables: Mapping[str, Any], roles: Sequence[Mapping[str, Any]] = ROLES, **coverage: Any
) -> Inputs:
    policy = policy_of(roles=list(roles), coverage=COVERAGE | coverage)
    state = state_of(partners, **tables)
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    names = measures.partners
    clusters = form(policy, measures, tiers, cluster_records(state, names, DAY), seed=1, work=1000).value
    return Inputs(policy, measures, tiers, clusters, coverage_records(state, names, DAY), 1, 10_000)


def skewed(**coverage: Any) -> tuple[Option, ...]:
    return tradeoff(inputs_of(mba("abcdefgh"), SKEWED, **coverage))


def test_plans_go_from_what_moves_the_least_to_what_is_most_even() -> None:
    found = skewed(moving_hours=12, keep_years=3)
    assert [one.ended for one in found] == sorted({one.ended for one in found})
    assert len(found) >= 3
    first, last = found[0], found[-1]
    assert (first.own, first.ended, first.partners, first.contacts) == (True, 0, 0, 8)
    assert (first.deviation, first.inside, first.gini) == (
        Quantity.of(1, "ratio"), Quantity.of(0, "ratio"), Quantity.of("0.5", "ratio"),
    )  # fmt: skip
    assert (last.ended, last.partners, last.deviation, last.gini.micro) == (4, 4, Quantity.of(0, "ratio"), 0)
    assert last.inside == Quantity.of(1, "ratio")
    # Ten million euros each.
    assert last.revenue == Quantity.of(40_000_000, "EUR")
    for less, more in pairwise(found):
        assert less.deviation.micro > more.deviation.micro


def test_a_relationship_that_cannot_stay_is_not_counted_as_moved() -> None:
    assert all(one.ended <= 4 for one in skewed())
    assert skewed()[0].ended == 0


def test_old_relationships_are_counted_apart_and_move_only_where_none_is_kept_for_its_age() -> None:
    old = [talks(name, "S", since=OLD) for name in "abcdefgh"]
    found = tradeoff(inputs_of(mba("abcdefgh"), SKEWED | {"contacts": old}, keep_years=3))
    assert [(one.old, one.prices.keep_years) for one in found] == [(0, 3), (4, None)]
    assert [one.old for one in tradeoff(inputs_of(mba("abcdefgh"), SKEWED, keep_years=None))][-1] <= 2


def test_the_policy_s_own_plan_is_there_once_and_the_price_of_a_contact_stays() -> None:
    for coverage in ({}, {"balance_price": 2}, {"moving_hours": None}, {"contact_hours": 3}):
        found = skewed(**coverage)
        assert [one.own for one in found].count(True) == 1
        assert all(one.own or one.prices.contact_hours is not None for one in found)
        assert all(one.own or one.prices.balance_price >= 1 for one in found)
        assert len(found) <= 7


def test_without_coverage_or_choice_there_is_little_to_choose() -> None:
    inputs = inputs_of(mba("a"), staff(seat("s")))
    (only,) = tradeoff(inputs)
    assert (only.seats, only.inside, only.own) == (0, Quantity.of(1, "ratio"), True)
    policy = inputs.policy.model_copy(update={"coverage": None})
    assert tradeoff(Inputs(policy, *[getattr(inputs, name) for name in ("measures", "tiers", "clusters", "records")],
                           1, 1000)) == ()  # fmt: skip
    nobody = inputs_of([], staff(seat("s")))
    assert [one.partners for one in tradeoff(nobody)] == [0]


def test_overload_and_vacant_seats_are_counted() -> None:
    tables = staff(seat("s", capacity=15), seat("n", territory="north", vacant=True))
    partners = [*mba("abc"), *mba("d", postal="59000")]
    (only,) = tradeoff(inputs_of(partners, tables))
    assert (only.overload, only.contacts) == (Quantity.of(15, "hours"), 4)


def test_of_many_plans_seven_stay_the_first_the_last_and_the_policy_s_own_among_them() -> None:
    names = [f"p{number:02d}" for number in range(40)]
    partners = [P(name, 1 + 3 * number % 37, tier="mba") for number, name in enumerate(names)]
    work = [{"hours": 1, "measure": "revenue", "each": "1 M EUR", "hours_each": 1}]
    roles = [CRBP | {"workload": work, "capacity": {"hours": 1600}}, *ROLES[1:]]
    known = [
        talks(name, "S2" if number % 5 == 4 else "S", since=YOUNG if number % 5 else OLD)
        for number, name in enumerate(names)
    ]
    tables = staff(*(seat(name) for name in ("s", "s2", "s3", "s4")), contacts=known)
    found = tradeoff(inputs_of(partners, tables, roles, moving_hours=8, keep_years=3))
    assert len(found) == 7
    assert [one.ended for one in found] == sorted(one.ended for one in found)
    assert [one.own for one in found].count(True) == 1
    assert found[-1].deviation.micro < found[0].deviation.micro
