"""What whoever approves and publishes a plan should know of its policy first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from maillage.actions.book import Book
from maillage.actions.policy.draft import Draft
from maillage.actions.publication.policy import held_policy, policy_to_record
from maillage.adapters.plans.codec import Reader
from maillage.adapters.plans.store import find
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary

if TYPE_CHECKING:
    from maillage.records.models import Proposal

_NONE = "policy-not-in-force"


def checklist_of(book: Book, proposal: Proposal) -> tuple[Finding, ...]:
    """Return what is to be known of the policy of a proposal, the gravest first; nothing once it is published.

    Errors say why it could not be published; a warning, that another version holds on the day from which it is to be.
    """
    return () if hasattr(proposal, "publication") else weigh(book, proposal)[1]


def weigh(book: Book, proposal: Proposal) -> tuple[Draft | None, tuple[Finding, ...]]:
    """Return the policy that a publication would put among the book's, None for none, with the checklist."""
    try:
        draft = policy_to_record(book, proposal.plan)
    except MaillageError as error:
        return None, error.findings
    return draft, version_apart(book, proposal.plan, proposal.effective)


def version_apart(book: Book, plan: str, effective: date) -> tuple[Finding, ...]:
    """Return a warning where a plan was made under another version of its policy than holds on ``effective``.

    A version of a policy that it inherits from counts too. That of a scenario's own text counts as if it were among the
    book's: it comes to them with the publication. Nothing where the two are one, or the plan's own is not to be had.
    """
    header: PlanHeader = Reader(find(book.plans, plan)).read("header")
    held = held_policy(book, header)
    if held is None:
        return ()
    library, made = held
    try:
        due = library.in_force(header.policy_name, effective)
    except MaillageError as error:
        return _nothing_holds(header, effective) if _NONE in {found.code for found in error.findings} else ()
    return tuple(_apart(header, library, made, due, effective))


def noted(findings: tuple[Finding, ...]) -> dict[str, str]:
    """Return what the log keeps of a version that is apart: the label of the one that holds."""
    apart = [found.facts for found in findings if "other" in found.facts]
    return {"holds": f"{apart[0]['policy']}@{apart[0]['other']}"} if apart else {}


def _nothing_holds(header: PlanHeader, effective: date) -> tuple[Finding, ...]:
    facts: dict[str, Fact] = {"plan": header.name, "policy": header.policy_name, "version": header.policy_version,
                              "effective": effective}  # fmt: skip
    return (Finding(Severity.WARNING, "publication-version-none", facts),)


def _apart(
    header: PlanHeader, library: PolicyLibrary, made: LoadedPolicy, due: LoadedPolicy, effective: date
) -> list[Finding]:
    """Return the warning for the first policy of the line, the plan's own before its parents, that differs."""
    holding = dict(label.rsplit("@", 1) for label in due.chain)
    for label in reversed(made.chain):
        name, version = label.rsplit("@", 1)
        other = holding.get(name, version)
        if other == version:
            continue
        starts = {known: start for known, start, _ in library.versions_of(name)}
        facts: dict[str, Fact] = {
            "plan": header.name, "policy": name, "version": version, "start": starts[version], "other": other,
            "other_start": starts[other], "effective": effective,
        }  # fmt: skip
        code = "publication-version-older" if starts[version] < starts[other] else "publication-version-newer"
        return [Finding(Severity.WARNING, code, facts)]
    return []
