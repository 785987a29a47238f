"""The opening figures, against the plan counted by hand."""

from decimal import Decimal

from maillage.report.content.headline import headline_of, part
from tests.report.shown import PARTNERS, plan


def test_moves_refusals_and_changes_are_those_of_the_plan() -> None:
    head = headline_of(plan())
    assert (head.partners, head.up, head.down, head.first, head.lost) == (len(PARTNERS), 1, 2, 10, 0)
    assert (head.clusters, head.grouped, head.refused) == (2, 5, 1)
    # Of a, m4 and m5, whose contact is known today, m4 alone keeps it.
    assert (head.changed, head.changed_share) == (2, part(2, 3))
    assert head.primary == part(14, 15)


def test_a_part_is_rounded_half_up_at_the_tenth_of_a_per_cent() -> None:
    assert part(1, 3).value == Decimal("0.333")
    assert part(1, 2000).value == Decimal("0.001")
    assert part(0, 0).value == 0
    assert part(5, 5).value == 1
