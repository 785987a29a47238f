"""Approve a proposal, or return it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, authorities, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.actions.publication.checklist import noted, version_apart
from maillage.actions.publication.list import proposal_of, refused
from maillage.adapters.plans.store import content_digest

if TYPE_CHECKING:
    from maillage.records.models import Verdict


def judge(actor: Actor, book: Book, number: int, *, approved: bool, content: str, grounds: str = "") -> Verdict:
    """Approve a proposal or return it with grounds; ``content`` is the digest of what the approver has read.

    Raises:
        Denied: if the actor may not approve, or there is no such proposal.
        MaillageError: if it is the actor's own or the lender's of his right (``approval-own``), has its verdict
            (``approval-given``), is returned without grounds (``approval-grounds``), or is not what was read
            (``approval-changed``).
    """
    reach(actor, "publication.approve")
    with alone(book) as alias:
        from maillage.records.models import Verdict

        proposal = proposal_of(book, number)
        # Who wrote it neither approves it, nor has it approved by whom he lent his right.
        rights = authorities(actor, "publication.approve") - {proposal.author}
        if proposal.author == actor.account or not rights:
            raise refused("approval-own", number)
        if hasattr(proposal, "verdict"):
            raise refused("approval-given", number)
        if not approved and not grounds.strip():
            raise refused("approval-grounds", number)
        if not content == proposal.content == content_digest(book.plans / proposal.plan):
            raise refused("approval-changed", number)
        right = actor.account if actor.account in rights else min(rights)
        facts: dict[str, str | int] = {"proposal": number, "approved": int(approved), "content": content}
        if right != actor.account:
            facts["lender"] = right
        facts |= noted(version_apart(book, proposal.plan, proposal.effective))
        recorded = append(alias, actor.account, "judge", facts)
        return Verdict.objects.using(alias).create(
            proposal=proposal, content=content, approved=approved, grounds=grounds.strip(), approver=actor.account,
            authority=None if right == actor.account else right, recorded=recorded,
        )  # fmt: skip
