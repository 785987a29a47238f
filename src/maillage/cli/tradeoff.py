"""``maillage plan tradeoff``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from maillage.actions.book import Book
from maillage.actions.plan.build import USUAL_SECONDS
from maillage.actions.plan.tradeoff import Curve, tradeoff_of
from maillage.cli.options import HERE, AsJson, AsOf, BookFolder
from maillage.cli.screen import Screen, print_json
from maillage.cli.state import screen_of
from maillage.engine.comparison.tradeoff import Option
from maillage.engine.kernel.quantity import MILLIONTHS, Quantity
from maillage.report.words import Words


def tradeoff_command(
    as_of: AsOf,
    policy: Annotated[str, typer.Option("--policy", "-p", help="A policy of the book; else the book's own.")] = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same plan.")] = 1,
    time_limit: Annotated[
        int,
        typer.Option(min=0, help="Seconds of search on a two-core machine; counted as work, so that a plan replays."),
    ] = USUAL_SECONDS,
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Which plans could a policy give, from the one that moves the least to the most even, and at which prices?"""
    opened = Book(book)
    talk = screen_of(opened.settings.language)
    curve = tradeoff_of(opened, as_of, policy=policy, seed=seed, seconds=time_limit,
                        progress=lambda stage: talk.progress(f"plan-stage-{stage}"))  # fmt: skip
    if as_json:
        print_json(curve)
    else:
        print_curve(curve, talk)


def print_curve(curve: Curve, talk: Screen) -> None:
    """Print the plans as a table, and below it how to have each."""
    talk.say("tradeoff-title", policy=curve.policy, version=curve.version, day=curve.as_of, count=len(curve.options))
    if not curve.options:
        return
    words = Words(talk.language, talk.glossary)
    names = ("number", "moving", "corridor", "ended", "old", "partners", "revenue", "contacts", "deviation", "inside",
             "gini", "overload")  # fmt: skip
    within = words.percent(curve.options[0].within)
    headings = [talk.words(f"tradeoff-heading-{name}", within=within) for name in names]
    listed = [
        (talk.words("tradeoff-own", number=number) if one.own else str(number), *_figures(one, curve, words))
        for number, one in enumerate(curve.options, 1)
    ]
    talk.table(headings, listed, right=frozenset(range(1, len(names))), second=frozenset({5, 10}))
    talk.say("tradeoff-legend", seats=curve.options[0].seats)
    keeps = any(one.prices.keep_years is not None for one in curve.options)
    for number, one in enumerate(curve.options, 1):
        code = "tradeoff-how-own" if one.own else "tradeoff-how"
        talk.say(code, number=number, settings=", ".join(settings_of(one, talk, keeps)))


def settings_of(one: Option, talk: Screen, keeps: bool) -> Iterator[str]:
    """Yield what a policy has to say to have this plan, as it is written there; ``keeps``: its own keeps old ones."""
    prices = one.prices
    yield f"moving_hours: {_hours(prices.moving_hours)}"
    if prices.contact_hours is not None:
        yield f"contact_hours: {_hours(prices.contact_hours)}"
    yield f"balance_price: {prices.balance_price}"
    if prices.balance_within is not None:
        yield f"balance_within: {prices.balance_within.micro / 10_000:g} %"
    if prices.keep_years is not None:
        yield f"keep_years: {prices.keep_years}"
    elif keeps:
        yield talk.words("tradeoff-without", key="keep_years")


def _figures(one: Option, curve: Curve, words: Words) -> tuple[str, ...]:
    return (
        _hours(one.prices.moving_hours), _corridor(one, words), words.number(one.ended), words.number(one.old),
        words.number(one.partners), words.money(one.revenue), words.number(one.contacts / max(1, curve.partners), 2),
        words.percent(one.deviation), words.percent(one.inside), words.number(one.gini.micro / MILLIONTHS, 3),
        words.hours(one.overload),
    )  # fmt: skip


def _corridor(one: Option, words: Words) -> str:
    """Return how far from its share a seat's work may be without a price; a dash where it has none."""
    within = one.prices.balance_within if one.prices.balance_within is not None else one.within
    return words.percent(within) if one.prices.balance_price else "–"


def _hours(hours: Quantity | None) -> str:
    """Return hours as a policy writes them."""
    if hours is None:
        return "–"
    whole, part = divmod(hours.micro, MILLIONTHS)
    return str(whole) if not part else f"{whole}.{part:06d}".rstrip("0")
