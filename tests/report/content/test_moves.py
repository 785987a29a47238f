"""Who moves, from what to what, with which kind of reason."""

import pytest

from maillage.report.content import moves
from tests.report.shown import plan


def test_tier_moves_with_their_basis() -> None:
    found = {
        move.partner.name: (move.old.name, move.new.name, move.why, move.down) for move in moves.tier_moves(plan())
    }
    assert found["b"] == ("mba", "aligned", "basis-measured", False)
    assert found["d"] == ("aligned", "mba", "basis-no-cluster", False)
    assert found["m5"] == ("aligned", "mba", "basis-measured", True)
    assert found["m1"] == ("none", "integrated", "basis-exception", False)
    assert "a" not in found


def test_cluster_moves_name_both_clusters() -> None:
    found = {move.partner.name: (move.old.name, move.new.name, move.why) for move in moves.cluster_moves(plan())}
    assert found["a"] == ("aligned-isv-7", "aligned-isv-1", "cluster-regrouped")
    assert found["b"] == ("", "aligned-isv-1", "cluster-joined")
    assert found["m4"] == ("aligned-isv-7", "", "cluster-not-asked")


def test_primary_moves_name_both_people() -> None:
    found = {move.partner.name: (move.old.name, move.new.name, move.why) for move in moves.primary_moves(plan())}
    assert found["a"][0] == "Cid"
    assert found["a"][2] == "primary-role"
    assert found["m5"][::2] == ("Old", "primary-gone")
    assert found["z"] == ("", "", "primary-nobody")
    assert "m4" not in found


@pytest.mark.parametrize("which", [moves.tier_moves, moves.cluster_moves, moves.primary_moves])
def test_counts_add_up_and_the_largest_come_first(which: object) -> None:
    assert callable(which)
    found = which(plan())
    assert sum(many for _, many in moves.counts(found)) == len(found)
    revenues = [move.revenue.micro for move in moves.largest(found)]
    assert revenues == sorted(revenues, reverse=True)
    assert len(moves.largest(found * 30)) == moves.MOST_MOVES


def test_first_placements_in_the_lowest_tier_are_counted_not_told() -> None:
    found = moves.tier_moves(plan())
    told = {move.partner.name for move in moves.largest(found)}
    assert {"b", "c", "d", "m1", "m5"} <= told
    assert not told & {"m7", "m8", "z"}
    assert dict(moves.tier_counts(plan())) == {"tier-up": 1, "tier-down": 2, "tier-first": 10}
