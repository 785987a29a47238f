"""``maillage policy``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from maillage.actions.policy import attempt
from maillage.actions.policy.resolve import resolve
from maillage.actions.policy.schema import schema
from maillage.cli.options import HERE, AsJson, BookFolder, read_day
from maillage.cli.screen import print_json
from maillage.cli.state import screen_of
from maillage.messages.glossary import glossary_of

app = typer.Typer(no_args_is_help=True, help="Check and try policies.")

PolicyArgument = Annotated[str, typer.Argument(metavar="POLICY", help="A policy file, or a name in the book.")]


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of policies, with which an editor completes and checks them."""
    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


@app.command("check")
def check_command(policy: PolicyArgument, book: BookFolder = HERE) -> None:
    """Can the policy be read? Every fault is told with its line and remedy; status 1 where there is one."""
    loaded = resolve(policy, book)
    screen_of().say("policy-readable", policy=" ← ".join(reversed(loaded.chain)), digest=loaded.digest[:12])


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
