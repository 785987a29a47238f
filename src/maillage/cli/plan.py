"""``maillage plan`` and ``maillage explain``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
from maillage.engine.comparison.between import between
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.messages.format import format_fact, format_short
from maillage.report.content.calls import calls_of
from maillage.report.content.headline import headline_of
from maillage.report.content.ladder import levels_of
from maillage.report.content.workload import groups_of
from maillage.report.words import Words

app = typer.Typer(no_args_is_help=True, help="Build plans, read them, compare them.")

PlanName = Annotated[
    str, typer.Argument(metavar="[PLAN]", help="A plan, or the beginning of its name; else the latest.")
]
_MOST_FINDINGS = 3
"""So many findings of each kind are printed; the report has them all."""


def _screen(opened: Opened) -> Screen:
    return screen_of(opened.book.settings.language, opened.glossary)


@app.command("build")
def build_command(
    as_of: AsOf,
    policy: Annotated[str, typer.Option("--policy", "-p", help="A policy of the book; else the book's own.")] = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same plan.")] = 1,
    time_limit: Annotated[
        int,
        typer.Option(min=0, help="Seconds of search on a two-core machine; counted as work, so that a plan replays."),
    ] = USUAL_SECONDS,
    as_known: Annotated[
        str,
        typer.Option(
            metavar="MOMENT",
            help="Only what the book knew then: YYYY-MM-DD (its end, UTC), an instant, a batch, or a plan to replay.",
        ),
    ] = "",
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Compute the plan of a day: measures, tiers, clusters, coverage, comparison."""
    opened = Book(book)
    talk = screen_of(opened.settings.language)
    built = build_plan(
        opened, as_of, policy=policy, seed=seed, seconds=time_limit, as_known=as_known,
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
    chosen = [row for row in rows(opened) if tier in ("", row.tier) and territory in ("", row.territory)]
    shown = chosen[: limit or None]
    if as_json:
        print_json({"summary": summary(opened.plan), "partners": shown, "findings": opened.plan.findings})
        return
    talk = print_summary(opened)
    words = ("partner", "name", "territory", "tier", "cluster", "primary", "contacts", "revenue")
    headings = [talk.words(f"plan-heading-{word}") for word in words]
    listed = [
        (row.partner, row.name, talk.title("territory", row.territory), talk.title("tier", row.tier),
         talk.title("cluster", row.cluster), _contact(row.primary, talk), str(len(row.contacts)),
         _short(row.revenue, talk))
        for row in shown
    ]  # fmt: skip
    talk.table(headings, listed, right=frozenset({6, 7}), second=frozenset({2, 4}))
    if len(shown) < len(chosen):
        talk.say("plan-show-more", shown=len(shown), count=len(chosen))


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
    moved = between(first.placement, second.placement)
    if as_json:
        print_json(moved)
        return
    talk = _screen(second)
    talk.say("plan-diff-count", count=len(moved), shown=min(len(moved), limit or len(moved)))
    for what, count in sorted(Counter(_kinds(moved)).items()):
        talk.say(f"plan-diff-{what}", count=count)
    headings = [talk.words(f"plan-heading-{word}") for word in ("partner", "name", "what", "old", "new")]
    shown = [row for reason in moved[: limit or None] for row in _differences(reason, (second, first), talk)]
    talk.table(headings, shown)


@app.command("report")
def report_command(
    plan: PlanName = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Folder; else the plan's own.")] = None,
    tradeoff: Annotated[
        bool, typer.Option("--tradeoff", help="With the plans that the policy could have; takes longer.")
    ] = False,
    book: BookFolder = HERE,
) -> None:
    """Write the report of a plan: an HTML page that stands alone, an XLSX workbook, and JSON."""
    # Drawing and writing workbooks take long to import, and only this command needs them.
    from maillage.actions.plan.report import write_report

    opened = open_plan(Book(book), plan)
    language = language_of(opened.book.settings.language)
    talk = _screen(opened)
    if tradeoff:
        talk.progress("plan-stage-tradeoff")
    for file in write_report(opened, language, output, tradeoff=tradeoff):
        talk.say("plan-report-written", file=str(file))


def explain_command(
    partner: Annotated[str, typer.Argument(help="A partner's identifier or name.")],
    plan: Annotated[str, typer.Option("--plan", help="A plan; else the latest.")] = "",
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Tier, cluster and contacts of a partner, with reasons: the same as ``plan explain``."""
    plan_explain_command(partner, plan, book, as_json)


def _kinds(moved: Sequence[Reason]) -> Iterator[str]:
    """Yield each kind of difference of each partner: tier, cluster, primary, contacts, joined, left."""
    for reason in moved:
        yield from (part.code.removeprefix("between-") for part in reason.parts or (reason,))


def _differences(reason: Reason, plans: Sequence[Opened], talk: Screen) -> Iterator[tuple[str, ...]]:
    """Yield a row for each thing in which two plans differ about one partner."""
    partner = reason.facts["partner"]
    assert isinstance(partner, Term)
    named = (opened.names.get(("partner", partner.name), "") for opened in plans)
    who = (partner.name, next(filter(None, named), partner.name))
    for part in reason.parts or (reason,):
        old, new = (str(format_fact(part.facts.get(word, ""), talk.language, talk.glossary)) for word in ("old", "new"))
        yield (*who, talk.words(f"plan-what-{part.code.removeprefix('between-')}"), old, new)
        who = ("", "")


def print_explained(explained: Explained, talk: Screen) -> None:
    """Print why a partner is where it is."""
    talk.say("plan-explained", partner=explained.partner, name=explained.name)
    for reason in (*explained.tiers, *explained.changes, explained.cluster, explained.contacts):
        talk.reason(reason)


def print_summary(opened: Opened) -> Screen:
    """Print a plan in short, with what waits for a decision and its findings; return the screen."""
    talk, plan = _screen(opened), opened.plan
    header, compared = plan.header, plan.comparison
    head = headline_of(plan)
    talk.say("plan-summary", plan=header.name, policy=getattr(plan.policy.title, talk.language),
             version=header.policy_version, day=header.as_of, partners=head.partners)  # fmt: skip
    words = Words(talk.language, talk.glossary)
    headings = [talk.words(f"plan-heading-{word}") for word in ("tier", "partners", "today", "revenue")]
    levels = [(words.term(level.tier), words.number(level.partners), words.number(level.before),
               words.money(level.revenue)) for level in levels_of(plan)]  # fmt: skip
    talk.table(headings, levels, right=frozenset({1, 2, 3}))
    talk.say("plan-summary-clusters", clusters_count=head.clusters, grouped=head.grouped, refused=head.refused)
    if head.known:
        talk.say("plan-summary-contacts", before=words.mean(compared.all_before), after=words.mean(compared.all_after),
                 several_before=words.mean(compared.several_before),
                 several_after=words.mean(compared.several_after))  # fmt: skip
        talk.say("plan-summary-kept", kept=compared.relations.kept, known=compared.relations.before,
                 share=words.percent(head.kept), changed=head.changed)  # fmt: skip
    else:
        talk.say("plan-summary-unknown", after=words.mean(compared.all_after))
    calls = calls_of(plan, groups_of(plan))
    talk.say("plan-summary-calls", count=len(calls))
    for call in calls:
        talk.say("plan-summary-call", text=words.label(call.code, count=call.count, partners=call.partners))
    talk.findings(plan.findings, most=_MOST_FINDINGS)
    return talk


def _contact(name: str, talk: Screen) -> str:
    """Return the name of a person, or the title of the seat that stands for one."""
    person = talk.title("person", name)
    return talk.title("seat", name) if person == name else person


def _short(revenue: Quantity | None, talk: Screen) -> str:
    return format_short(revenue, talk.language) if revenue is not None else "–"
