"""Put a plan forward to be published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.actions.publication.checklist import noted, version_apart
from maillage.actions.publication.policy import policy_to_record
from maillage.adapters.plans.store import content_digest, find
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import Proposal


def propose(actor: Actor, book: Book, plan: str, effective: date, grounds: str) -> Proposal:
    """Put forward a plan of the book, to be in force from ``effective`` on.

    That another version of its policy holds then is no hindrance: ``checklist_of`` says so, and the log.

    Raises:
        Denied: if the actor may not put plans forward.
        MaillageError: if there is no such plan (``plan-missing``), no grounds are given (``proposal-grounds``), or the
            plan's policy could not be put on record with it (see ``policy_to_record``).
    """
    reach(actor, "plans.propose")
    if not grounds.strip():
        raise MaillageError(Finding(Severity.ERROR, "proposal-grounds"))
    folder = find(book.plans, plan)
    policy_to_record(book, folder.name)
    content, apart = content_digest(folder), version_apart(book, folder.name, effective)
    with alone(book) as alias:
        from maillage.records.models import Proposal

        facts = {"plan": folder.name, "content": content, "effective": effective.isoformat(), **noted(apart)}
        recorded = append(alias, actor.account, "propose", facts)
        return Proposal.objects.using(alias).create(
            plan=folder.name, content=content, effective=effective, grounds=grounds.strip(), author=actor.account,
            recorded=recorded,
        )  # fmt: skip
