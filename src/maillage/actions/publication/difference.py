"""What a proposal would change against what is in force on its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from maillage.actions.book import Book
from maillage.actions.partners.find import Directory
from maillage.actions.plan.read import Opened
from maillage.actions.publication.checklist import weigh
from maillage.actions.publication.in_force import in_force
from maillage.actions.publication.policy import policy_brought
from maillage.engine.comparison.between import between
from maillage.engine.kernel.reason import Finding, Reason
from maillage.engine.policy.diff import Change
from maillage.report.content.calls import Call, calls_of
from maillage.report.content.workload import groups_of

if TYPE_CHECKING:
    from maillage.records.models import Proposal, Publication

MOST = 60
"""So many partners are listed; how many there are is said."""


@dataclass(frozen=True)
class Difference:
    """A proposal beside what it follows: ``kinds`` of difference and how many partners have each.

    Where nothing is in force yet ``against`` is None and nothing is compared. ``clauses``: what its policy says
    otherwise than the version before it, where the publication brings it among the book's, or has brought it;
    ``checklist``: what is to be known of it first.
    """

    opened: Opened
    against: Publication | None
    moved: tuple[Reason, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]
    calls: tuple[Call, ...]
    clauses: tuple[Change, ...] = ()
    checklist: tuple[Finding, ...] = ()


def difference_of(book: Book, proposal: Proposal, read: Callable[[str], Directory]) -> Difference:
    """Return what a proposal changes; ``read`` gives a plan by its name."""
    opened = read(proposal.plan).opened
    clauses, checklist = _weighed(book, proposal)
    calls = tuple(calls_of(opened.plan, groups_of(opened.plan)))
    against = _before(book, proposal)
    if against is None or against.plan == proposal.plan:
        return Difference(opened, against, (), 0, (), calls, clauses, checklist)
    moved = between(read(against.plan).opened.placement, opened.placement)
    kinds = Counter(part.code.removeprefix("between-") for reason in moved for part in reason.parts or (reason,))
    listed = tuple(sorted(kinds.items()))
    return Difference(opened, against, moved[:MOST], len(moved), listed, calls, clauses, checklist)


def _before(book: Book, proposal: Proposal) -> Publication | None:
    """Return what a proposal follows: once it was published, what was in force until then, never itself."""
    own = getattr(proposal, "publication", None)
    known = own.recorded - timedelta(microseconds=1) if own is not None else None
    day = proposal.effective
    return in_force(book, day - timedelta(days=1), known=known) or in_force(book, day, known=known)


def _weighed(book: Book, proposal: Proposal) -> tuple[tuple[Change, ...], tuple[Finding, ...]]:
    """Return what its policy brings, or has brought, and the checklist."""
    published = getattr(proposal, "publication", None)
    if published is not None:
        return policy_brought(book, published), ()
    draft, checklist = weigh(book, proposal)
    return (draft.changes if draft is not None else ()), checklist
