"""``maillage territories``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import PydanticCustomError

from maillage.actions.book import Book
from maillage.actions.plan.build import USUAL_SECONDS
from maillage.actions.territories.propose import Draft, Proposed, propose_territories
from maillage.cli.options import HERE, AsJson, AsOf, BookFolder, read_day
from maillage.cli.screen import Screen, print_json
from maillage.cli.state import screen_of
from maillage.engine.kernel.quantity import COUNT, RATIO, Quantity
from maillage.engine.policy.types.base import read_quantity
from maillage.engine.territories.types import Change, Figures
from maillage.messages.glossary import glossary_of
from maillage.report.words import Words

app = typer.Typer(no_args_is_help=True, help="Propose territories.")


@app.callback()
def _group() -> None:
    """Keep the word of the command where there is one only."""


def read_share(text: str) -> Quantity:
    """Return a share written ``15 %`` or ``0.15``.

    Raises:
        typer.BadParameter: if it is neither.
    """
    try:
        found = read_quantity(text)
    except PydanticCustomError:
        raise typer.BadParameter(f"{text!r}: 15 %") from None
    return Quantity(found.micro, RATIO) if found.unit == COUNT else found


@app.command("propose")
def propose_command(
    as_of: AsOf,
    number: Annotated[int, typer.Option("--number", "-n", help="So many territories in metropolitan France.")],
    tolerance: Annotated[
        Quantity,
        typer.Option(parser=read_share, metavar="SHARE", help="How far a territory's work may be from an even share."),
    ] = "15 %",  # type: ignore[assignment] # typer reads the default as it reads what is typed
    move_price: Annotated[
        int, typer.Option(min=0, help="A partner that changes territory counts as so many kilometres of distance.")
    ] = 100,
    policy: Annotated[str, typer.Option("--policy", "-p", help="A policy of the book; else the book's own.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the policy with these territories to this file.")
    ] = None,
    first: Annotated[
        date | None,
        typer.Option("--from", parser=read_day, metavar="YYYY-MM-DD", help="First day of the version that is written."),
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same territories.")] = 1,
    time_limit: Annotated[
        int, typer.Option(min=1, help="Seconds of search on a two-core machine; counted as work, so that it replays.")
    ] = USUAL_SECONDS,
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Which territories would spread today's work evenly, lie together, and move few partners?

    Groups the départements of metropolitan France; territories overseas or abroad stay as they are. Nothing in the book
    changes: --output writes a version of the policy for a person to judge.
    """
    opened = Book(book)
    talk = screen_of(opened.settings.language)
    draft = None if output is None else Draft(output, first or as_of)
    found, start = propose_territories(
        opened, as_of, number, tolerance=tolerance, move_kilometres=move_price, policy=policy, seed=seed,
        seconds=time_limit, draft=draft, progress=lambda stage: talk.progress(f"plan-stage-{stage}"),
    )  # fmt: skip
    talk.glossary = glossary_of(start)
    if as_json:
        print_json(found)
    else:
        print_proposed(found, talk)


def print_proposed(found: Proposed, talk: Screen) -> None:
    """Print a proposal as a table, before and after, and in words what it moves."""
    proposal, words = found.proposal, Words(talk.language, talk.glossary)
    talk.say("territories-title", policy=found.policy, version=found.version, day=found.as_of,
             count=sum(change.after is not None for change in proposal.changes))  # fmt: skip
    names = ("territory", "partners", "revenue", f"weight-{proposal.basis}", "off", "gained", "lost", "departements")
    headings = [talk.words(f"territories-heading-{name}") for name in names]
    talk.table(headings, [_row(change, talk, words) for change in proposal.changes],
               right=frozenset(range(1, 5)), second=frozenset({2}))  # fmt: skip
    for name, partners in proposal.kept:
        talk.say("territories-kept", territory=talk.title("territory", name), count=partners)
    talk.say("territories-corridor", least=words.hours(proposal.least), even=words.hours(proposal.even),
             most=words.hours(proposal.most))  # fmt: skip
    share = Quantity(proposal.moved * 1_000_000 // max(1, proposal.partners), RATIO)
    talk.say("territories-moved", moved=proposal.moved, partners=proposal.partners, share=words.percent(share),
             revenue=words.money(proposal.moved_revenue))  # fmt: skip
    before, after = (words.number(tenths / 10, 1) for tenths in proposal.distance)
    talk.say("territories-distance", before=before, after=after)
    if proposal.gap is not None:
        talk.say("territories-gap", gap=words.percent(proposal.gap))
    talk.findings(found.findings)
    if found.file:
        talk.say("territories-written", file=found.file)


def _row(change: Change, talk: Screen, words: Words) -> tuple[str, ...]:
    """Return the cells of a territory: each figure as it was and as it would be."""
    title = change.title or talk.title("territory", change.territory)
    if change.new:
        title = talk.words("territories-new", territory=title)
    elif change.after is None:
        title = talk.words("territories-ended", territory=title)
    off = "–" if change.off is None else ("+" if change.off.micro > 0 else "") + words.percent(change.off)
    return (
        title,
        _both(change, lambda one: words.number(one.partners)),
        _both(change, lambda one: words.money(one.revenue)),
        _both(change, lambda one: words.hours(one.weight)),
        off,
        _moved(change.gained, change.partners_gained),
        _moved(change.lost, change.partners_lost),
        " ".join(change.after.departements) if change.after is not None else "–",
    )


def _both(change: Change, shown: Callable[[Figures], str]) -> str:
    was, now = ("–" if one is None else shown(one) for one in (change.before, change.after))
    return f"{was} → {now}"


def _moved(codes: tuple[str, ...], partners: int) -> str:
    return f"{' '.join(codes)} ({partners})" if codes else "–"
