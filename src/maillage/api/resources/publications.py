"""From a plan to what is in force: plans, proposals, verdicts, publications."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.accounts.permissions import reach
from maillage.actions import shelf
from maillage.actions.jobs.show import shown
from maillage.actions.plan.ask import ask_plan
from maillage.actions.publication.checklist import checklist_of, version_apart
from maillage.actions.publication.difference import difference_of
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import list_publications, proposal_of
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.api.asked import Asked, Paged, Strict, page_below, place_of, writer_of
from maillage.api.resources.jobs import Job, job_line
from maillage.api.shapes import ClauseChange, Count, Told, Why, clause_change, counts, instant
from maillage.engine.kernel.header import PlanHeader

if TYPE_CHECKING:
    from maillage.records import models


class PlanLine(TypedDict):
    """A plan of the book: of which day, under which version of which policy."""

    plan: str
    as_of: date
    policy: str
    policy_version: str


class Plans(TypedDict):
    """Plans that can be put forward, the latest first."""

    plans: list[PlanLine]


class PublicationLine(TypedDict):
    """A publication: in force from ``effective`` on, until one with a later number that is effective by then."""

    number: int
    proposal: int
    plan: str
    content: str
    effective: date
    publisher: int
    recorded: str


class Publications(TypedDict):
    """A page of publications, the last one first; ``last`` is what ``after`` has to name to publish another."""

    last: int
    publications: list[PublicationLine]
    next: str | None


class VerdictGiven(TypedDict):
    """What somebody else said of a proposal: approved, or returned with grounds."""

    approved: bool
    content: str
    grounds: str
    approver: int
    recorded: str


class ProposalLine(TypedDict):
    """A plan put forward; ``content`` is the SHA-256 of its files, which a verdict has to name."""

    number: int
    plan: str
    content: str
    effective: date
    grounds: str
    author: int
    recorded: str
    verdict: VerdictGiven | None
    publication: int | None


class ProposalTold(ProposalLine):
    """A step with a plan put forward; ``checklist``: what whoever takes the next one should know of its policy."""

    checklist: list[Told]


class PublicationTold(PublicationLine):
    """What was published just now; ``checklist``: what was to be known of its policy, and was no hindrance."""

    checklist: list[Told]


class Proposals(TypedDict):
    """A page of proposals, the last one first."""

    proposals: list[ProposalLine]
    next: str | None


class Proposal(TypedDict):
    """A proposal beside what is in force on the day before: ``moved`` tells so many of ``total``, each with why.

    ``checklist``: what is to be known of its policy first; errors hinder the publication, warnings do not.
    ``policy``: what the version says otherwise than the one before it that the publication brings among the book's, or
    has brought.
    """

    proposal: ProposalLine
    checklist: list[Told]
    against: int | None
    total: int
    kinds: list[Count]
    calls: list[Count]
    moved: list[Why]
    policy: list[ClauseChange]


class ProposalMade(Strict):
    """What is put forward."""

    plan: str = Field(..., min_length=1, max_length=80)
    effective: date = Field(..., description="The day from which it is to be in force.")
    grounds: str = Field(..., max_length=10_000)


class PlanAsked(Strict):
    """Of which day, and under which policy."""

    as_of: date = Field(..., description="The day as of which the plan is made.")
    policy: str = Field("", max_length=120, description="A policy of the book; absent: the book's own.")


class VerdictMade(Strict):
    """What is said of a proposal."""

    verdict: Literal["approve", "return"]
    content: str = Field(..., max_length=64, description="`content` of the proposal that was read.")
    grounds: str = Field("", max_length=10_000, description="Needed to return it.")


class PublicationMade(Strict):
    """After which publication."""

    after: int = Field(..., ge=0, description="`last` of the publications as they are known; 0 for none.")


class ProposalsAsked(Paged):
    """Which proposals."""

    state: Literal["all", "waiting", "returned"] = "all"


def plans(request: Asked) -> Plans:
    """List the plans that can be put forward."""
    return {"plans": [plan_line(header) for header in list_publications(request.auth, shelf.book()).plans]}


def plan_asked(request: Asked, made: Body[PlanAsked]) -> Job:
    """Have the plan of a day built by a job, from the sales and records that the book has by then."""
    book = shelf.book()
    return job_line(
        shown(request.auth, book, ask_plan(request.auth, book, made.as_of, made.policy)), writer_of(request)
    )


def listed(request: Asked, asked: Query[Paged]) -> Publications:
    """List what was published, the last publication first."""
    before = place_of(request, asked.cursor)
    found = list_publications(request.auth, shelf.book())
    page, following = page_below(request, asked, before, found.publications)
    return {
        "last": found.last, "publications": [_publication(one) for one in page],
        "next": following,
    }  # fmt: skip


def proposals(request: Asked, asked: Query[ProposalsAsked]) -> Proposals:
    """List what was put forward, the last proposal first."""
    before = place_of(request, asked.cursor)
    found = list_publications(request.auth, shelf.book())
    chosen = {"all": found.proposals, "waiting": found.waiting, "returned": found.returned}[asked.state]
    page, following = page_below(request, asked, before, chosen)
    return {
        "proposals": [_proposal(one) for one in page],
        "next": following,
    }  # fmt: skip


def show(request: Asked, number: int) -> Proposal:
    """Show a proposal beside what is in force on the day before it would be."""
    reach(request.auth, "plans.read")
    book = shelf.book()
    proposal = proposal_of(book, number)
    difference = difference_of(book, proposal, shelf.draft)
    writer = writer_of(request, difference.opened)
    return {
        "proposal": _proposal(proposal), "against": difference.against.number if difference.against else None,
        "checklist": [writer.told(finding) for finding in difference.checklist],
        "total": difference.total, "kinds": counts(difference.kinds),
        "calls": counts((call.code, call.count) for call in difference.calls),
        "moved": [writer.why(reason) for reason in difference.moved],
        "policy": [clause_change(one) for one in difference.clauses],
    }  # fmt: skip


def put_forward(request: Asked, made: Body[ProposalMade]) -> ProposalTold:
    """Put a plan forward to be published."""
    book = shelf.book()
    proposal = propose(request.auth, book, made.plan, made.effective, made.grounds)
    return _told(request, proposal_of(book, proposal.number))


def judged(request: Asked, number: int, made: Body[VerdictMade]) -> ProposalTold:
    """Approve the proposal of somebody else, or return it with grounds; bound to the content that was read."""
    book = shelf.book()
    judge(request.auth, book, number, approved=made.verdict == "approve", content=made.content, grounds=made.grounds)
    return _told(request, proposal_of(book, number))


def published(request: Asked, number: int, made: Body[PublicationMade]) -> PublicationTold:
    """Publish a proposal that somebody else approved."""
    made_of = publish(request.auth, shelf.book(), number, after=made.after)
    writer = writer_of(request)
    found = version_apart(shelf.book(), made_of.plan, made_of.effective)
    return {**_publication(made_of), "checklist": [writer.told(finding) for finding in found]}


def plan_line(header: PlanHeader) -> PlanLine:
    """Write a plan of the book."""
    return {
        "plan": header.name, "as_of": header.as_of, "policy": header.policy_name,
        "policy_version": header.policy_version,
    }  # fmt: skip


def _told(request: Asked, one: models.Proposal) -> ProposalTold:
    writer = writer_of(request)
    return {**_proposal(one), "checklist": [writer.told(finding) for finding in checklist_of(shelf.book(), one)]}


def _proposal(one: models.Proposal) -> ProposalLine:
    verdict, publication = getattr(one, "verdict", None), getattr(one, "publication", None)
    given: VerdictGiven | None = None
    if verdict is not None:
        given = {"approved": verdict.approved, "content": verdict.content, "grounds": verdict.grounds,
                 "approver": verdict.approver, "recorded": instant(verdict.recorded)}  # fmt: skip
    return {
        "number": one.number, "plan": one.plan, "content": one.content, "effective": one.effective,
        "grounds": one.grounds, "author": one.author, "recorded": instant(one.recorded), "verdict": given,
        "publication": publication.number if publication is not None else None,
    }  # fmt: skip


def _publication(one: models.Publication) -> PublicationLine:
    return {
        "number": one.number, "proposal": one.proposal_id, "plan": one.plan, "content": one.content,
        "effective": one.effective, "publisher": one.publisher, "recorded": instant(one.recorded),
    }  # fmt: skip
