"""What two plans say differently of the same partners."""

from __future__ import annotations

import numpy as np

from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.comparison.between import Placement, between
from maillage.engine.coverage.types import CoverageTable, Seat
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.tiers.types import Ladder, TierTable
from maillage.messages.render import reason_sentence


def placement(partners: tuple[str, ...], ranks: list[int], clustered: list[int], seats: list[int]) -> Placement:
    size = len(partners)
    none = np.full(size, -1, np.int32)
    rank = np.array(ranks, np.int16)
    ladder = Ladder(("mba", "aligned"), rank, rank, rank, np.zeros(size, np.int8), none, rank)
    clusters = ClusterTable(
        (Cluster("aligned-1", "aligned", "", (), (), None),), np.array(clustered, np.int32), {}, {}, {}
    )
    people = ("anne", "", "paul")
    made = tuple(Seat(f"S{n}", "crbp", "", "", "", "", who, None, "hours", False) for n, who in enumerate(people))
    held = [(index, seat) for index, seat in enumerate(seats) if seat >= 0]
    partner, seat = (np.array([pair[at] for pair in held], np.int32) for at in (0, 1))
    yes, no = np.ones(len(held), np.bool_), np.zeros(len(held), np.bool_)
    hours = np.zeros(len(held), np.int64)
    coverage = CoverageTable(
        ("crbp",), made, (), none, partner, seat, np.zeros(len(held), np.int16), yes, no, hours,
        np.zeros(len(held), np.int8), np.zeros(3, np.int64), np.zeros(3, np.int64),
    )  # fmt: skip
    return Placement(TierTable(partners, {"": ladder}), clusters, coverage)


def told(reasons: tuple[Reason, ...]) -> dict[str, list[str]]:
    found = {}
    for reason in reasons:
        partner = reason.facts["partner"]
        assert isinstance(partner, Term)
        found[partner.name] = [part.code for part in reason.parts] or [reason.code]
        for part in (reason, *reason.parts):
            assert reason_sentence(part, "fr") != reason_sentence(part, "en")
    return found


def test_only_what_differs_is_told_partner_by_partner() -> None:
    old = placement(("A", "B", "C", "D"), [0, 1, 0, -1], [-1, 0, -1, -1], [0, 0, 1, -1])
    new = placement(("B", "C", "D", "E"), [0, 0, -1, 1], [-1, -1, -1, 0], [0, 2, -1, 2])
    assert told(between(old, new)) == {
        "A": ["between-left"],
        "B": ["between-tier", "between-cluster"],
        "C": ["between-primary"],
        "E": ["between-joined"],
    }


def test_a_plan_differs_in_nothing_from_itself() -> None:
    plan = placement(("A", "B"), [0, 1], [-1, 0], [0, 1])
    assert between(plan, plan) == ()
