"""``maillage plan`` and ``maillage explain``."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Annotated

import typer

from maillage.actions.book import Book
from maillage.actions.plan.build import USUAL_SECONDS, build_plan
from maillage.actions.plan.explain import Explained, explain_partner
from maillage.actions.plan.read import Opened, open_plan
from maillage.actions.plan.show import rows, summary
from maillage.adapters.plans.store import headers
from maillage.cli.options import HERE, AsJson, AsOf, BookFolder
from maillage.cli.screen import Screen, print_json
from maillage.cli.state import language_of, screen_of
from maillage.engine.comparison.between import Placement, between
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.messages.format import format_short

app = typer.Typer(no_args_is_help=True, help="Build plans, read them, compare them.")

PlanName = Annotated[
    str, typer.Argument(metavar="[PLAN]", help="A plan, or the beginning of its name; else the latest.")
]
_MOST_FINDINGS = 20


def _screen(opened: Opened) -> Screen:
    return screen_of(opened.book.settings.language, opened.glossary)


@app.command("build")
def build_command(
    as_of: AsOf,
    policy: Annotated[str, typer.Option("--policy", "-p", help="A policy of the book; else the book's own.")] = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same plan.")] = 1,
    time_limit: Annotated[
        int, typer.Option(help="Seconds of search on a two-core machine; counted as work, so that a plan replays.")
    ] = USUAL_SECONDS,
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Compute the plan of a day: measures, tiers, clusters, coverage, comparison."""
    opened = Book(book)
    talk = screen_of(opened.settings.language)
    built = build_plan(
        opened, as_of, policy=policy, seed=seed, seconds=time_limit,
        progress=lambda stage: talk.progress(f"plan-stage-{stage}"),
    )  # fmt: skip
    if as_json:
        print_json(summary(built.plan))
    else:
        print_summary(Opened(opened, built.plan))


@app.command("list")
def list_command(book: BookFolder = HERE, as_json: AsJson = False) -> None:
    """List the plans of the book."""
    found = headers(Book(book).plans)
    if as_json:
        print_json(found)
        return
    talk = screen_of(Book(book).settings.language)
    headings = [talk.words(f"plan-heading-{word}") for word in ("plan", "policy", "version", "day")]
    listed = [(item.name, item.policy_name, item.policy_version, item.as_of.isoformat()) for item in found]
    talk.table(headings, listed)


@app.command("show")
def show_command(
    plan: PlanName = "",
    tier: Annotated[str, typer.Option(help="Only the partners of this tier.")] = "",
    territory: Annotated[str, typer.Option(help="Only the partners of this territory.")] = "",
    limit: Annotated[int, typer.Option(help="At most so many partners; 0: all.")] = 20,
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Show a plan: its figures, its findings, its partners."""
    opened = open_plan(Book(book), plan)
    chosen = (row for row in rows(opened) if tier in ("", row.tier) and territory in ("", row.territory))
    shown = list(itertools.islice(chosen, limit or None))
    if as_json:
        print_json({"summary": summary(opened.plan), "partners": shown, "findings": opened.plan.findings})
        return
    talk = print_summary(opened)
    words = ("partner", "name", "territory", "tier", "cluster", "primary", "contacts", "revenue")
    headings = [talk.words(f"plan-heading-{word}") for word in words]
    listed = [
        (row.partner, row.name, row.territory, row.tier, row.cluster,
         opened.names.get(("person", row.primary), row.primary), str(len(row.contacts)), _short(row.revenue, talk))
        for row in shown
    ]  # fmt: skip
    talk.table(headings, listed, right=frozenset({6, 7}))


@app.command("explain")
def plan_explain_command(
    partner: Annotated[str, typer.Argument(help="A partner's identifier or name.")],
    plan: Annotated[str, typer.Option("--plan", help="A plan; else the latest.")] = "",
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Why is a partner in its tier, in its cluster, with its contacts; and what would change it?"""
    opened = open_plan(Book(book), plan)
    explained = explain_partner(opened, partner)
    if as_json:
        print_json(explained)
    else:
        print_explained(explained, _screen(opened))


@app.command("diff")
def diff_command(
    old: Annotated[str, typer.Argument(help="A plan, or the beginning of its name.")],
    new: Annotated[str, typer.Argument(help="Another plan.")] = "",
    limit: Annotated[int, typer.Option(help="At most so many partners; 0: all.")] = 50,
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Who is treated differently by two plans, and in what?"""
    first, second = open_plan(Book(book), old), open_plan(Book(book), new)
    moved = between(_placement(first), _placement(second))
    if as_json:
        print_json(moved)
        return
    talk = _screen(second)
    for reason in moved[: limit or None]:
        talk.reason(reason)
    talk.say("plan-diff-count", count=len(moved), shown=min(len(moved), limit or len(moved)))


@app.command("report")
def report_command(
    plan: PlanName = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Folder; else the plan's own.")] = None,
    book: BookFolder = HERE,
) -> None:
    """Write the report of a plan: an HTML page that stands alone, an XLSX workbook, and JSON."""
    # Drawing and writing workbooks take long to import, and only this command needs them.
    from maillage.actions.plan.report import write_report

    opened = open_plan(Book(book), plan)
    language = language_of(opened.book.settings.language)
    for file in write_report(opened, language, output):
        _screen(opened).say("plan-report-written", file=str(file))


def explain_command(
    partner: Annotated[str, typer.Argument(help="A partner's identifier or name.")],
    plan: Annotated[str, typer.Option("--plan", help="A plan; else the latest.")] = "",
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Tier, cluster and contacts of a partner, with reasons: the same as ``plan explain``."""
    plan_explain_command(partner, plan, book, as_json)


def _placement(opened: Opened) -> Placement:
    return Placement(opened.plan.tiers, opened.plan.clusters, opened.plan.coverage)


def print_explained(explained: Explained, talk: Screen) -> None:
    """Print why a partner is where it is."""
    talk.say("plan-explained", partner=explained.partner, name=explained.name)
    for reason in (*explained.tiers, *explained.changes, explained.cluster, explained.contacts):
        talk.reason(reason)


def print_summary(opened: Opened) -> Screen:
    """Print a plan in short, with its findings; return the screen."""
    talk, found = _screen(opened), summary(opened.plan)
    header = opened.plan.header
    talk.say("plan-summary", plan=found.name, policy=f"{header.policy_name}@{header.policy_version}",
             day=header.as_of, partners=found.partners)  # fmt: skip
    for name, count in found.tiers.items():
        talk.say("plan-summary-tier", tier=Term("tier", name), count=count)
    talk.say("plan-summary-clusters", count=found.clusters)
    talk.say("plan-summary-contacts", before=found.contacts_before, after=found.contacts_after,
             kept=found.relations_kept, known=found.relations_before)  # fmt: skip
    talk.findings(opened.plan.findings, most=_MOST_FINDINGS)
    return talk


def _short(revenue: Quantity | None, talk: Screen) -> str:
    return format_short(revenue, talk.language) if revenue is not None else "–"
