"""``maillage publication``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maillage.accounts.permissions import operator
from maillage.actions.book import Book
from maillage.actions.desk.prepare import open_desk
from maillage.actions.signing.key import list_keys, make_key
from maillage.actions.signing.verify import verify_file
from maillage.cli.options import HERE, AsJson, BookFolder
from maillage.cli.screen import print_json
from maillage.cli.state import language_of, screen_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

app = typer.Typer(no_args_is_help=True, help="What was published.")


@app.callback()
def _group() -> None:
    """What was published."""


@app.command("tell")
def tell_command(book: BookFolder = HERE) -> None:
    """Tell those whom publications concern, and send the mails that wait: what `maillage serve` does by itself."""
    opened = open_desk(book)
    # Models can be imported only once Django is set up.
    from maillage.actions.notices.announce import announce
    from maillage.actions.notices.send import send_notices

    made = announce(opened)
    screen_of(opened.settings.language).say("notices-told", made=made, sent=send_notices(opened))


@app.command("key")
def key_command(
    rotate: Annotated[bool, typer.Option("--rotate", help="Sign with a new key from now on.")] = False,
    book: BookFolder = HERE,
) -> None:
    """Print the public key by which this book signs; the first time, and to rotate, it is made."""
    opened = Book(book)
    keys = list_keys(opened)
    made = make_key(operator("administrator"), opened) if rotate or not keys else keys[0]
    print(made.public, end="")


@app.command("checklist")
def checklist_command(
    number: Annotated[int, typer.Argument(help="The number of a proposal.", min=1)],
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Print what to look at before a proposal is approved and published: its policy, what waits for a decision."""
    opened, actor = Book(book), operator("approver")
    # What reads plans takes long to load.
    from maillage.accounts.permissions import Denied
    from maillage.actions.plan.read import open_plan
    from maillage.actions.publication.checklist import checklist_of
    from maillage.actions.publication.list import list_publications, proposal_of
    from maillage.report.content.calls import calls_of
    from maillage.report.content.workload import groups_of

    list_publications(actor, opened)
    try:
        proposal = proposal_of(opened, number)
    except Denied:
        raise MaillageError(Finding(Severity.ERROR, "proposal-missing", {"number": number})) from None
    plan = open_plan(opened, proposal.plan).plan
    findings, calls = checklist_of(opened, proposal), calls_of(plan, groups_of(plan))
    if as_json:
        print_json({"proposal": number, "checklist": findings, "calls": calls})
        return
    talk = screen_of(opened.settings.language)
    talk.findings(findings)
    for call in calls:
        talk.say(f"report-{call.code}", count=call.count, partners=call.partners)
    if not calls:
        talk.say("report-calls-none")


@app.command("export")
def export_command(
    file: Annotated[Path, typer.Argument(help="The file to write: .xlsx, .csv, .json, or .jws.json for a signed one.")],
    number: Annotated[int, typer.Option(help="The number of a publication; else the last one.")] = 0,
    book: BookFolder = HERE,
) -> None:
    """Write a published organisation to a file; it is logged."""
    # What reads plans takes long to load.
    from maillage.actions.publication.export import ENDINGS, FORMS, export
    from maillage.actions.publication.list import list_publications

    form = next((form for form in reversed(FORMS) if file.name.endswith(f".{ENDINGS[form]}")), None)
    if form is None:
        raise MaillageError(Finding(Severity.ERROR, "export-form", {"file": file.name}))
    opened, actor = Book(book), operator("director")
    number = number or list_publications(actor, opened).last
    found = export(actor, opened, number, form, language_of(opened.settings.language))
    file.write_bytes(found.content)
    screen_of(opened.settings.language).say("export-written", file=str(file), number=number, count=found.rows)


@app.command("verify")
def verify_command(
    file: Annotated[Path, typer.Argument(help="A signed file.")],
    key: Annotated[Path, typer.Option(help="The public key: PEM, or the keys.json of a desk.")],
    as_json: AsJson = False,
) -> None:
    """Is a signed file what the key has signed? It needs no book."""
    found = verify_file(file, key)
    if as_json:
        print_json(found)
        return
    screen_of().say("signature-holds", kind=found.kind, key=found.key)
    for name, value in sorted(found.content.get("publication", found.content).items()):
        if isinstance(value, str | int):
            print(f"  {name}: {value}")
