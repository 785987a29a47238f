"""What a plan changes, and for whom."""

from collections.abc import Callable

import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.organisation.changes import KINDS, Kind, list_changes
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened

Acting = Callable[[str], Actor]


@pytest.mark.parametrize("kind", KINDS)
def test_all_pages_together_are_all_changes_the_largest_first(kind: Kind, served: Opened, acting: Acting) -> None:
    first = list_changes(acting("director"), served, kind)
    moves = [
        move
        for page in range(1, first.pages + 1)
        for move in list_changes(acting("director"), served, kind, page=page).moves
    ]
    assert len(moves) == first.total == dict(first.kinds)[kind] == sum(count for _, count in first.why)
    weights = [-(move.revenue.micro if move.revenue else 0) for move in moves]
    assert weights == sorted(weights)


def test_a_reason_keeps_the_changes_that_have_it(served: Opened, acting: Acting) -> None:
    code, count = list_changes(acting("director"), served, "primary").why[0]
    found = list_changes(acting("director"), served, "primary", reason=code)
    assert found.total == count
    assert {move.why for move in found.moves} == {code}


def test_the_field_is_told_of_its_own_partners(served: Opened, acting: Acting) -> None:
    mine = acting("territory")
    seen = reached(mine, "changes.read", served.plan).partners
    found = list_changes(mine, served, "primary")
    assert found.total < list_changes(acting("director"), served, "primary").total
    assert all(seen[move.index] for move in found.moves)


def test_who_may_not_see_changes_is_refused(served: Opened, acting: Acting) -> None:
    with pytest.raises(Denied):
        list_changes(acting("administrator"), served)
