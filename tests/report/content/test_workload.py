"""Seats by role, the busiest first, with their fairness; the sums are those of the plan."""

from maillage.report.content.workload import fairness_of, groups_of, vacancies
from tests.report.shown import plan


def test_all_seats_stand_in_their_role_and_carry_the_whole_load() -> None:
    made, groups = plan(), groups_of(plan())
    assert sum(len(group.seats) for group in groups) == len(made.coverage.seats)
    assert sum(group.load.micro for group in groups) == int(made.coverage.load_of.sum())
    for group in groups:
        loads = [seat.load.micro for seat in group.seats]
        assert loads == sorted(loads, reverse=True)
        assert {seat.role for seat in group.seats} == {group.role}


def test_a_seat_above_its_hours_is_overloaded_and_one_without_holder_vacant() -> None:
    seats = {seat.seat.name: seat for group in groups_of(plan()) for seat in group.seats}
    over = [name for name, seat in seats.items() if seat.overloaded]
    assert over
    for name in over:
        seat = seats[name]
        assert seat.capacity is not None
        assert seat.load.micro > seat.capacity.micro
        assert seat.used is not None
        assert seat.used.micro > 1_000_000
    assert not any(seat.vacant for seat in seats.values() if seat.person.name)


def test_the_spread_is_the_busiest_over_the_least_busy() -> None:
    for group in groups_of(plan()):
        held = [seat.load.micro for seat in group.seats if not seat.vacant]
        if held and min(held) > 0:
            assert group.spread is not None
            assert group.spread.micro == max(held) * 1_000_000 // min(held)
        else:
            assert group.spread is None


def test_fairness_stands_before_and_after_for_partners_and_revenue() -> None:
    assert [(one.of, one.when, other.when) for one, other in fairness_of(plan())] == [
        ("partners", "before", "after"), ("revenue", "before", "after"),
    ]  # fmt: skip
    assert vacancies(plan()) == 0
