"""Columns on one scale: as high as what they stand for, below the line where it is negative."""

from maillage.actions.partners.revenue import Series
from maillage.desk.plotting import HEIGHT, plots_of
from maillage.engine.kernel.period import Month
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term

MONTHS = [Month(2025, 1).plus(at) for at in range(14)]


def series(*micro: int) -> Series:
    return Series(Term("market", "m"), tuple(Quantity(one, "EUR") for one in micro), Quantity(0, "EUR"), None)


def test_all_series_share_the_scale_of_the_largest() -> None:
    large, small = plots_of(MONTHS, [series(*[0] * 13, 100), series(*[0] * 12, 50, 0)])
    assert f"M131 {HEIGHT}.0v-{HEIGHT}.0h8v{HEIGHT}.0z" in large.last
    assert f"M121 {HEIGHT}.0v-24.0h8v24.0z" in small.last
    assert (large.most, small.most, large.least) == (13, 12, 0)
    assert large.before.count("M") == 2
    assert large.last.count("M") == 12
    # Of 2025 and 2026 the second is shaded: its two months.
    assert large.years == ((120, 20),)


def test_what_came_back_hangs_below_the_line() -> None:
    (plot,) = plots_of(MONTHS[:2], [series(300, -100)])
    assert plot.zero == 36.0
    assert plot.last == "M1 36.0v-36.0h8v36.0z M11 36.0v12.0h8v-12.0z"


def test_nothing_but_zeros_is_a_flat_line() -> None:
    (plot,) = plots_of(MONTHS[:1], [series(0)])
    assert plot.zero == HEIGHT
