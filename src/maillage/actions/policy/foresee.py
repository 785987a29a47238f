"""See what a policy, or the draft of one, would do to whom: both are planned, neither plan is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Final

import numpy as np

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.jobs.kinds import Work
from maillage.actions.jobs.show import Shown, show_job
from maillage.actions.organisation.reach import reached
from maillage.actions.policy.compare import Effect, effect
from maillage.actions.policy.draft import drafted
from maillage.adapters.plans.codec import Reader, Writer
from maillage.adapters.queue.hold import folder_of
from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.kernel.reason import Fact, MaillageError, Reason, Severity, Term
from maillage.engine.plan import Plan
from maillage.engine.policy.diff import diff
from maillage.engine.policy.read import LoadedPolicy

KIND: Final = "policy-effect"
MOST: Final = 40
"""So many partners are told one by one; how many move is said."""
_FILE: Final = "effect"


def foresee(work: Work) -> int:
    """Plan under both policies that a job names, keep who moves beside the job, and return how many do.

    Of partners whom the actor may not see nothing is told or added up.

    Raises:
        Denied: if the actor may not read policies.
        MaillageError: if one of the policies cannot be read, or an input cannot be used under one of them.
    """
    given = {name: str(value) for name, value in work.arguments.items()}
    old = _named(work.book, given["old"])
    new = _drafted(work.book, given["text"]) if given.get("text") else _named(work.book, given["new"])
    made, _ = effect(
        work.book, old, new, diff(old, new), date.fromisoformat(given["as_of"]), limit=MOST,
        progress=lambda _, stage: work.stage(f"plan-stage-{stage}"), seen=partial(_seen, work.actor),
    )  # fmt: skip
    place = folder_of(work.book.folder, work.number)
    with suppress(FileNotFoundError):
        (place / f"{_FILE}.json").unlink()
    Writer(place).write(_FILE, (tuple(told(made)), tuple(move.reason for move in made.moves)))
    return made.moved


def foreseen(actor: Actor, book: Book, number: int) -> tuple[Shown, tuple[Reason, ...], tuple[Reason, ...]]:
    """Return a job that foresees, what it found in a few sentences, and who moves one by one, the largest first.

    Raises:
        Denied: if there is no such job, or it is not his.
    """
    shown = show_job(actor, book, number)
    if shown.job.kind != KIND:
        raise Denied(str(number))
    if shown.job.state != "done":
        return shown, (), ()
    summary, moves = Reader(folder_of(book.folder, number)).read(_FILE)
    return shown, summary, moves


def told(made: Effect) -> Iterator[Reason]:
    """Yield what a policy changes, in a few sentences."""
    if not made.partners:
        yield Reason("policy-effect-nobody", facts={"day": made.day})
        return
    yield Reason("policy-effect-moved", facts={"day": made.day, "count": made.moved, "partners": made.partners})
    if made.moved and made.revenue is not None and made.revenue_all is not None:
        whole = made.revenue_all.micro
        share = Quantity(made.revenue.micro * 1_000_000 // whole if whole else 0, RATIO)
        yield Reason("policy-effect-revenue",
                     facts={"revenue": made.revenue, "all": made.revenue_all, "share": share})  # fmt: skip
    for shift in made.tiers:
        facts: dict[str, Fact] = {"old": Term("tier", shift.old), "new": Term("tier", shift.new), "count": shift.count}
        if shift.revenue is None:
            yield Reason("policy-effect-tier-unmeasured", facts=facts)
        else:
            yield Reason("policy-effect-tier", facts={**facts, "revenue": shift.revenue})
    for word in ("formed", "dissolved", "regrouped"):
        names = tuple(Term("cluster", name) for name in getattr(made, word))
        if names:
            yield Reason(f"policy-diff-clusters-{word}", facts={"clusters": names, "count": len(names)})
    if made.moved:
        before, after = made.contacts
        yield Reason("policy-diff-contacts", facts={"primary": made.primary, "before": before, "after": after})


def _named(book: Book, label: str) -> LoadedPolicy:
    name, _, version = label.partition("@")
    return book.library().version(name, version)


def _drafted(book: Book, text: str) -> LoadedPolicy:
    draft = drafted(book, text)
    if draft.loaded is None:
        raise MaillageError(*(found for found in draft.findings if found.severity is Severity.ERROR))
    return draft.loaded


def _seen(actor: Actor, plan: Plan) -> frozenset[str] | None:
    found = reached(actor, "policy.read", plan)
    if found.whole:
        return None
    return frozenset(plan.measures.partners[at] for at in np.flatnonzero(found.partners).tolist())
