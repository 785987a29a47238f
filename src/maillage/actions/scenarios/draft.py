"""What a scenario is made of: its policy, its records, and who may touch it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, Denied, may, reach
from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.log.append import alone, append
from maillage.actions.plan.known import known_at
from maillage.actions.scenarios.rows import suppose
from maillage.engine.kernel.period import valid_on
from maillage.engine.kernel.reason import Facts, Finding, MaillageError, Severity
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary
from maillage.engine.records.state import RecordsState

if TYPE_CHECKING:
    from maillage.records.models import Scenario


@dataclass(frozen=True)
class Inputs:
    """What the plan of a scenario is computed from; ``ledger`` is a version of it."""

    loaded: LoadedPolicy
    records: RecordsState
    ledger: int | None


def scenario_of(actor: Actor, book: Book, number: int) -> Scenario:
    """Return a scenario.

    Raises:
        Denied: if the actor may see none, or there is none of that number.
    """
    from maillage.records.models import Scenario

    reach(actor, "scenarios.read")
    book.records()
    found = Scenario.objects.using(book.alias).filter(pk=number).first()
    if found is None:
        raise Denied(str(number))
    return found


def may_edit(actor: Actor, scenario: Scenario) -> bool:
    """Whether the actor may change a scenario: its author, or who directs all of them."""
    return may(actor, "scenarios.edit") and (scenario.author == actor.account or may(actor, "scenarios.direct"))


def editable(actor: Actor, book: Book, number: int) -> Scenario:
    """Return a scenario that the actor may change.

    Raises:
        Denied: if there is none of that number, or it is somebody else's.
    """
    found = scenario_of(actor, book, number)
    if not may_edit(actor, found):
        raise Denied(str(number))
    return found


@contextmanager
def editing(actor: Actor, book: Book, number: int, revision: int, verb: str) -> Iterator[Scenario]:
    """Change a scenario: yields it, and counts and logs the edit; ``revision`` is the one that the actor has seen.

    Raises:
        Denied: as ``editable``.
        MaillageError: if somebody has changed it meanwhile (``scenario-moved``).
    """
    with alone(book) as alias:
        found = editable(actor, book, number)
        if found.revision != revision:
            raise MaillageError(Finding(Severity.ERROR, "scenario-moved", {"number": number}))
        found.revision += 1
        yield found
        found.save(using=alias)
        append(alias, actor.account, verb, {"scenario": number, "revision": found.revision})


def policy_file(book: Book, name: str, version: str) -> Path:
    """Return the file of the book's policies that holds a version.

    Raises:
        MaillageError: if none does any more (``scenario-policy-gone``).
    """
    for item in book.library().versions:
        if (item.name, item.version) == (name, version):
            return Path(item.written.file)
    raise MaillageError(Finding(Severity.ERROR, "scenario-policy-gone", {"policy": name, "version": version}))


def loaded_of(book: Book, policy: str, file: str, text: str, as_of: date) -> LoadedPolicy:
    """Return the policy that ``text`` writes, which stands in the place of a file of the book's policies, on a day.

    It is that one also where the book has got a later version meanwhile, which would be in force instead.

    Raises:
        MaillageError: with every fault of the text, its line and column; ``policy-not-in-force`` if it says itself that
            it does not hold on the day, ``scenario-policy-name`` if it is another policy's.
    """
    own = PolicyLibrary.of({file: text}).versions[0]
    if own.name != policy:
        facts: Facts = {"policy": policy, "other": own.name}
        raise MaillageError(
            Finding(Severity.ERROR, "scenario-policy-name", facts, source=own.written.place(("policy",)))
        )
    if not valid_on(as_of, own.valid.from_, own.valid.to):
        known = (f"{own.version} ({own.valid.from_}…{own.valid.to or ''})",)
        facts = {"policy": policy, "day": as_of, "known": known}
        raise MaillageError(Finding(Severity.ERROR, "policy-not-in-force", facts, source=own.written.place(("valid",))))
    texts = {item.name: read_text(item) for item in sorted(book.policies.glob("*.yaml")) if item.name != file}
    # What it wrote was perhaps published since, as a version of the same name.
    others = [one for one in PolicyLibrary.of(texts).versions if one.label != own.label]
    return PolicyLibrary((*others, own)).version(own.name, own.version, as_of)


def inputs_of(book: Book, scenario: Scenario) -> Inputs:
    """Return what a scenario's plan is computed from.

    Raises:
        MaillageError: if its policy has faults, or the book no longer has the state that it looks at.
    """
    known = known_at(book, scenario.known)
    loaded = loaded_of(book, scenario.policy, scenario.file, scenario.text, scenario.as_of)
    changes = [*scenario.changes.filter(withdrawn__isnull=True)]
    return Inputs(loaded, suppose(book, book.records_state(batch=known.batch), changes), known.version)
