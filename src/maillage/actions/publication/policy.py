"""The policy that a plan was made under: what the book has of it, and what has to be put on record with the plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from maillage.actions.book import Book
from maillage.actions.policy.draft import DRAFT, Draft, drafted
from maillage.adapters.plans.codec import Reader
from maillage.adapters.plans.store import find
from maillage.adapters.plans.supposed import kept_policy
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Facts, Finding, MaillageError, Severity
from maillage.engine.policy.diff import Change, diff
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary

if TYPE_CHECKING:
    from maillage.records.models import Publication


def policy_to_record(book: Book, plan: str) -> Draft | None:
    """Return the policy that a scenario's plan was made under, as a version to be kept; None where the book has it.

    Without it the next plan would be made under another policy than the organisation in force.

    Raises:
        MaillageError: if it cannot be kept beside the book's versions, with every reason
            (``publication-policy`` first), or neither the book nor the scenario has it any more
            (``publication-policy-gone``).
    """
    header: PlanHeader = Reader(find(book.plans, plan)).read("header")
    library = book.library()
    if _digest(library, header) == header.policy:
        return None
    text, facts = kept_policy(book.supposed, header.policy), _facts(header)
    if text is None:
        raise MaillageError(Finding(Severity.ERROR, "publication-policy-gone", facts))
    draft = drafted(book, text)
    if not draft.is_sound:
        errors = (found for found in draft.findings if found.severity is Severity.ERROR)
        raise MaillageError(Finding(Severity.ERROR, "publication-policy", facts), *errors)
    own = PolicyLibrary.of({DRAFT: text})
    if _digest(PolicyLibrary((*library.versions, *own.versions)), header) != header.policy:
        raise MaillageError(Finding(Severity.ERROR, "publication-policy-gone", facts))
    return draft


def held_policy(book: Book, header: PlanHeader) -> tuple[PolicyLibrary, LoadedPolicy] | None:
    """Return the policy that a plan was made under, and the book's with it; None where nobody has it any more.

    A scenario's own text stands among the book's in place of a version of the same name.
    """
    library = book.library()
    if _digest(library, header) != header.policy:
        text = kept_policy(book.supposed, header.policy)
        if text is None:
            return None
        own = PolicyLibrary.of({DRAFT: text}).versions
        others = (one for one in library.versions if one.label != own[0].label)
        library = PolicyLibrary((*others, *own))
        if _digest(library, header) != header.policy:
            return None
    return library, library.version(header.policy_name, header.policy_version, header.as_of)


def policy_brought(book: Book, publication: Publication) -> tuple[Change, ...]:
    """Return what a publication brought into the book's policies: the clauses of its version against the one before.

    The one before is the version that holds, without it, on its first day. Nothing where the book had the policy
    already, or one of the two cannot be read any more.
    """
    label = _kept_with(book, publication)
    header: PlanHeader = Reader(find(book.plans, publication.plan)).read("header")
    held = held_policy(book, header) if label == f"{header.policy_name}@{header.policy_version}" else None
    if held is None:
        return ()
    library = held[0]
    others = PolicyLibrary(tuple(one for one in library.versions if one.label != label))
    try:
        brought = library.version(header.policy_name, header.policy_version)
        return diff(others.in_force(header.policy_name, brought.policy.valid.from_), brought)
    except MaillageError:
        # It is the first of its name, or somebody has edited the book's own policies since.
        return ()


def _kept_with(book: Book, publication: Publication) -> str:
    """Return the label of the version that a publication put among the book's, "" for none.

    The log tells: what one transaction writes stands together in it, the records first, then the policy.
    """
    from maillage.records.models import LogEntry

    entries = LogEntry.objects.using(book.alias)
    step = entries.filter(action="publish", recorded=publication.recorded).first()
    if step is None:
        return ""
    following = entries.filter(number__gt=step.number).exclude(action="publish-record").order_by("number").first()
    if following is None or following.action != "policy-save":
        return ""
    facts = json.loads(following.facts)
    return f"{facts['policy']}@{facts['version']}"


def _digest(library: PolicyLibrary, header: PlanHeader) -> str:
    """Return what the version that a plan names says on its day, "" where there is no such version."""
    try:
        return library.version(header.policy_name, header.policy_version, header.as_of).digest
    except MaillageError:
        return ""


def _facts(header: PlanHeader) -> Facts:
    return {"plan": header.name, "policy": header.policy_name, "version": header.policy_version, "day": header.as_of}
