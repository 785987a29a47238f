"""Names that are used are defined, and told where they stand, or the nearest clause that was written."""

from __future__ import annotations

import pytest

from tests.engine.policy.written import TIERS, fault

MARKETS = "markets: [{name: intel, title: Intel}]\n"
R = "measures: {r: {given: EUR}}\n"
PORTFOLIO = "portfolios: [{portfolio: cloud}]\nportfolio_tiers: [{tier: low}, {tier: high, admission: %s}]\n"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        # A word alone stands for a list of one: the list's own place is the word's.
        (MARKETS + "measures: {r: {sum: amount, where: {market: intl}}}\n" + TIERS,
         ("policy-name-unknown-near", 7, 45)),
        ("trades: [{name: isv, title: ISV}]\nmeasures: {t: {attribute: trade}}\n"
         "tiers: [{tier: base}, {tier: gold, admission: {measure: t, in: [isv, vra]}}]\n",
         ("policy-name-unknown", 8, 70)),
        ("trades: [{name: isv, title: ISV}]\nmeasures: {t: {attribute: trade}}\n"
         "tiers: [{tier: base}, {tier: gold, admission: {measure: t, is: isw}}]\n",
         ("policy-name-unknown-near", 8, 64)),
        (PORTFOLIO % "{tier_at_least: high}" + TIERS, ("policy-tier-not-lower", 7, 72)),
        (PORTFOLIO % "{tier_at_least: nowhere}" + TIERS, ("policy-name-unknown", 7, 72)),
        ("tiers: [{tier: base}, {tier: gold, forms: c, without_cluster: gold}]\nclusters: [{cluster: c}]\n",
         ("policy-tier-not-lower", 6, 63)),
        (PORTFOLIO % "{measure: n, at_least: 1}" + "measures: {n: {portfolios_at: low}}\n" + TIERS,
         ("policy-circle", 8, 15)),
        (R + "tiers: [{tier: base}, {tier: gold, effects: {fund: 5 QQQ}}]\n", ("policy-currency-unknown", 7, 52)),
    ],
)  # fmt: skip
def test_a_name_that_is_not_there_is_told_at_its_place(more: str, told: tuple[str, int, int]) -> None:
    assert fault(more) == told
