"""What steers the drawing of a channel. ``docs/explanation/demo-channel.md`` says why each figure is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.engine.kernel.period import Month

SEASON = (6.0, 7.0, 11.0, 7.0, 7.5, 10.0, 6.5, 4.0, 9.0, 8.0, 9.0, 15.0)
"""Per cent of a year's sales by month, January first."""


@dataclass(frozen=True)
class ChannelParameters:
    """The size and the shapes of an invented channel; money in euros a year, shares from 0 to 1.

    How many, when:
        ``size``: partners of the programme on ``as_of``; those that have left come on top. ``seed``: the same gives
        the same bytes. ``as_of``: sales are those of the ``years`` × 12 full months before it.
    Revenue:
        ``median_revenue`` and ``body_spread`` (of logarithms): the log-normal body. ``tail_share`` of the partners
        follow a power law of ``tail_exponent``, cut at ``largest_revenue``; the very largest make at least what
        ``leaders`` says, in any size of channel. ``growth``: mean a year, as a logarithm; ``growth_spread``: its
        Laplace scale for a partner of the median, which falls with the power ``growth_calming`` of size.
        ``newcomers``, ``leavers``: share of the partners that join, or leave, in a year. ``season``: per cent of a
        year's sales by month.
    Lines:
        ``lines_per_year``: mean number of lines of a partner in a year. ``line_power``: a partner's number of lines
        grows with this power of its revenue. ``line_spread`` (of logarithms): of the amounts of a partner's lines.
        ``returns``: share of lines that come back. ``late``: share of its lines of a month that a wholesaler reports
        two months late; ``wrong``: lines that no book could take, over all lines of a file.
    Breadth:
        ``stop_at_one``: chance that a partner sells for no further unit, after each unit it sells for.
        ``lean``: how much more often a partner sells on its own market.
    Route:
        ``direct_from``: revenue from which partners buy direct, and ``direct_share``: how many of these do.
        ``direct_from_wholesale``: share of their lines that they take from a wholesaler all the same.
        ``second_wholesaler``: share of the lines that come from another wholesaler than the partner's own.
    Companies:
        ``grouped``: share of the partners that belong to a group; ``group_members``: their mean number in a group;
        ``agencies``: share of a group's members that are establishments of its head, under its SIREN.
        ``capital_weight``: weight of Île-de-France over its population.
    Competences:
        ``competences``: mean number of competences of a partner of the median; it grows with the power
        ``competence_power`` of revenue. ``competence_years``: how long one is valid.
    The vendor:
        ``partners_per_person``: how many partners a unit's person of a territory looks after today.
        ``partners_per_crbp``: partners of a territory for each CRBP seat.
    """

    size: int = 1800
    seed: int = 1
    as_of: date = date(2026, 7, 1)
    years: int = 3

    median_revenue: float = 270_000
    body_spread: float = 1.25
    tail_share: float = 0.10
    tail_exponent: float = 1.06
    largest_revenue: float = 430_000_000
    leaders: tuple[float, ...] = (150_000_000, 105_000_000)
    growth: float = 0.03
    growth_spread: float = 0.14
    growth_calming: float = 0.15
    newcomers: float = 0.06
    leavers: float = 0.04
    season: tuple[float, ...] = SEASON

    lines_per_year: float = 40
    line_power: float = 0.5
    line_spread: float = 0.8
    returns: float = 0.012
    late: float = 0.02
    wrong: float = 0.002

    stop_at_one: float = 0.42
    lean: float = 4

    direct_from: float = 3_000_000
    direct_share: float = 0.85
    direct_from_wholesale: float = 0.06
    second_wholesaler: float = 0.15

    grouped: float = 0.12
    group_members: float = 3
    agencies: float = 0.4
    capital_weight: float = 1.95

    competences: float = 0.9
    competence_power: float = 0.25
    competence_years: int = 3

    partners_per_person: int = 200
    partners_per_crbp: int = 300

    @property
    def months(self) -> tuple[Month, ...]:
        """The months with sales, the first one first."""
        first = Month.of(self.as_of).plus(-12 * self.years)
        return tuple(first.plus(step) for step in range(12 * self.years))

    @property
    def everybody(self) -> int:
        """Partners on record: those of the programme and those that left during the years drawn."""
        return self.size + round(self.size * self.leavers * self.years)
