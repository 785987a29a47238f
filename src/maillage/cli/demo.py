"""``maillage demo``."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maillage.actions.desk.prepare import choose_settings, open_desk
from maillage.actions.desk.visit import HOST, started, visit
from maillage.actions.jobs.worker import working
from maillage.actions.plan.explain import explain_partner
from maillage.actions.plan.read import Opened
from maillage.actions.policy.attempt import attempt
from maillage.actions.policy.resolve import resolve
from maillage.cli.plan import print_explained, print_summary
from maillage.cli.screen import Screen
from maillage.cli.serve import reserve, run
from maillage.cli.state import language_of, screen_of
from maillage.demo import AS_OF, FACTS, POLICY
from maillage.engine.kernel.quantity import COUNT, Quantity
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.messages.format import format_fact
from maillage.messages.render import bare_names

if TYPE_CHECKING:
    from maillage.actions.demo import Filled, Taken
    from maillage.actions.desk.demo import SignIn

_PAGES = ("/", "/partners/", "/changes/", "/clusters/", "/workload/", "/accounts/")
_FINE, _MISSING = 200, 404
_LEAST_BYTES = 1000
"""A report of fewer bytes is empty."""


def demo(
    folder: Annotated[Path, typer.Option("--folder", help="Where the demo's book is made anew.")] = Path("demo-book"),
    size: Annotated[int, typer.Option(min=300, help="How many resellers are invented.")] = 1800,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
) -> None:
    """Invent a French channel: take in its files, plan it, say why, report it, serve it; every result is checked."""
    # What serves the book in the end needs wider settings, which can be chosen once.
    choose_settings(folder)
    # Drawing and writing workbooks take long to import, and only reports need them.
    from maillage.actions.demo import check, fill, plan
    from maillage.actions.plan.report import write_report

    talk = screen_of()
    _try_the_case(talk)
    filled = fill(folder, language_of(), size=size, progress=talk.progress)
    _tell_files(talk, filled)
    shown = plan(filled, progress=talk.progress)
    opened = Opened(shown.book, shown.built.plan)
    print_summary(opened)
    talk.say("demo-why")
    print_explained(explain_partner(opened, _left_out(opened)), screen_of(glossary=opened.glossary))
    talk.progress("demo-report")
    files = {language: write_report(opened, language) for language in ("fr", "en")}
    talk.progress("demo-checking")
    check(shown)
    empty = any(file.stat().st_size < _LEAST_BYTES for written in files.values() for file in written)
    if empty:
        raise MaillageError(Finding(Severity.ERROR, "demo-unsound", {"part": "report"}))
    page, workbook, _ = files[talk.language]
    talk.say("demo-next", page=str(page), workbook=str(workbook))
    for code, command in next_commands(folder, _labelled(opened)):
        talk.say(f"demo-next-{code}", command=shlex.join(command))
    _open_desk(talk, opened, port)


def _open_desk(talk: Screen, opened: Opened, port: int) -> None:
    """Give the demo's people their accounts; serve until stopped, or, where nobody watches, look at it as each."""
    open_desk(opened.book.folder)
    # Models can be imported only once Django is set up.
    from maillage.actions.desk.demo import give_accounts, open_draft, publish_plan, write_dossier

    people, password = give_accounts(opened)
    publish_plan(opened)
    write_dossier(opened)
    open_draft(opened)
    headings = [talk.words(f"demo-desk-{word}") for word in ("email", "name", "role")]
    rows = [(one.email, one.name, ", ".join(talk.words(f"desk-role-{held.role}") for held in one.roles))
            for one in people]  # fmt: skip
    talk.say("demo-desk-accounts", password=password)
    talk.table(headings, rows)
    if sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI"):
        reserve(HOST, port)
        talk.say("serve-ready", book=str(opened.book.folder), address=f"http://{HOST}:{port}/")
        with working(opened.book.folder):
            run(HOST, port)
        return
    _look(talk, opened.book.folder, people, password)
    command = shlex.join([_program(), "serve", "--book", str(opened.book.folder)])
    talk.say("demo-next-serve", command=command)


