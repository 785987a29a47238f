"""Seats and their work."""

from collections.abc import Callable

from maillage.accounts.permissions import Actor
from maillage.actions.organisation.workload import list_seats
from maillage.actions.plan.read import Opened
from maillage.report.content.workload import groups_of

Acting = Callable[[str], Actor]


def test_the_director_sees_every_seat_and_how_even_it_is(served: Opened, acting: Acting) -> None:
    assert list_seats(acting("director"), served) == tuple(groups_of(served.plan))


def test_others_see_their_seats_alone(served: Opened, acting: Acting) -> None:
    groups = list_seats(acting("cluster"), served)
    assert {seat.person.name for group in groups for seat in group.seats} == {acting("cluster").person}
    assert all(group.balance is None for group in groups)
    assert all(group.load.micro == sum(seat.load.micro for seat in group.seats) for group in groups)
