"""The pyramid counts everybody once, and the arrows are the moves across each edge."""

from maillage.report.content.ladder import levels_of
from tests.report.shown import PARTNERS, plan


def test_levels_from_the_top_hold_everybody_and_all_revenue() -> None:
    levels = levels_of(plan())
    assert [(level.tier.name, level.partners, level.before) for level in levels] == [
        ("integrated", 2, 0), ("aligned", 3, 3), ("mba", 10, 2),
    ]  # fmt: skip
    assert sum(level.partners for level in levels) == len(PARTNERS)
    assert sum(level.revenue.micro for level in levels) == sum(p.revenue or 0 for p in PARTNERS) * 10**12


def test_arrows_are_moves_of_those_who_held_a_tier() -> None:
    levels = {level.tier.name: level for level in levels_of(plan())}
    # b rises from mba to aligned; d and m5 fall from aligned; a and m6 stay; all others are placed for the first time.
    assert (levels["aligned"].climbed, levels["aligned"].fallen) == (1, 2)
    assert (levels["integrated"].climbed, levels["integrated"].fallen) == (0, 0)
    assert (levels["aligned"].arrived, levels["aligned"].left) == (2, 2)
