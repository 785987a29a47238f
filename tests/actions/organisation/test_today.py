"""The organisation on one page."""

from collections.abc import Callable

from maillage.accounts.permissions import Actor
from maillage.actions.organisation.soon import list_soon
from maillage.actions.organisation.today import show_today
from maillage.actions.plan.read import Opened

Acting = Callable[[str], Actor]


def test_the_director_sees_the_whole_organisation(served: Opened, acting: Acting) -> None:
    found = show_today(acting("director"), served)
    assert found.whole is not None
    assert found.partners == found.whole.head.partners == len(served.plan.measures.partners)
    assert sum(count for _, count in found.tiers) == found.partners
    assert [line.cluster.name for line in found.clusters] == [item.name for item in served.plan.clusters.clusters]


def test_the_field_sees_its_part_and_no_sum_of_the_whole(served: Opened, acting: Acting) -> None:
    mine = acting("territory")
    found, whole = show_today(mine, served), show_today(acting("director"), served)
    assert found.whole is None
    assert 0 < found.partners < whole.partners
    assert {seat.person.name for group in found.groups for seat in group.seats} == {mine.person}
    assert all(group.balance is None and group.spread is None for group in found.groups)


def test_what_falls_due_first_is_of_partners_seen(served: Opened, acting: Acting) -> None:
    whole, mine = show_today(acting("director"), served), show_today(acting("territory"), served)
    assert 0 <= mine.soon_total < whole.soon_total
    assert whole.soon == list_soon(acting("director"), served).lines[: len(whole.soon)]
