"""The plans that the policy could have: the figures of each, what gives it, and where it lies in a picture of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from maillage.engine.comparison.tradeoff import Option
from maillage.engine.kernel.quantity import MILLIONTHS, RATIO, Quantity
from maillage.report.words import Words

WIDE, HIGH = 600, 250
"""The size of the picture's field, in units of the drawing."""
COLUMNS = ("moving", "corridor", "ended", "old", "partners", "revenue", "contacts", "deviation", "inside", "gini",
           "overload")  # fmt: skip
_INTERVALS = 5
_PER_CENT = MILLIONTHS // 100


@dataclass(frozen=True)
class Spot:
    """A plan in the picture: ``x`` from the left and ``y`` from the top of the field; ``number`` as in the table."""

    number: int
    x: int
    y: int
    own: bool


@dataclass(frozen=True)
class Chart:
    """How far from even each plan leaves the work (upwards), over the relationships that it ends (to the right).

    ``ended`` and ``deviation``: the lines across the field, each with its place from the left or from the top.
    """

    spots: tuple[Spot, ...]
    ended: tuple[tuple[int, int], ...]
    deviation: tuple[tuple[int, Quantity], ...]


def chart_of(options: Sequence[Option]) -> Chart:
    """Return the picture of the plans; both axes begin at nothing, and end at a round number."""
    ended = _marks(max((one.ended for one in options), default=0), 1)
    away = _marks(max((one.deviation.micro for one in options), default=0), _PER_CENT)
    spots = (
        Spot(number, _place(one.ended, ended[-1], WIDE), HIGH - _place(one.deviation.micro, away[-1], HIGH), one.own)
        for number, one in enumerate(options, 1)
    )
    return Chart(
        tuple(spots),
        tuple((_place(mark, ended[-1], WIDE), mark) for mark in ended),
        tuple((HIGH - _place(mark, away[-1], HIGH), Quantity(mark, RATIO)) for mark in away),
    )


def _marks(most: int, least: int) -> list[int]:
    """Return a few round numbers from nothing to ``most`` or beyond: one, two or five times a power of ten apart."""
    step, raised = least, 0
    while step * _INTERVALS < most:
        step, raised = (step * 5 // 2 if raised % 3 == 1 else step * 2), raised + 1
    return list(range(0, -(-max(most, 1) // step) * step + 1, step))


def _place(value: int, most: int, length: int) -> int:
    return (2 * value * length + most) // (2 * most)


def figures_of(one: Option, partners: int, words: Words) -> tuple[str, ...]:
    """Return what a plan moves and leaves unbalanced, a text for each of ``COLUMNS``, of a channel of ``partners``."""
    within = one.prices.balance_within if one.prices.balance_within is not None else one.within
    return (
        _hours(one.prices.moving_hours), words.percent(within if one.prices.balance_price else None),
        words.number(one.ended), words.number(one.old), words.number(one.partners), words.money(one.revenue),
        words.number(one.contacts / max(1, partners), 2), words.percent(one.deviation), words.percent(one.inside),
        words.number(one.gini.micro / MILLIONTHS, 3), words.hours(one.overload),
    )  # fmt: skip


def ways_of(options: Sequence[Option], words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield for each plan how to have it: a code and its facts."""
    for number, one in enumerate(options, 1):
        settings = ", ".join(_settings(one, options, words))
        yield "tradeoff-how-own" if one.own else "tradeoff-how", {"number": number, "settings": settings}


def _settings(one: Option, options: Sequence[Option], words: Words) -> Iterator[str]:
    """Yield what a policy has to say to have this one of the plans, as it is written there."""
    prices = one.prices
    yield f"moving_hours: {_hours(prices.moving_hours)}"
    if prices.contact_hours is not None:
        yield f"contact_hours: {_hours(prices.contact_hours)}"
    yield f"balance_price: {prices.balance_price}"
    if prices.balance_within is not None:
        yield f"balance_within: {prices.balance_within.micro / 10_000:g} %"
    if prices.keep_years is not None:
        yield f"keep_years: {prices.keep_years}"
    elif any(other.prices.keep_years is not None for other in options):
        yield words.sentence("tradeoff-without", key="keep_years")


def _hours(price: Quantity | None) -> str:
    """Return hours as a policy writes them; a dash for nothing."""
    if price is None:
        return "–"
    whole, part = divmod(price.micro, MILLIONTHS)
    return str(whole) if not part else f"{whole}.{part:06d}".rstrip("0")
