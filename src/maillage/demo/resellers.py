"""The resellers as arrays: where, how big, how they grow, what they sell, how they buy."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from maillage.demo.catalogue import OFFERINGS, TRADES, UNITS, WHOLESALERS
from maillage.demo.columns import Flags, Floats, Integers, draw_of
from maillage.demo.parameters import ChannelParameters
from maillage.demo.places import PLACES

_PIECE = 65_536
_LARGE = 0.05
"""Share of the partners, the largest, that neither join nor leave in the years drawn."""
_NEXT_UNIT = 0.5
"""What a partner sells for its second unit, over its first; again for the third over the second."""


@dataclass(frozen=True)
class Resellers:
    """Everybody on record, arrays (n,): those of the programme and those that left.

    ``place``: index into ``PLACES``. ``yearly``: revenue of the last twelve months, in euros, were it there all the
    time. ``growth``: logarithm a year. ``joins``, ``leaves``: month number from the first one drawn (negative: long
    ago; ``NEVER``: stays). ``units`` (n, units): whether it sells for the unit; ``main``: the unit it sells most for.
    ``shares`` (n, offerings): cumulated shares of what it sells. ``wholesaler``: its own.
    """

    place: Integers
    yearly: Floats
    growth: Floats
    joins: Integers
    leaves: Integers
    trade: Integers
    unix: Flags
    units: Flags
    main: Integers
    shares: NDArray[np.float32]
    direct: Flags
    wholesaler: Integers

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.place)

    def active(self, month: int) -> Flags:
        """Return who sells in a month, numbered from the first one drawn."""
        return (self.joins <= month) & (month < self.leaves)

    def largest(self, count: int) -> Integers:
        """Return the largest partners that stay, the largest first."""
        staying = np.flatnonzero(self.leaves == NEVER)
        return staying[np.argsort(-self.yearly[staying], kind="stable")[:count]]

    @property
    def undescribed(self) -> int:
        """The smallest partner that buys direct: its trade was never recorded, and its competences have lapsed."""
        direct = np.flatnonzero(self.direct & (self.leaves == NEVER))
        return int(direct[np.argmin(self.yearly[direct])]) if len(direct) else -1


NEVER = 1 << 30
"""The month in which a partner leaves that stays."""


def resellers_of(parameters: ChannelParameters) -> Resellers:
    """Draw the resellers of a channel."""
    yearly = _revenue(parameters)
    draw = draw_of(parameters.seed, "resellers")
    size = len(yearly)
    joins, leaves = _comings(parameters, yearly, draw)
    trade = draw.choice(len(TRADES), size, p=[item.share for item in TRADES])
    unix = draw.random(size) < np.array([item.unix for item in TRADES])[trade]
    units, shares, main = _assortment(parameters, trade, unix)
    wanting = draw.random(size) < parameters.direct_share
    # The very largest all buy direct; whoever has just left does not matter.
    direct = (yearly > parameters.direct_from) & (wanting | (yearly > 20 * parameters.direct_from))
    weights = np.array([place.people for place in PLACES], np.float64)
    weights[[place.territory == "ile-de-france" for place in PLACES]] *= parameters.capital_weight
    return Resellers(
        place=draw.choice(len(PLACES), size, p=weights / weights.sum()),
        yearly=yearly, growth=_growth(parameters, yearly, draw), joins=joins, leaves=leaves, trade=trade, unix=unix,
        units=units, main=main, shares=shares, direct=direct,
        wholesaler=draw.choice(len(WHOLESALERS), size, p=[item.share for item in WHOLESALERS]),
    )  # fmt: skip


def _revenue(parameters: ChannelParameters) -> Floats:
    """Return revenues in euros: the quantiles of the law, shuffled, so that a small channel has its shape as well."""
    size = parameters.everybody
    rank = (np.arange(size) + 0.5) / size
    grid = np.linspace(0.0005, 0.9995, 2000)
    normal = np.interp(1 - rank, grid, [NormalDist().inv_cdf(at) for at in grid.tolist()])
    body = parameters.median_revenue * np.exp(parameters.body_spread * normal)
    start = parameters.median_revenue * np.exp(parameters.body_spread * NormalDist().inv_cdf(1 - parameters.tail_share))
    cut = (parameters.largest_revenue / start) ** -parameters.tail_exponent
    inside = np.minimum(rank / parameters.tail_share, 1) * (1 - cut) + cut
    revenue = np.where(rank < parameters.tail_share, start * inside ** (-1 / parameters.tail_exponent), body)
    leaders = parameters.leaders[:size]
    revenue[: len(leaders)] = np.maximum(revenue[: len(leaders)], leaders)
    return draw_of(parameters.seed, "revenue").permutation(np.round(revenue))


def _growth(parameters: ChannelParameters, yearly: Floats, draw: np.random.Generator) -> Floats:
    calm = (yearly / parameters.median_revenue) ** -parameters.growth_calming
    scale = parameters.growth_spread * np.clip(calm, 0.3, 2)
    return np.clip(draw.laplace(parameters.growth, scale), -0.6, 0.7)


def _comings(parameters: ChannelParameters, yearly: Floats, draw: np.random.Generator) -> tuple[Integers, Integers]:
    """Return when partners joined and left: months from the first one drawn."""
    size, months = len(yearly), 12 * parameters.years
    small = np.argsort(yearly, kind="stable")[: size - round(size * _LARGE)]
    chosen = draw.permutation(small)
    gone = chosen[: size - parameters.size]
    new = chosen[len(gone) : len(gone) + round(parameters.size * parameters.newcomers * parameters.years)]
    joins = -draw.integers(1, 150, size)
    leaves = np.full(size, NEVER)
    joins[new] = draw.integers(0, months, len(new))
    leaves[gone] = draw.integers(1, months, len(gone))
    return joins, leaves


def _assortment(
    parameters: ChannelParameters, trade: Integers, unix: Flags
) -> tuple[Flags, NDArray[np.float32], Integers]:
    """Draw for which units partners sell, and the cumulated shares of the offerings; piece by piece, to save memory."""
    draw = draw_of(parameters.seed, "assortment")
    size = len(trade)
    units = np.empty((size, len(UNITS)), np.bool_)
    shares = np.empty((size, len(OFFERINGS)), np.float32)
    main = np.empty(size, np.int64)
    for start in range(0, size, _PIECE):
        piece = slice(start, min(start + _PIECE, size))
        ranks = _ranks(trade[piece], draw)
        breadth = np.minimum(draw.geometric(parameters.stop_at_one, len(ranks)), len(UNITS))
        units[piece] = ranks < breadth[:, None]
        main[piece] = ranks.argmin(axis=1)
        weights = np.where(units[piece], _NEXT_UNIT ** ranks.astype(np.float64), 0)
        shares[piece] = _shares(parameters, weights, unix[piece], draw)
    return units, shares, main


def _ranks(trade: Integers, draw: np.random.Generator) -> Integers:
    """Return (n, units) the rank of each unit for each partner: those that suit its trade come first more often."""
    suits = np.log(np.array([item.units for item in TRADES]))[trade] + draw.gumbel(size=(len(trade), len(UNITS)))
    return np.argsort(np.argsort(-suits, axis=1, kind="stable"), axis=1, kind="stable")


def _shares(
    parameters: ChannelParameters, weights: Floats, unix: Flags, draw: np.random.Generator
) -> NDArray[np.float32]:
    of_unit = np.array([[*UNITS].index(item.unit) for item in OFFERINGS])
    taste = np.exp(draw.normal(0, 0.8, (len(weights), len(OFFERINGS))))
    popular = np.array([item.weight for item in OFFERINGS])
    own = unix[:, None] == np.array([item.market == "unix" for item in OFFERINGS])
    taste *= popular * np.where(own, parameters.lean, 1)
    for unit in range(len(UNITS)):
        here = of_unit == unit
        taste[:, here] *= (weights[:, unit] / taste[:, here].sum(axis=1))[:, None]
    found = np.cumsum(taste / weights.sum(axis=1)[:, None], axis=1).astype(np.float32)
    found[:, -1] = 1
    return found
