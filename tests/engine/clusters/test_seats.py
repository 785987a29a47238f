"""Dedicated seats are spread as their rule says: held to the rule in plain words, which compares each with all."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.clusters.records import ClusterRecords, DedicatedSeat, cluster_records
from maillage.engine.clusters.seats import quotas, seats_of
from maillage.engine.policy.types.clusters import ClusterRule, Range, Resources
from tests.engine.channel import DAY, state_of

NAMES = ("d", "a", "c", "b", "e")


def rule_of(least: int | None, most: int | None, roles: Sequence[str] = ()) -> ClusterRule:
    return ClusterRule(
        cluster="aligned", resources=Resources(seats=Range(at_least=least, at_most=most), roles=[*roles])
    )


def quotas_in_plain(least: int | None, most: int | None, seats: int, totals: Sequence[int]) -> list[int]:
    quota = [0] * len(totals)
    for _ in range(seats):
        able = [place for place in range(len(totals)) if most is None or quota[place] < most]
        short = [place for place in able if quota[place] < max(least or 0, 1)]
        if not able:
            break
        fewest = [place for place in short if quota[place] == min(quota[one] for one in short)]
        best = max(fewest or able, key=lambda place: (Fraction(totals[place], quota[place] + 1), -ord(NAMES[place])))
        quota[best] += 1
    return quota


BOUNDS = st.none() | st.integers(0, 4)
TOTALS = st.lists(st.integers(-3, 12), max_size=len(NAMES))


@given(BOUNDS, BOUNDS, st.integers(0, 24), TOTALS)
def test_each_group_gets_its_least_in_turn_then_where_most_is_made_per_seat(
    least: int | None, most: int | None, seats: int, totals: list[int]
) -> None:
    found = quotas(rule_of(least, most), seats, totals, NAMES)
    assert found == quotas_in_plain(least, most, seats, totals)


def test_a_rule_without_resources_spreads_its_seats_by_what_is_made() -> None:
    assert quotas(ClusterRule(cluster="aligned"), 5, [10, 40], ["x", "y"]) == [1, 4]


def seats_in_plain(
    seats: Sequence[DedicatedSeat], groups: Sequence[frozenset[int]], quota: Sequence[int]
) -> list[list[str]]:
    placed: list[list[DedicatedSeat]] = [[] for _ in groups]

    def of_role(place: int, seat: DedicatedSeat) -> int:
        return sum(one.role == seat.role for one in placed[place])

    left = sorted(seats, key=lambda seat: seat.seat)
    wishes = [(-len(seat.partners & inside), seat.seat, place, seat)
              for seat in seats for place, inside in enumerate(groups) if seat.partners & inside]  # fmt: skip
    for _, _, place, seat in sorted(wishes, key=lambda wish: wish[:3]):
        share = -(-sum(one.role == seat.role for one in seats) // len(groups))
        if seat in left and of_role(place, seat) < share and len(placed[place]) < quota[place]:
            placed[place].append(seat)
            left.remove(seat)
    for seat in left:
        able = [place for place in range(len(groups)) if len(placed[place]) < quota[place]]
        if able:
            best = min(able, key=lambda place: (of_role(place, seat), len(placed[place]), NAMES[place]))
            placed[best].append(seat)
    return [sorted(seat.seat for seat in chosen) for chosen in placed]


RESERVED = st.lists(st.tuples(st.sampled_from("xyz"), st.frozensets(st.integers(0, 11), max_size=5)), max_size=14)


def known(seats: Sequence[DedicatedSeat]) -> ClusterRecords:
    records = cluster_records(state_of([]), [], DAY)
    return ClusterRecords(**{**vars(records), "seats": tuple(seats)})


@given(BOUNDS, BOUNDS, RESERVED, st.lists(st.integers(0, 4), min_size=10, max_size=10), TOTALS.filter(bool))
def test_a_seat_goes_where_its_partners_are_and_the_others_where_fewest_of_their_role_are(
    least: int | None,
    most: int | None,
    reserved: list[tuple[str, frozenset[int]]],
    group_of: list[int],
    totals: list[int],
) -> None:
    """Partners 10 and 11 are in no group."""
    seats = [DedicatedSeat(f"s{place:02d}", role, "aligned", met) for place, (role, met) in enumerate(reserved)]
    groups = [np.flatnonzero(np.array(group_of) == place) for place in range(len(totals))]
    inside = [frozenset(group.tolist()) for group in groups]
    names = NAMES[: len(totals)]
    found, _ = seats_of(rule_of(least, most), known(seats), groups, totals, names)
    expected = seats_in_plain(seats, inside, quotas_in_plain(least, most, len(seats), totals))
    assert [list(chosen) for chosen in found] == expected
