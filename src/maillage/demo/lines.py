"""The sell-through lines of one month after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from maillage.demo.catalogue import OFFERINGS, VENDOR, WHOLESALERS
from maillage.demo.columns import Flags, Floats, Integers, days, decimals, draw_of, join, padded, pick, table_of, text
from maillage.demo.parameters import ChannelParameters
from maillage.demo.resellers import Resellers
from maillage.engine.kernel.period import Month

_WEEKS = 4
_CUSTOMERS = 5
"""End customers that a partner buys for again and again."""
_OFFERS = np.array([item.price for item in OFFERINGS], np.float64)
_CURRENCY_OF = np.array([*(item.currency for item in WHOLESALERS), "EUR"])
_DOLLARS_FOR_A_EURO = 1.12
"""What a wholesaler that invoices in dollars puts for a euro, the whole time; it isn't the rate that a plan uses."""


@dataclass(frozen=True)
class _Sold:
    """Lines of a month, arrays (lines,), in the order of their documents; ``sender`` is -1 for the vendor."""

    owner: Integers
    offering: Integers
    sender: Integers
    week: Integers
    number: Integers
    cents: Integers
    returned: Flags


def months_of_lines(
    parameters: ChannelParameters, resellers: Resellers, names: pa.Array
) -> Iterator[tuple[Month, pa.Table]]:
    """Yield each month with its lines in the canonical schema, by sender, partner and document."""
    rate = _rates(parameters, resellers)
    for number, month in enumerate(parameters.months):
        yield month, _table(month, _sold(parameters, resellers, rate, number, month), names)


def _rates(parameters: ChannelParameters, resellers: Resellers) -> Floats:
    """Return (n,) the mean number of lines in a month of average season, so that all lines together are as asked."""
    weight = np.maximum(resellers.yearly, 1) ** parameters.line_power
    season = _season(parameters)
    months = enumerate(parameters.months)
    drawn = sum(float(weight[resellers.active(number)].sum()) * season[month.month - 1] for number, month in months)
    found: Floats = weight * (parameters.lines_per_year * parameters.years * parameters.size / drawn)
    return found


def _season(parameters: ChannelParameters) -> Floats:
    """Return (12,) the months' weight over that of an average month."""
    season = np.array(parameters.season, np.float64)
    found: Floats = season / season.mean()
    return found


def _sold(parameters: ChannelParameters, resellers: Resellers, rate: Floats, number: int, month: Month) -> _Sold:
    draw = draw_of(parameters.seed, "lines", number)
    season = float(_season(parameters)[month.month - 1])
    there = np.flatnonzero(resellers.active(number))
    owner = np.repeat(there, draw.poisson(rate[there] * season))
    size = len(owner)
    # Growth is counted from the middle of the last twelve months, of which ``yearly`` is the revenue.
    time = (number - 12 * parameters.years + 6.5) / 12
    mean = resellers.yearly / 12 / rate * np.exp(resellers.growth * time)
    spread = parameters.line_spread
    cents = np.round(mean[owner] * 100 * np.exp(draw.normal(-spread * spread / 2, spread, size))).astype(np.int64)
    offering = _offerings(resellers, owner, draw.random(size, np.float32))
    sender = _senders(parameters, resellers, owner, draw)
    week = draw.integers(0, _WEEKS, size)
    returned = draw.random(size) < parameters.returns
    order = np.lexsort((offering, week, owner, sender))
    order = order[cents[order] > 0]
    owner, sender, week = owner[order], sender[order], week[order]
    begins = np.ones(len(order), np.bool_)
    begins[1:] = (np.diff(owner) != 0) | (np.diff(sender) != 0) | (np.diff(week) != 0)
    at = np.arange(len(order))
    line = at - np.maximum.accumulate(np.where(begins, at, 0)) + 1
    return _Sold(owner, offering[order], sender, week, line, cents[order], returned[order])


def _offerings(resellers: Resellers, owner: Integers, at: np.ndarray[tuple[int], np.dtype[np.float32]]) -> Integers:
    """Return which offering each line sells: where a random number falls among the owner's cumulated shares."""
    found = np.zeros(len(owner), np.int64)
    for column in resellers.shares.T[:-1]:
        found += at > column[owner]
    return found


def _senders(
    parameters: ChannelParameters, resellers: Resellers, owner: Integers, draw: np.random.Generator
) -> Integers:
    direct = resellers.direct[owner] & (draw.random(len(owner)) >= parameters.direct_from_wholesale)
    other = draw.random(len(owner)) < parameters.second_wholesaler
    own = resellers.wholesaler[owner]
    step = draw.integers(1, len(WHOLESALERS), len(owner))
    return np.where(direct, -1, np.where(other, (own + step) % len(WHOLESALERS), own))


def _table(month: Month, sold: _Sold, names: pa.Array) -> pa.Table:
    senders = [*(item.wholesaler for item in WHOLESALERS), VENDOR]
    size = len(sold.owner)
    dollars = _CURRENCY_OF[sold.sender] == "USD"
    cents = np.where(dollars, np.round(sold.cents * _DOLLARS_FOR_A_EURO).astype(np.int64), sold.cents)
    sign = np.where(sold.returned, -1, 1)
    pieces = np.maximum(1, np.round(sold.cents / 100 / _OFFERS[sold.offering])).astype(np.int64)
    partner = names.take(pa.array(sold.owner))
    # A document's day follows from its number, so that all of its lines have one.
    day = (sold.week * 7 + (sold.owner * 5 + sold.sender + 1) % 7) * _length(month) // 28
    stem = f"{month.year % 100:02d}{month.month:02d}-"
    return table_of("sell_through", {
        "sender": pick(senders, sold.sender % len(senders)),
        "document": join(stem, partner, "-", text(sold.week + 1)),
        "line_no": text(sold.number),
        "transaction": pick(["sale", "return"], sold.returned),
        "sold": days((month.first - date(1970, 1, 1)).days + day),
        "partner": partner,
        "offering": pick([item.offering for item in OFFERINGS], sold.offering),
        "route": pick(["wholesale", "direct"], sold.sender < 0),
        "quantity": decimals(sign * pieces, 0),
        "amount": decimals(sign * cents, 2),
        "currency": pick(["EUR", "USD"], dollars),
        "customer": join("C", padded(sold.owner * _CUSTOMERS + (sold.offering + sold.week) % _CUSTOMERS, 7)),
        "corrects": pa.nulls(size, pa.string()),
    })  # fmt: skip


def _length(month: Month) -> int:
    return (month.plus(1).first - timedelta(days=1)).day
