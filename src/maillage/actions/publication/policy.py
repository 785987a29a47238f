"""The policy that a plan was made under: what the book has of it, and what has to be put on record with the plan."""

from __future__ import annotations

from maillage.actions.book import Book
from maillage.actions.policy.draft import DRAFT, Draft, drafted
from maillage.adapters.plans.codec import Reader
from maillage.adapters.plans.store import find
from maillage.adapters.plans.supposed import kept_policy
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Facts, Finding, MaillageError, Severity
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary


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


def _digest(library: PolicyLibrary, header: PlanHeader) -> str:
    """Return what the version that a plan names says on its day, "" where there is no such version."""
    try:
        return library.version(header.policy_name, header.policy_version, header.as_of).digest
    except MaillageError:
        return ""


def _facts(header: PlanHeader) -> Facts:
    return {"plan": header.name, "policy": header.policy_name, "version": header.policy_version, "day": header.as_of}
