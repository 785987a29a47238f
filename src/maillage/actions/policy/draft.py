"""Check a policy that is being written: every fault at its line, and what it changes, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.policy.diff import Change, diff
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary
from maillage.engine.policy.soundness.check import check

DRAFT = "draft.yaml"
"""What a text is called that has no file yet."""


@dataclass(frozen=True)
class Draft:
    """A ``text`` as checked: ``loaded`` is None where it cannot be read; ``changes`` hold it against ``base``.

    ``findings`` are the gravest first; their lines are those of the text.
    """

    text: str
    findings: tuple[Finding, ...]
    loaded: LoadedPolicy | None
    base: LoadedPolicy | None
    changes: tuple[Change, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it may be kept: it can be read, and no error was found."""
        return self.loaded is not None and all(found.severity is not Severity.ERROR for found in self.findings)


def check_draft(actor: Actor, book: Book, text: str, base: str = "") -> Draft:
    """Check a text as ``policy check`` would, as a version beside those of the book.

    ``base`` is the label of the version that it was written from; "" compares with the one in force on its first day.

    Raises:
        Denied: if the actor may not read policies.
    """
    reach(actor, "policy.read")
    return drafted(book, text, base)


def drafted(book: Book, text: str, base: str = "") -> Draft:
    """Check a text; who may have it checked was asked before."""
    others = {str(file): read_text(file) for file in sorted(book.policies.glob("*.yaml"))}
    try:
        own = PolicyLibrary.of({DRAFT: text.removeprefix("\ufeff")}).versions[0]
        old = PolicyLibrary.of(others)
        taken = [one for one in old.versions if (one.name, one.version) == (own.name, own.version)]
        kept = {file: other for file, other in others.items() if file not in {one.written.file for one in taken}}
        new = PolicyLibrary.of({**kept, DRAFT: text.removeprefix("\ufeff")})
        loaded = new.version(own.name, own.version)
    except MaillageError as error:
        return Draft(text, tuple(_in_text(found) for found in error.findings), None, None, ())
    findings = [*_broken(old, new, own.name, loaded.policy.valid.from_), *check(loaded)]
    if taken:
        facts = {"version": own.version, "policy": own.name}
        place = own.written.place(("version",))
        findings.insert(0, Finding(Severity.ERROR, "policy-save-taken", facts, "version", source=place))
    before = _base(old, own.name, base, loaded)
    changes = diff(before, loaded) if before is not None else ()
    return Draft(text, tuple(_in_text(found) for found in findings), loaded, before, changes)


def _broken(old: PolicyLibrary, new: PolicyLibrary, name: str, start: date) -> list[Finding]:
    """Return what could be read on the draft's first day and cannot once it stands beside the others."""
    found: list[Finding] = []
    for other in {name, *old.names}:
        try:
            new.in_force(other, start)
        except MaillageError as error:
            if other == name or _stands(old, other, start):
                found += error.findings
    return found


def _stands(library: PolicyLibrary, name: str, day: date) -> bool:
    try:
        library.in_force(name, day)
    except MaillageError:
        return False
    return True


def _base(library: PolicyLibrary, name: str, base: str, loaded: LoadedPolicy) -> LoadedPolicy | None:
    """Return what a draft is held against; None where it is the first of its name."""
    try:
        if base:
            known, _, version = base.partition("@")
            return library.version(known, version)
        return library.in_force(name, loaded.policy.valid.from_)
    except MaillageError:
        return None


def _in_text(found: Finding) -> Finding:
    """Leave a place in the text its line alone; a place in another file keeps the file's name without its folder."""
    source = found.source
    if source is None or source.file == DRAFT:
        return found
    return replace(found, source=replace(source, file=Path(source.file).name))
