"""The picture and the figures of the plans that a policy could have."""

from __future__ import annotations

from itertools import pairwise

import pytest

from maillage.engine.kernel.quantity import HOURS, RATIO, Quantity
from maillage.report.content.tradeoff import COLUMNS, HIGH, WIDE, chart_of, figures_of, ways_of
from maillage.report.words import Words
from tests.report.choice import OPTIONS, option

WORDS = Words("en", lambda term, language: term.name)


def test_each_plan_has_its_place_between_balance_and_disruption() -> None:
    chart = chart_of(OPTIONS)
    assert chart.ended == tuple((WIDE * at // 4, 100 * at) for at in range(5))
    assert chart.deviation == tuple((HIGH - HIGH * at // 5, Quantity(200_000 * at, RATIO)) for at in range(6))
    assert [(spot.number, spot.x, spot.y, spot.own) for spot in chart.spots] == [
        (1, 0, 30, True), (2, 300, 125, False), (3, 600, 250, False),
    ]  # fmt: skip


@pytest.mark.parametrize(("most", "last"), [(0, 1), (1, 1), (5, 5), (6, 6), (11, 15), (21, 25), (499, 500), (501, 600)])
def test_axes_end_at_a_round_number_that_holds_all(most: int, last: int) -> None:
    marks = [mark for _, mark in chart_of([option(most, 0)]).ended]
    assert (marks[0], marks[-1]) == (0, last)
    assert len({after - before for before, after in pairwise(marks)}) == 1
    assert len(marks) <= 6


def test_what_a_plan_moves_and_leaves_uneven_is_written_column_by_column() -> None:
    own, _, even = (dict(zip(COLUMNS, figures_of(one, 10, WORDS), strict=True)) for one in OPTIONS)
    assert (own["moving"], own["corridor"], own["ended"], own["deviation"]) == ("8", "–", "0", "88%")
    assert (even["moving"], even["corridor"], even["ended"], even["old"]) == ("0.5", "5%", "400", "40")
    assert (even["contacts"], even["overload"]) == ("1.20", "3")


def test_how_to_have_each_is_what_the_policy_has_to_say() -> None:
    own, middle, even = ways_of(OPTIONS, WORDS)
    assert own == ("tradeoff-how-own", {"number": 1, "settings": "moving_hours: 8, balance_price: 0, keep_years: 3"})
    assert middle[1]["settings"] == "moving_hours: 2, contact_hours: 8, balance_price: 1, keep_years: 3"
    expected = "moving_hours: 0.5, contact_hours: 8, balance_price: 1, balance_within: 5 %, no keep_years"
    assert even == ("tradeoff-how", {"number": 3, "settings": expected})


def test_without_a_price_of_moving_there_is_a_dash() -> None:
    assert figures_of(option(0, 0), 1, WORDS)[0] == "–"
    assert figures_of(option(0, 0, Quantity(8_000_000, HOURS)), 1, WORDS)[0] == "8"
