"""Balance against disruption: the same channel covered at several prices of moving a relationship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.comparison.balance import balance_of, rounded
from maillage.engine.comparison.compare import revenue_of
from maillage.engine.coverage.cover import cover
from maillage.engine.coverage.improve import WITHIN
from maillage.engine.coverage.records import UNKNOWN_DAY, CoverageRecords, Relationships
from maillage.engine.coverage.share import Shares, shares_of
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.period import add_months
from maillage.engine.kernel.quantity import HOURS, MILLIONTHS, RATIO, Quantity
from maillage.engine.kernel.receipt import Outcome
from maillage.engine.kernel.sets import among, distinct
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Coverage
from maillage.engine.tiers.types import TierTable

Places = NDArray[np.int64]

USUAL_MOVING: Final = Quantity.of(8, HOURS)
"""The price of moving around which others are tried, where the policy has none."""
TRIED: Final = ((4, 1), (1, 1), (Fraction(1, 2), 1), (Fraction(1, 4), 1), (0, 1), (1, 4), (1, 2), (0, Fraction(1, 3)))
"""What the price of moving and the width of the corridor are multiplied by.

Prices alone only give plans between which work and moves are exchanged at one rate; the corridor gives those between.
"""
MOST: Final = 7
"""So many plans are shown at most: a person chooses among them."""
OLD_YEARS: Final = 3


@dataclass(frozen=True)
class Prices:
    """What a policy's ``coverage`` says about balance and disruption; None where it says nothing."""

    moving_hours: Quantity | None
    contact_hours: Quantity | None
    balance_price: int
    balance_within: Quantity | None
    keep_years: int | None


@dataclass(frozen=True)
class Option:
    """One plan of the curve: what it moves, and what it leaves unbalanced.

    ``own``: it is the policy's as it stands. ``ended``: relationships of today that could stay and end, ``old`` those
    of them that are ``OLD_YEARS`` old or older, ``partners`` whom that concerns and their ``revenue``. ``deviation``:
    the greatest distance of a seat's work from its even share, as a part of it; ``inside``: the part of the seats
    ``within`` that; ``gini`` of their work as a part of the share (0: all alike); over ``seats``, those which share
    work with another. ``overload``: hours above capacity. ``contacts``: pairs of partner and person. ``digest`` of the
    coverage, the same as in the receipt of a plan that is built with these prices.
    """

    prices: Prices
    own: bool
    partners: int
    revenue: Quantity
    ended: int
    old: int
    contacts: int
    seats: int
    within: Quantity
    deviation: Quantity
    inside: Quantity
    gini: Quantity
    overload: Quantity
    digest: str


@dataclass(frozen=True)
class Inputs:
    """All that coverage is computed from, the prices apart."""

    policy: Policy
    measures: MeasureTable
    tiers: TierTable
    clusters: ClusterTable
    records: CoverageRecords
    seed: int
    work: int

    def covered(self, coverage: Coverage) -> Outcome[CoverageTable]:
        """Cover the channel under other prices."""
        policy = self.policy.model_copy(update={"coverage": coverage})
        return cover(policy, self.measures, self.tiers, self.clusters, self.records, seed=self.seed, work=self.work)


def tradeoff(inputs: Inputs) -> tuple[Option, ...]:
    """Return a handful of plans, from the one that moves the least to the most even; the policy's own is among them.

    Of plans that come to the same one stays, and none that is nowhere better than another and somewhere worse; the
    policy's own stays whatever it is. Empty where the policy asks for no coverage.
    """
    coverage = inputs.policy.coverage
    if coverage is None or not inputs.policy.roles:
        return ()
    shares = shares_of(inputs.policy, inputs.measures, inputs.tiers, inputs.clusters, inputs.records)
    found: dict[tuple[int, ...], Option] = {}
    # The policy's own comes first: of two that come to the same it is the one that stays.
    for tried in (coverage, *_tried(coverage)):
        one = _option(inputs, shares, tried, inputs.covered(tried), own=tried is coverage)
        found.setdefault(_badness(one), one)
    kept = [one for one in found.values() if one.own or not any(_beats(other, one) for other in found.values())]
    return _thinned(sorted(kept, key=lambda one: (one.ended, -one.deviation.micro)))


def _thinned(options: list[Option]) -> tuple[Option, ...]:
    """Return at most ``MOST`` of them: those go whose neighbours are the nearest, never the first, last or own one."""
    left = list(options)
    while len(left) > MOST:
        gaps = [(after.ended - before.ended, at) for at, (before, one, after) in
                enumerate(zip(left, left[1:], left[2:], strict=False), 1) if not one.own]  # fmt: skip
        del left[min(gaps)[1]]
    return tuple(left)


