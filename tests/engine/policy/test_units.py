"""What each measure is counted in, and thresholds brought into that unit."""

from __future__ import annotations

import pytest

from maillage.engine.policy.units import units_of
from tests.engine.policy.written import TIERS, fault, loaded

MEASURES = """measures:
  revenue: {sum: amount}
  pieces: {sum: quantity}
  growth: {growth: revenue}
  more: {growth: revenue, as: difference}
  hours: {given: hours}
  part: {share: pieces, of: pieces}
  people: {count: certified_people}
  country: {attribute: country}
  both: {total: [revenue, more]}
  weighted: {mean: {revenue: 2, more: 1}}
  largest: {best: [pieces, people]}
  smallest: {least: [pieces, people]}
  whole: {group_total: revenue}
  points: {score: [{category: c, items: [{measure: people, points: 1, target: 5}]}]}
  size: {classes: {small: {measure: revenue, less_than: 5}}}
  months: {months_since: country}
"""
UNITS = {
    "revenue": "EUR", "pieces": "count", "growth": "ratio", "more": "EUR", "hours": "hours", "part": "ratio",
    "people": "count", "country": "text", "both": "EUR", "weighted": "EUR", "largest": "count", "smallest": "count",
    "whole": "EUR", "points": "points", "points.c": "points", "size": "text", "months": "count",
}  # fmt: skip


def test_each_kind_of_measure_has_its_unit() -> None:
    assert units_of(loaded(MEASURES + TIERS).policy) == UNITS


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("x: {group_total: country}", ("policy-unit-text", 23)),
        ("x: {mean: [revenue, pieces]}", ("policy-units-mixed", 23)),
        ("x: {least: [revenue, country]}", ("policy-unit-text", 23)),
        ("x: {growth: country, as: difference}", ("policy-growth-of", 23)),
        ("x: {months_since: revenue}", ("policy-months-since", 23)),
    ],
)
def test_what_cannot_be_combined_is_told(measure: str, told: tuple[str, int]) -> None:
    assert fault(MEASURES + f"  {measure}\n" + TIERS)[:2] == told
