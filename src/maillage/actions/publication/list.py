"""Proposals and publications of a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.adapters.plans.store import headers
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import Proposal, Publication


@dataclass(frozen=True)
class Published:
    """What was published, what was put forward, and plans beside these.

    Of the proposals some wait (for a verdict, or to be published), some were returned.
    """

    publications: Sequence[Publication]
    proposals: Sequence[Proposal]
    waiting: Sequence[Proposal]
    returned: Sequence[Proposal]
    plans: Sequence[PlanHeader]

    @property
    def last(self) -> int:
        """The number of the last publication, 0 for none."""
        return self.publications[0].number if self.publications else 0


def list_publications(actor: Actor, book: Book) -> Published:
    """Return the publications and proposals, the latest first, and the plans that were never put forward.

    Raises:
        Denied: if the actor may not see what is being prepared.
    """
    from maillage.records.models import Proposal, Publication

    reach(actor, "plans.read")
    proposals = [*Proposal.objects.using(book.alias).select_related("verdict", "publication")]
    returned = [one for one in proposals if hasattr(one, "verdict") and not one.verdict.approved]
    waiting = [one for one in proposals if one not in returned and not hasattr(one, "publication")]
    known = {one.plan for one in proposals}
    plans = [header for header in headers(book.plans) if header.name not in known]
    return Published([*Publication.objects.using(book.alias)], proposals, waiting, returned, plans)


def proposal_of(book: Book, number: int) -> Proposal:
    """Return a proposal with its verdict and publication, where it has them.

    Raises:
        Denied: if there is none of that number.
    """
    from maillage.records.models import Proposal

    found = Proposal.objects.using(book.alias).select_related("verdict", "publication").filter(pk=number).first()
    if found is None:
        raise Denied(str(number))
    return found


def refused(code: str, number: int) -> MaillageError:
    """Return why a step with a proposal cannot be taken."""
    return MaillageError(Finding(Severity.ERROR, code, {"number": number}))
