"""From a plan to what is in force: proposals, verdicts, publications."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.plan.ask import ask_plan
from maillage.actions.publication.difference import difference_of
from maillage.actions.publication.export import FORMS, export
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import list_publications, proposal_of
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.actions.scenarios.list import list_scenarios
from maillage.actions.signing.key import list_keys
from maillage.adapters.signatures.key import jwk_of
from maillage.desk.guard import attachment
from maillage.desk.language import language_of
from maillage.desk.pages.policy import parts_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.policy.writing import line_of


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what is in force, what waits, and the plans that can be put forward."""
    book = shelf.book()
    found = list_publications(actor, book)
    may_propose, may_build = may(actor, "plans.propose"), may(actor, "plans.build")
    drafts = list_scenarios(actor, book).built if may_propose and may(actor, "scenarios.read") else ()
    shown = {"found": found, "people": names_of_accounts(), "may_propose": may_propose,
             "drafts": {one.plan: one.name for one in drafts}, "may_build": may_build,
             # To read all policies takes its time.
             "policies": book.library().names if may_build else (), "own_policy": book.settings.policy,
             "today": datetime.now(UTC).date()}  # fmt: skip
    return render(request, "publications.html", shown)


def plan_asked(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Have the plan of a day built in the background."""
    given = request.POST
    as_of = _day(given.get("as_of", ""), "plan-day")
    return redirect("job", number=ask_plan(actor, shelf.book(), as_of, given.get("policy", "")).number)


def put_forward(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put a plan forward."""
    given = request.POST
    effective = _day(given.get("effective", ""), "proposal-day")
    made = propose(actor, shelf.book(), given.get("plan", ""), effective, given.get("grounds", ""))
    return redirect("proposal", number=made.number)


def _day(text: str, code: str) -> date:
    """Return the day that a form gives.

    Raises:
        MaillageError: if it is none (``code``).
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MaillageError(Finding(Severity.ERROR, code, {"value": text})) from None


def show(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show a proposal beside what is in force on the day from which it would be."""
    book = shelf.book()
    proposal = proposal_of(book, number)
    found = list_publications(actor, book)
    difference = difference_of(book, proposal, shelf.draft)
    shown = {
        "proposal": proposal, "difference": difference, "plan": difference.opened.plan, "last": found.last,
        "people": names_of_accounts(), "mine": proposal.author == actor.account,
        "may_approve": may(actor, "publication.approve"), "may_publish": may(actor, "publication.publish"),
        "parts": parts_of(difference.clauses), "line_of": line_of,
        "verdict": getattr(proposal, "verdict", None), "publication": getattr(proposal, "publication", None),
    }  # fmt: skip
    return render(request, "proposal.html", shown)


def judged(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Approve a proposal, or return it."""
    given = request.POST
    judge(actor, shelf.book(), number, approved=given.get("verdict") == "approve", content=given.get("content", ""),
          grounds=given.get("grounds", ""))  # fmt: skip
    return redirect("proposal", number=number)


def published(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Publish an approved proposal."""
    after = request.POST.get("after", "")
    publish(actor, shelf.book(), number, after=int(after) if after.isdecimal() else -1)
    return redirect("proposal", number=number)


def exported(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Hand out a publication as a file, as far as the reader may see it."""
    form = request.POST.get("form", "")
    chosen = next((one for one in FORMS if one == form), None)
    if chosen is None:
        raise MaillageError(Finding(Severity.ERROR, "export-form", {"file": form}))
    book = shelf.book()
    found = export(actor, book, number, chosen, language_of(request))
    return attachment(found.name, found.type, found.content)


def keys(request: HttpRequest) -> HttpResponse:
    """Publish the keys by which signed files are verified: for everybody, whoever they are."""
    del request
    answer = JsonResponse({"keys": [jwk_of(key.public) for key in list_keys(shelf.book())]})
    answer.headers["Content-Type"] = "application/jwk-set+json"
    return answer
