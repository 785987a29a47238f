"""Decisions case by case and exceptions: what is awaited, dossiers, votes, rulings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.decisions import write as asking
from maillage.actions.decisions.judge import judge
from maillage.actions.decisions.list import Candidate, dossier_of, list_dossiers
from maillage.actions.decisions.show import Case, File, prepare, show_dossier
from maillage.actions.decisions.vote import vote
from maillage.actions.plan.read import Opened
from maillage.api.asked import Asked, Paged, Strict, page_below, place_of, writer_of
from maillage.api.resources.partners import Measured, measured
from maillage.api.shapes import Amount, Named, Why, Writer, amount, instant
from maillage.report.content.rulings import Ruling

if TYPE_CHECKING:
    from maillage.records import models

Kind = Literal["decision", "tier", "cluster", "contacts"]


class Awaited(TypedDict):
    """A partner that meets the precondition of a tier, of whom nobody decided; ``dossier`` is the one that waits."""

    partner: Named | None
    tier: Named | None
    decision: Named | None
    revenue: Amount | None
    dossier: int | None


class VoteGiven(TypedDict):
    """What somebody thinks of a dossier; it binds nobody."""

    account: int
    favour: bool
    note: str
    recorded: str


class RulingGiven(TypedDict):
    """What somebody other than the author ruled; ``row`` is its number in the records, "" where it was returned."""

    approved: bool
    content: str
    grounds: str
    approver: int
    row: str
    recorded: str


class DossierLine(TypedDict):
    """What is asked about a partner: a decision of the policy, or an exception about its tier, cluster or contacts.

    ``content`` is the digest of all that is asked, which a ruling has to name; ``valid_to`` the day on which it ends.
    """

    number: int
    kind: str
    partner: str
    subject: str
    portfolio: str
    granted: bool
    grounds: str
    valid_from: date
    valid_to: date | None
    plan: str
    content: str
    author: int
    recorded: str
    votes: list[VoteGiven]
    ruling: RulingGiven | None


class InForceRuling(TypedDict):
    """A ruling in force: ``about`` what it grants; ``until`` its last day; ``holds``: whether it has its effect."""

    kind: str
    number: str
    partner: Named | None
    about: Named | None
    reason: str
    author: Named | None
    approver: Named | None
    until: date | None
    holds: bool


class Decisions(TypedDict):
    """A page of dossiers, the last one first; candidates for whom a decision is awaited; what is in force."""

    candidates: list[Awaited]
    dossiers: list[DossierLine]
    decisions: list[InForceRuling]
    exceptions: list[InForceRuling]
    next: str | None


class EarlierCase(TypedDict):
    """An earlier ruling of the same kind: whom it was about, what that one makes now, which way it went and why."""

    partner: Named | None
    revenue: Amount | None
    trade: Named | None
    granted: bool
    grounds: str
    decided: date
    until: date | None


class CaseFile(TypedDict):
    """What is known of a partner of whom something is to be decided.

    ``precondition``: what each tier that the decision opens asks, and whether that holds; ``why`` it is where it is.
    """

    partner: Named | None
    tier: Named | None
    revenue: Amount | None
    trade: Named | None
    measures: list[Measured]
    precondition: list[Why]
    why: Why
    cases: list[EarlierCase]


class DossierShown(TypedDict):
    """A dossier with the facts of the plan in force; what the account may do with it."""

    dossier: DossierLine
    file: CaseFile
    mine: bool
    may_vote: bool
    may_approve: bool


class DossiersAsked(Paged):
    """Which dossiers."""

    state: Literal["all", "waiting", "ruled"] = "all"


class FactsAsked(Strict):
    """Of which partner something may be asked, and what."""

    partner: str = Field(..., min_length=1, max_length=200)
    kind: Kind = "decision"
    subject: str = Field("", max_length=200, description="The decision, or what the exception would grant.")


class DossierMade(Strict):
    """What is asked about a partner."""

    kind: Kind
    partner: str = Field(..., min_length=1, max_length=200)
    subject: str = Field(..., max_length=200, description="The decision; the tier or cluster; how many contacts.")
    grounds: str = Field(..., max_length=10_000)
    valid_from: date
    valid_to: date | None = Field(None, description="The day on which it ends; an exception needs one.")
    portfolio: str = Field("", max_length=200)
    granted: bool = Field(True, description="False asks that a decision refuse the partner.")


class VoteMade(Strict):
    """What is thought of a dossier."""

    favour: bool
    note: str = Field("", max_length=10_000)


class RulingMade(Strict):
    """What is ruled."""

    verdict: Literal["approve", "return"]
    content: str = Field(..., max_length=64, description="`content` of the dossier that was read.")
    grounds: str = Field("", max_length=10_000, description="Needed to return it.")


def listed(request: Asked, asked: Query[DossiersAsked]) -> Decisions:
    """List the dossiers, the candidates for a decision, and the decisions and exceptions in force."""
    before, opened = place_of(request, asked.cursor), _opened(request)
    found, writer = list_dossiers(request.auth, opened), writer_of(request, opened)
    both = sorted((*found.waiting, *found.ruled), key=lambda one: -one.number)
    chosen = {"all": both, "waiting": found.waiting, "ruled": found.ruled}[asked.state]
    page, following = page_below(request, asked, before, chosen)
    return {
        "candidates": [_awaited(one, writer) for one in found.candidates], "dossiers": [_line(one) for one in page],
        "decisions": [_in_force(one, writer) for one in found.in_force.decisions],
        "exceptions": [_in_force(one, writer) for one in found.in_force.exceptions],
        "next": following,
    }  # fmt: skip


def facts(request: Asked, asked: Query[FactsAsked]) -> CaseFile:
    """Show what is known of a partner of whom something may be asked."""
    opened = _opened(request)
    found = prepare(request.auth, opened, asked.kind, asked.subject, asked.partner)
    return _file(found, writer_of(request, opened))


def written(request: Asked, made: Body[DossierMade]) -> DossierLine:
    """Write a dossier: ask that a decision be ruled, or an exception granted."""
    asked = asking.Asked(made.kind, made.partner, made.subject, made.grounds, made.valid_from, made.valid_to,
                         made.portfolio, granted=made.granted)  # fmt: skip
    return _line(asking.write(request.auth, _opened(request), asked))


def show(request: Asked, number: int) -> DossierShown:
    """Show a dossier: the facts, what is asked, what others think, the ruling."""
    opened = _opened(request)
    found = show_dossier(request.auth, opened, number)
    return {"dossier": _line(found.dossier), "file": _file(found.file, writer_of(request, opened)), "mine": found.mine,
            "may_vote": found.may_vote, "may_approve": found.may_approve}  # fmt: skip


def voted(request: Asked, number: int, made: Body[VoteMade]) -> DossierLine:
    """Vote on the dossier of somebody else, once, before it is ruled."""
    opened = _opened(request)
    vote(request.auth, opened, number, favour=made.favour, note=made.note)
    return _line(dossier_of(request.auth, opened, number))


def judged(request: Asked, number: int, made: Body[RulingMade]) -> DossierLine:
    """Approve what somebody else asks, or return it with grounds; bound to the content that was read."""
    opened, approved = _opened(request), made.verdict == "approve"
    judge(request.auth, opened, number, approved=approved, content=made.content, grounds=made.grounds)
    return _line(dossier_of(request.auth, opened, number))


def _opened(request: Asked) -> Opened:
    return shelf.current(request.auth).opened


def _line(one: models.Dossier) -> DossierLine:
    ruling: models.Ruling | None = getattr(one, "ruling", None)
    votes: list[VoteGiven] = [
        {"account": vote.account, "favour": vote.favour, "note": vote.note, "recorded": instant(vote.recorded)}
        for vote in one.votes.all()
    ]
    given: RulingGiven | None = None
    if ruling is not None:
        given = {"approved": ruling.approved, "content": ruling.content, "grounds": ruling.grounds,
                 "approver": ruling.approver, "row": ruling.row, "recorded": instant(ruling.recorded)}  # fmt: skip
    return {
        "number": one.number, "kind": one.kind, "partner": one.partner, "subject": one.subject,
        "portfolio": one.portfolio, "granted": one.granted, "grounds": one.grounds, "valid_from": one.valid_from,
        "valid_to": one.valid_to, "plan": one.plan, "content": one.content, "author": one.author,
        "recorded": instant(one.recorded), "votes": votes, "ruling": given,
    }  # fmt: skip


def _awaited(one: Candidate, writer: Writer) -> Awaited:
    return {"partner": writer.named(one.partner), "tier": writer.named(one.tier),
            "decision": writer.named(one.decision), "revenue": amount(one.revenue),
            "dossier": one.dossier or None}  # fmt: skip


def _in_force(one: Ruling, writer: Writer) -> InForceRuling:
    return {
        "kind": one.kind, "number": one.number, "partner": writer.named(one.partner), "about": writer.named(one.about),
        "reason": one.reason, "author": writer.named(one.author), "approver": writer.named(one.approver),
        "until": one.until, "holds": one.holds,
    }  # fmt: skip


def _file(found: File, writer: Writer) -> CaseFile:
    return {
        "partner": writer.named(found.partner), "tier": writer.named(found.tier), "revenue": amount(found.revenue),
        "trade": writer.named(found.trade), "measures": measured(found.measures, writer),
        "precondition": [writer.why(reason) for reason in found.precondition], "why": writer.why(found.why),
        "cases": [_case(one, writer) for one in found.cases],
    }  # fmt: skip


def _case(one: Case, writer: Writer) -> EarlierCase:
    return {
        "partner": writer.named(one.partner), "revenue": amount(one.revenue), "trade": writer.named(one.trade),
        "granted": one.granted, "grounds": one.grounds, "decided": one.decided, "until": one.until,
    }  # fmt: skip
