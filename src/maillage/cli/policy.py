"""``maillage policy``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from maillage.actions.book import SETTINGS_FILE, Book
from maillage.actions.plan.names import names_of
from maillage.actions.policy import attempt
from maillage.actions.policy.check import check_in_book
from maillage.actions.policy.compare import effect, find
from maillage.actions.policy.resolve import resolve
from maillage.actions.policy.schema import schema
from maillage.actions.policy.versions import versions
from maillage.cli.changes import print_changes, print_effect
from maillage.cli.options import HERE, AsJson, BookFolder, read_day
from maillage.cli.screen import Screen, print_json
from maillage.cli.state import screen_of
from maillage.engine.kernel.digest import plain
from maillage.engine.kernel.reason import Finding, Severity
from maillage.engine.policy.diff import diff
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.soundness.check import check
from maillage.messages.glossary import glossary_of

app = typer.Typer(no_args_is_help=True, help="Check, compare and try policies.")

PolicyArgument = Annotated[str, typer.Argument(metavar="POLICY", help="A policy file, or a name in the book.")]
MaybeAsOf = Annotated[
    date | None,
    typer.Option("--as-of", "-d", parser=read_day, metavar="YYYY-MM-DD", help="With a book: on this day."),
]


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of policies, with which an editor completes and checks them."""
    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


@app.command("list")
def list_command(book: BookFolder = HERE, as_json: AsJson = False) -> None:
    """List the policies of the book, version by version: from when to when each is in force, and its parent."""
    found = versions(book)
    if as_json:
        print_json(found)
        return
    at_hand = _book_at_hand(book, None)
    talk = screen_of(at_hand.settings.language if at_hand is not None else "")
    headings = [talk.words(f"policy-list-{word}") for word in ("policy", "version", "from", "to", "extends", "file")]
    talk.table(headings, [
        (item.policy, item.version, item.start.isoformat(), item.end.isoformat() if item.end else "", item.extends,
         item.file)
        for item in found
    ])  # fmt: skip


@app.command("check")
def check_command(
    policy: PolicyArgument, book: BookFolder = HERE, as_of: MaybeAsOf = None, as_json: AsJson = False
) -> None:
    """Is the policy sound? What a lawyer would find, each with its line and remedy, the gravest first.

    Unreachable and overlapping tiers, tiers with the same effect, cliffs, units that contradict the policy, cluster
    rules that no partner can meet, roles that nobody covers. With --as-of the policy is also held against the seats,
    words and sales of the book.

    Status 1: the file has a fault, or there is an error, with which the policy cannot do what it says. Warnings and
    remarks leave status 0.
    """
    loaded = resolve(policy, book, as_of)
    at_hand = _book_at_hand(book, as_of)
    found = check(loaded) if at_hand is None or as_of is None else check_in_book(loaded, at_hand, as_of)
    if as_json:
        print_json({"policy": loaded.chain, "digest": loaded.digest, "findings": found})
    else:
        _print_checked(loaded, found, at_hand, as_of)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise typer.Exit(1)


def _say_stage(talk: Screen, policy: str, stage: str) -> None:
    talk.progress("policy-diff-stage", policy=policy, stage=talk.words(f"plan-stage-{stage}"))


def _book_at_hand(folder: Path, as_of: date | None) -> Book | None:
    """A folder that only holds policies will do to find one by name; who names a day and a folder means a book."""
    named = as_of is not None and folder != HERE
    return Book(folder) if named or (folder / SETTINGS_FILE).is_file() else None


def _print_checked(loaded: LoadedPolicy, found: Sequence[Finding], book: Book | None, as_of: date | None) -> None:
    names = names_of(book.records_state()) if book is not None and as_of is not None else {}
    talk = screen_of(book.settings.language if book is not None else "", glossary_of(loaded.policy, names))
    talk.say("policy-readable", policy=" ← ".join(reversed(loaded.chain)), digest=loaded.digest[:12])
    if book is not None and as_of is not None:
        talk.say("policy-check-book", book=str(book.folder), day=as_of)
    elif book is not None:
        talk.say("policy-check-day", book=str(book.folder))
    talk.findings(found)
    counts = Counter(finding.severity for finding in found)
    if found:
        talk.say("policy-check-found", errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING],
                 notes=counts[Severity.NOTE])  # fmt: skip
    else:
        talk.say("policy-check-sound")


@app.command("diff")
def diff_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A policy file, or a name in the book: france@2025.1.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The policy to compare it with.")],
    book: BookFolder = HERE,
    as_of: MaybeAsOf = None,
    seed: Annotated[int, typer.Option(help="The seed of both plans.")] = 1,
    limit: Annotated[int, typer.Option(help="At most so many partners, the largest first; 0: all.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Which clauses differ between two policies, and who moves because of them?

    Parents are resolved first, so that a change of the parent shows. With --as-of the book is planned under both, with
    the same sales, records and seed; neither plan is kept.
    """
    before, after = find(old, book, as_of), find(new, book, as_of)
    changes = diff(before, after)
    at_hand = _book_at_hand(book, as_of)
    talk = screen_of(at_hand.settings.language if at_hand is not None else "", glossary_of(after.policy))
    made = None
    if at_hand is not None and as_of is not None:
        made, opened = effect(at_hand, before, after, changes, as_of, seed=seed, limit=limit,
                              progress=partial(_say_stage, talk))  # fmt: skip
        talk.glossary = opened.glossary
    if as_json:
        listed = [{"path": change.path, "part": change.part} | plain(change) for change in changes]
        print_json({"old": before.chain, "new": after.chain, "changes": listed, "effect": made})
        return
    print_changes(before, after, changes, talk)
    if made is not None:
        print_effect(made, str(book), talk)
    elif at_hand is not None:
        talk.say("policy-diff-day", book=str(book))


@app.command("try")
def try_command(
    policy: PolicyArgument,
    facts: Annotated[Path, typer.Option("--facts", "-f", help="CSV or YAML: imaginary partners and their measures.")],
    as_of: Annotated[date, typer.Option("--as-of", "-d", parser=read_day, metavar="YYYY-MM-DD", help="On this day.")],
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Give the tier of imaginary partners whose measures stand in a file, with reasons."""
    loaded = resolve(policy, book, as_of)
    tried = attempt.attempt(loaded, facts, as_of)
    differing = [item for item in tried if item.differs]
    if as_json:
        print_json(tried)
    else:
        screen = screen_of(glossary=glossary_of(loaded.policy))
        for item in tried:
            screen.reason(item.reason)
            if item.change is not None:
                screen.reason(item.change)
        for item in differing:
            words = {"partner": item.partner, "expected": item.expected, "tier": item.tier}
            screen.say("policy-try-mismatch", **words)
        name = f"{loaded.policy.policy}@{loaded.policy.version}"
        screen.say("policy-try-fine", count=len({item.partner for item in tried}), policy=name)
    if differing:
        screen_of().progress("policy-try-mismatches", count=len(differing))
        raise typer.Exit(1)