def _look(talk: Screen, folder: Path, people: Sequence[SignIn], password: str) -> None:
    """Open the pages of the desk as each of the people, and tell what was seen."""
    talk.say("demo-desk-looking")
    rows = []
    with started(folder) as port:
        for one in people:
            seen = visit(port, one.email, password, _PAGES)
            rows.append((one.email, *(page.heading if page.status == _FINE else "–" for page in seen)))
            if seen[0].status != _FINE or any(page.status not in (_FINE, _MISSING) for page in seen):
                raise MaillageError(Finding(Severity.ERROR, "demo-unsound", {"part": "desk"}))
    talk.table([talk.words("demo-desk-email"), *_PAGES], rows, second=frozenset({3, 4, 5}))


def next_commands(folder: Path, partner: str) -> Sequence[tuple[str, Sequence[str]]]:
    """Return what a newcomer may do next: a word for each command, and the command."""
    book = ["--book", str(folder)]
    program = _program()
    return (
        ("show", [program, "plan", "show", *book]),
        ("explain", [program, "explain", partner, *book]),
        ("batches", [program, "intake", "batches", *book]),
    )


def _program() -> str:
    """Return how this program is called from here: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    found = shutil.which(called.name)
    if found is not None and Path(found).resolve() == called.resolve():
        return called.name
    near = os.path.relpath(called)
    return near if not near.startswith("..") else str(called.absolute())


def _left_out(opened: Opened) -> str:
    """Return a partner that no cluster can take, whose reasons say what would help; else a member of a cluster."""
    refused = opened.plan.clusters.refused
    return opened.plan.measures.partners[min(refused)] if refused else _labelled(opened)


def _labelled(opened: Opened) -> str:
    """Return a member of a cluster that carries a label."""
    clusters = opened.plan.clusters.clusters
    chosen = next((cluster for cluster in clusters if cluster.label), clusters[0])
    return opened.plan.measures.partners[chosen.members[0]]


def _try_the_case(talk: Screen) -> None:
    """The policy of the case on six imaginary resellers whose tiers are known."""
    with resources.as_file(resources.files("maillage.demo")) as folder:
        loaded = resolve(str(folder / POLICY), Path(), AS_OF)
        tried = attempt(loaded, folder / FACTS, AS_OF)
    wrong = tuple(item.partner for item in tried if item.differs)
    if wrong or not tried:
        raise MaillageError(Finding(Severity.ERROR, "demo-differs", {"partners": wrong}))
    talk.say("demo-done", count=len({item.partner for item in tried}))


def _tell_files(talk: Screen, filled: Filled) -> None:
    """What was delivered, what of it was refused and why, and that the amounts meet."""
    talk.say("demo-files", folder=str(filled.book.folder / "files"))
    words = ("what", "files", "read", "accepted", "refused", "aside", "new")
    rows = []
    for kind in dict.fromkeys(one.delivered.kind for one in filled.taken):
        receipts = [one.accepted.receipt for one in filled.taken if one.delivered.kind == kind]
        read, accepted, refused, fresh = (
            sum(getattr(item, name) for item in receipts) for name in ("read", "accepted", "quarantined", "fresh")
        )
        # One file is read by several mappings, each of which wants other lines of it.
        counts = (len({item.file for item in receipts}), read, accepted, refused, read - accepted - refused, fresh)
        rows.append((talk.words(f"demo-kind-{kind}"), *(_number(talk, count) for count in counts)))
    talk.table([talk.words(f"demo-heading-{word}") for word in words], rows, right=frozenset(range(1, len(words))))
    # A file that comes again is refused the same lines again: once is enough to tell.
    told = [one for one in filled.taken if one.delivered.kind != "again"]
    causes = [cause for one in told for cause in one.accepted.receipt.causes]
    talk.say("demo-refused", count=sum(cause.lines for cause in causes), folder=str(filled.book.quarantine))
    talk.findings([cause.example for cause in causes])
    _tell_amounts(talk, told)


def _tell_amounts(talk: Screen, taken: Sequence[Taken]) -> None:
    parts = ("read", "accepted", "quarantined")
    totals = [one.accepted.receipt.totals for one in taken]
    units = sorted({unit for total in totals for unit in total.get("read", {})} - {""})
    rows = []
    for unit in units:
        sums = [sum(total.get(part, {}).get(unit, 0) for total in totals) for part in parts]
        rows.append([unit, *(str(format_fact(Quantity.of(value, unit), talk.language, bare_names)) for value in sums)])
    talk.say("demo-amounts")
    talk.table([talk.words(f"delivery-total-{part}") for part in ("what", *parts)], rows, right=frozenset({1, 2, 3}))


def _number(talk: Screen, count: int) -> str:
    return str(format_fact(Quantity.of(count, COUNT), talk.language, bare_names))
