"""Programmes in the styles of large vendors: every partner of the facts beside a policy is in the tier expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maillage.engine.policy.read import read_policy
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify

POLICIES = Path(__file__).parents[2] / "policies"
STYLES = {
    "solutions-partner": date(2026, 11, 1),
    "value-index": date(2026, 11, 1),
    "cloud-tiers": date(2026, 11, 1),
    "fiscal-hardware": date(2026, 10, 15),
    "points-review": date(2026, 7, 31),
    "value-points": date(2026, 11, 1),
    "models-levels": date(2026, 11, 1),
    "consulting-score": date(2026, 11, 1),
}
RATES = {"USD": 900_000}


def outcome(style: str, text: str) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """The tiers expected and those given, by (partner, portfolio)."""
    policy = read_policy((POLICIES / f"{style}.yaml").read_text(encoding="utf-8"), f"{style}.yaml").policy
    tried = read_facts(text, f"{style}.csv", policy, STYLES[style], RATES if policy.currency == "EUR" else {})
    tiers = qualify(policy, tried.measures, tried.records).value
    given = {
        (partner, portfolio): ladder.names[int(ladder.tier[index])]
        for portfolio, ladder in tiers.ladders.items()
        for index, partner in enumerate(tried.measures.partners)
    }
    return dict(tried.expected), {key: given[key] for key in tried.expected}


def facts(style: str) -> str:
    return (POLICIES / f"{style}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("style", STYLES)
def test_every_partner_is_in_the_tier_worked_out_by_hand(style: str) -> None:
    expected, given = outcome(style, facts(style))
    assert len(expected) >= 8
    assert given == expected


def test_a_tier_that_is_wrong_is_seen() -> None:
    text = facts("points-review").replace("A,100,275,,,,,,gold", "A,99,275,,,,,,gold")
    expected, given = outcome("points-review", text)
    assert {key for key in expected if expected[key] != given[key]} == {("A", "")}
