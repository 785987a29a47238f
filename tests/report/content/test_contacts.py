"""Histograms end with "so many or more" and lose nobody."""

from maillage.engine.comparison.types import Shape
from maillage.report.content.contacts import MOST_CONTACTS, histogram


def test_the_tail_is_one_row_and_the_ends_that_nobody_is_in_are_left_out() -> None:
    rows = histogram(Shape(10, 0, (0, 0, 3, 0, 0, 0, 2, 1, 4)), Shape(10, 0, (0, 10)))
    assert rows == [(1, 0, 10), (2, 3, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0), (MOST_CONTACTS, 7, 0)]
    assert histogram(Shape(0, 0, ()), Shape(0, 0, ())) == []
