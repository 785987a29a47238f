"""``maillage plan tradeoff``."""

from __future__ import annotations

from typing import Annotated

import typer

from maillage.actions.book import Book
from maillage.actions.plan.build import USUAL_SECONDS
from maillage.actions.plan.tradeoff import Curve, tradeoff_of
from maillage.cli.options import HERE, AsJson, AsOf, BookFolder
from maillage.cli.screen import Screen, print_json
from maillage.cli.state import screen_of
from maillage.report.content.tradeoff import COLUMNS, figures_of, ways_of
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
    within = words.percent(curve.options[0].within)
    headings = [talk.words(f"tradeoff-heading-{name}", within=within) for name in ("number", *COLUMNS)]
    listed = [
        (talk.words("tradeoff-own", number=number) if one.own else str(number), *figures_of(one, curve.partners, words))
        for number, one in enumerate(curve.options, 1)
    ]
    talk.table(headings, listed, right=frozenset(range(1, len(headings))), second=frozenset({5, 10}))
    talk.say("tradeoff-legend", seats=curve.options[0].seats)
    for code, facts in ways_of(curve.options, words):
        talk.say(code, **facts)
