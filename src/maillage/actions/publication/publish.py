"""Publish an approved proposal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.jobs.ask import ask
from maillage.actions.log.append import alone, append
from maillage.actions.policy.save import keep_version
from maillage.actions.publication.checklist import noted, version_apart
from maillage.actions.publication.list import proposal_of, refused
from maillage.actions.publication.policy import policy_to_record
from maillage.actions.publication.record import record_supposed
from maillage.adapters.plans.store import content_digest

if TYPE_CHECKING:
    from maillage.records.models import Publication


def publish(actor: Actor, book: Book, number: int, *, after: int) -> Publication:
    """Publish a proposal; ``after`` is the number of the publication that the actor knows as the last, 0 for none.

    An approval is good for the content that the approver read, once. What the plan supposed of records is put on
    record with it, in the name of who approved it, and so is its policy, as a version of the book's.

    Raises:
        Denied: if the actor may not publish, or there is no such proposal.
        MaillageError: if nobody else approved it (``publication-unapproved``, ``publication-own``), its plan is not
            what was approved (``publication-changed``), it was published (``publication-done``), somebody else did so
            meanwhile (``publication-moved``), a record that it supposes has changed (``publication-overtaken``), or its
            policy cannot be put on record (as ``policy_to_record``).
    """
    reach(actor, "publication.publish")
    written: Path | None = None
    try:
        with alone(book) as alias:
            from maillage.records.models import Publication

            proposal = proposal_of(book, number)
            verdict = getattr(proposal, "verdict", None)
            if verdict is None or not verdict.approved:
                raise refused("publication-unapproved", number)
            if actor.account in (verdict.approver, verdict.authority) or proposal.author == verdict.approver:
                raise refused("publication-own", number)
            if hasattr(proposal, "publication"):
                raise refused("publication-done", number)
            if not proposal.content == verdict.content == content_digest(book.plans / proposal.plan):
                raise refused("publication-changed", number)
            last = Publication.objects.using(alias).first()
            if after != (last.number if last is not None else 0):
                raise refused("publication-moved", number)
            facts: dict[str, str | int] = {
                "publication": after + 1, "proposal": number, "plan": proposal.plan, "content": proposal.content,
                "effective": proposal.effective.isoformat(),
                **noted(version_apart(book, proposal.plan, proposal.effective)),
            }  # fmt: skip
            recorded = append(alias, actor.account, "publish", facts)
            made = Publication.objects.using(alias).create(
                number=after + 1, proposal=proposal, plan=proposal.plan, content=proposal.content,
                effective=proposal.effective, publisher=actor.account, recorded=recorded,
            )  # fmt: skip
            for one in record_supposed(book, proposal.plan, verdict.approver, made.number):
                told: dict[str, str | int] = {"publication": made.number, "table": one.table, "rows": one.rows,
                                              "ended": one.ended}  # fmt: skip
                append(alias, actor.account, "publish-record", told)
            policy = policy_to_record(book, proposal.plan)
            if policy is not None:
                written = keep_version(book, alias, actor.account, policy)
            # Whom it concerns is told by a worker; asked for here, so that a publication without it cannot be.
            ask(actor, book, "notices-tell", {})
            return made
    except BaseException:
        # A process that is killed here leaves the policy that was approved, and publishing anew finds it in the book.
        if written is not None:
            written.unlink()
        raise