def _tried(coverage: Coverage) -> Iterator[Coverage]:
    """Yield coverages with other prices: dear moves first, at last what is most even.

    The price of a contact stays, so that only the price of moving and the corridor differ between them.
    """
    moving = (
        coverage.moving_hours if coverage.moving_hours is not None and coverage.moving_hours.micro else USUAL_MOVING
    )
    contact = coverage.contact_hours if coverage.contact_hours is not None else moving
    priced = coverage.model_copy(update={"balance_price": coverage.balance_price or 1, "contact_hours": contact})
    within = coverage.balance_within if coverage.balance_within is not None else Quantity(WITHIN, RATIO)
    for dearer, wider in TRIED:
        price = Quantity(int(moving.micro * dearer), HOURS)
        width = coverage.balance_within if wider == 1 else Quantity(int(within.micro * wider), RATIO)
        yield priced.model_copy(update={"moving_hours": price, "balance_within": width})
    if coverage.keep_years is not None:
        narrow = Quantity(within.micro // 3, RATIO)
        yield priced.model_copy(
            update={"moving_hours": Quantity(0, HOURS), "balance_within": narrow, "keep_years": None}
        )


def _option(inputs: Inputs, shares: Shares, tried: Coverage, outcome: Outcome[CoverageTable], *, own: bool) -> Option:
    table, today = outcome.value, inputs.records.today
    person = _people(table, today)
    people = len(today.people) + len(table.seats)
    pairs = distinct(table.partner * np.int64(people) + person)
    ended = shares.may_stay & ~among(today.partner * people + today.person, pairs)
    concerned = np.unique(today.partner[ended])
    _, currency, revenue = revenue_of(inputs.policy, inputs.measures)
    old = ended & (today.since != UNKNOWN_DAY) & (today.since <= _day(inputs.measures.as_of))
    even, load = shares.even[shares.common], table.load_of[shares.common]
    part = [rounded(one * MILLIONTHS, share) for one, share in zip(load.tolist(), even.tolist(), strict=True)]
    away = [abs(one - MILLIONTHS) for one in part]
    inside = sum(distance <= shares.within for distance in away)
    return Option(
        prices=Prices(
            tried.moving_hours, tried.contact_hours, tried.balance_price, tried.balance_within, tried.keep_years
        ),
        own=own,
        partners=len(concerned),
        revenue=Quantity(int(np.maximum(revenue[concerned], 0).sum()), currency),
        ended=int(ended.sum()),
        old=int(old.sum()),
        contacts=len(pairs),
        seats=len(away),
        within=Quantity(shares.within, RATIO),
        deviation=Quantity(max(away, default=0), RATIO),
        inside=Quantity(rounded(inside * MILLIONTHS, len(away)) if away else MILLIONTHS, RATIO),
        gini=Quantity(balance_of(np.array(part, np.int64), HOURS, "after").gini, RATIO),
        overload=Quantity(_overload(table), HOURS),
        digest=outcome.receipt.digest,
    )


def _people(table: CoverageTable, today: Relationships) -> Places:
    """Return the person of each contact; a vacant seat counts as a person of its own."""
    code = {name: number for number, name in enumerate(today.people)}
    of_seat = [code[seat.person] if seat.person else len(code) + at for at, seat in enumerate(table.seats)]
    return np.array(of_seat, np.int64).reshape(len(of_seat))[table.seat]


def _day(as_of: date) -> int:
    return (add_months(as_of, -12 * OLD_YEARS) - date(1970, 1, 1)).days


def _overload(table: CoverageTable) -> int:
    return sum(max(load - seat.capacity, 0) for seat, load in zip(table.seats, table.load_of.tolist(), strict=True)
               if seat.capacity is not None and seat.capacity_unit == HOURS)  # fmt: skip


def _beats(one: Option, other: Option) -> bool:
    """Whether ``one`` is nowhere worse than ``other``, and better somewhere."""
    mine, its = _badness(one), _badness(other)
    return mine != its and all(a <= b for a, b in zip(mine, its, strict=True))


def _badness(one: Option) -> tuple[int, ...]:
    """What is held against another's, less being better: whole hours, and ratios to a tenth of a per cent."""
    ratios = (part // 1000 for part in (one.deviation.micro, -one.inside.micro, one.gini.micro))
    return one.ended, one.contacts, one.overload.micro // MILLIONTHS, *ratios
