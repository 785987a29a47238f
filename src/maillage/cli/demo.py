"""``maillage demo``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from maillage.actions.plan.explain import explain_partner
from maillage.actions.plan.read import Opened
from maillage.actions.policy.attempt import attempt
from maillage.actions.policy.resolve import resolve
from maillage.cli.plan import print_explained, print_summary
from maillage.cli.screen import Screen
from maillage.cli.state import language_of, screen_of
from maillage.demo import AS_OF, FACTS, POLICY
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def demo(
    folder: Annotated[Path, typer.Option("--folder", help="Where the demo's book is made anew.")] = Path("demo-book"),
    size: Annotated[int, typer.Option(min=300, help="How many resellers are invented.")] = 1800,
) -> None:
    """Invent a French channel, plan it, say why, write the report; every result is checked."""
    # Drawing and writing workbooks take long to import, and only reports need them.
    from maillage.actions.demo import demo_book
    from maillage.actions.plan.report import write_report

    talk = screen_of()
    _try_the_case(talk)
    shown = demo_book(folder, language_of(), size=size, progress=talk.progress)
    opened = Opened(shown.book, shown.built.plan)
    print_summary(opened)
    member = opened.plan.clusters.clusters[0].members[0]
    print_explained(explain_partner(opened, opened.plan.measures.partners[member]), screen_of(glossary=opened.glossary))
    files = [file for language in ("fr", "en") for file in write_report(opened, language)]
    empty = tuple(str(file) for file in files if file.stat().st_size < 1000)
    if empty:
        raise MaillageError(Finding(Severity.ERROR, "demo-unsound", {"parts": empty}))
    for file in files:
        talk.say("plan-report-written", file=str(file))
    talk.say("demo-next", folder=str(folder), page=str(files[0 if talk.language == "fr" else 3]))


def _try_the_case(talk: Screen) -> None:
    """The policy of the case on six imaginary resellers whose tiers are known."""
    with resources.as_file(resources.files("maillage.demo")) as folder:
        loaded = resolve(str(folder / POLICY), Path(), AS_OF)
        tried = attempt(loaded, folder / FACTS, AS_OF)
    wrong = tuple(item.partner for item in tried if item.differs)
    if wrong or not tried:
        raise MaillageError(Finding(Severity.ERROR, "demo-differs", {"partners": wrong}))
    talk.say("demo-done", count=len({item.partner for item in tried}))
