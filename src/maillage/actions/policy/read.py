"""Read a policy of the book: one version, what it says and where it stands in its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.policy.versions import Version, versions
from maillage.engine.kernel.period import valid_on
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.policy.prose.passage import Section
from maillage.engine.policy.prose.write import prose
from maillage.engine.policy.read import LoadedPolicy


@dataclass(frozen=True)
class Read:
    """One version, with all versions of the book.

    ``text`` is its own file as it was written; ``loaded`` is resolved against its parents of its first day.
    """

    version: Version
    loaded: LoadedPolicy
    text: str
    versions: tuple[Version, ...]

    @property
    def label(self) -> str:
        """Its name and version, ``france@2026.1``."""
        return label_of(self.version)

    @property
    def before(self) -> str:
        """The label of the version of its policy that it follows; its own where it is the first."""
        own = [one for one in self.versions if one.policy == self.version.policy and one.start < self.version.start]
        return label_of(own[-1] if own else self.version)

    @property
    def sections(self) -> tuple[Section, ...]:
        """What it says, parents included, in prose."""
        return prose(self.loaded.policy)

    def line(self, clause: str) -> int:
        """Return the line of its own file that says a clause; 0 where a parent says it, or nobody."""
        source = self.loaded.source(clause)
        return source.line if source is not None and source.file == self.version.file else 0


def label_of(version: Version) -> str:
    """Return how a version is named: ``france@2026.1``."""
    return f"{version.policy}@{version.version}"


def read_version(actor: Actor, book: Book, label: str = "", day: date | None = None) -> Read:
    """Return a version by its label; the one of the book's policy in force on ``day`` where the label is empty.

    Where none is in force, the latest.

    Raises:
        Denied: if the actor may not read policies, or there is no such version.
        MaillageError: if the book has no policy (``policy-none``), or the version has faults.
    """
    reach(actor, "policy.read")
    known = versions(book.folder)
    if not known:
        raise MaillageError(Finding(Severity.ERROR, "policy-none", {"folder": str(book.policies)}))
    found = _labelled(known, label) if label else _current(known, book.settings.policy, day)
    return Read(found, book.library().version(found.policy, found.version), read_text(Path(found.file)), known)


def _labelled(known: tuple[Version, ...], label: str) -> Version:
    found = next((item for item in known if label_of(item) == label), None)
    if found is None:
        raise Denied(label)
    return found


def _current(known: tuple[Version, ...], name: str, day: date | None) -> Version:
    """Return the version of a policy in force on a day, else its latest; the latest of all where it has none."""
    own = [item for item in known if item.policy == name] or [*known]
    in_force = [item for item in own if day is not None and valid_on(day, item.start, item.end)]
    return max(in_force or own, key=lambda item: item.start)
