"""Policy files to policies: one text, or a library of versions that inherit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from pydantic import ValidationError

from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.period import valid_on
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Source
from maillage.engine.policy.faults import findings_of
from maillage.engine.policy.inherit import extended
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.places import clause_of
from maillage.engine.policy.references import check_references
from maillage.engine.policy.settings import with_settings
from maillage.engine.policy.text import Written, read_text
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.document import Validity
from maillage.engine.policy.units import with_units


@dataclass(frozen=True)
class LoadedPolicy:
    """A policy that may be used: complete, consistent, every threshold in the unit of its measure.

    ``digest`` names the resolved content: comments, the order of words and the file's form do not change it.
    ``sources``: clause (names joined by slashes, ``tiers/aligned/admission/all/0``) → where it was written.
    ``chain``: the policies it was resolved from, ``name@version``, the parent's first, its own last.
    """

    policy: Policy
    digest: str
    sources: Mapping[str, Source]
    chain: tuple[str, ...]

    def source(self, clause: str) -> Source | None:
        """Where a clause stands, or the nearest clause above it that was written; None if nothing was."""
        while clause and clause not in self.sources:
            clause = clause.rpartition("/")[0]
        return self.sources.get(clause)


def read_policy(text: str, file: str) -> LoadedPolicy:
    """Read a policy that has no parent.

    Raises:
        MaillageError: with every fault that was found, each with file, line, column, value and remedy; or
            ``policy-parent-needed`` if the policy extends another, which only a library can find.
    """
    written = read_text(text, file)
    if written.value.get("extends") is not None:
        source = written.place(("extends",))
        raise MaillageError(
            Finding(Severity.ERROR, "policy-parent-needed", {"parent": source.value}, "extends", source=source)
        )
    return load(written, ())


def load(written: Written, ancestors: tuple[str, ...]) -> LoadedPolicy:
    """Make a resolved text a policy; ``ancestors`` are the names of what it was resolved from.

    Raises:
        MaillageError: with every fault that was found.
    """
    written = with_settings(written)
    try:
        policy = Policy.model_validate(written.value)
    except ValidationError as error:
        raise MaillageError(*findings_of(error, written)) from None
    sources = _sources(written)
    policy, findings = with_units(policy, sources)
    findings = (*check_references(policy, sources), *findings)
    if findings:
        raise MaillageError(*sorted(findings, key=_place))
    content = policy.model_dump(by_alias=True, exclude_defaults=True)
    chain = (*ancestors, f"{policy.policy}@{policy.version}")
    return LoadedPolicy(policy, digest_of(content), sources, chain)


def _sources(written: Written) -> Mapping[str, Source]:
    return MappingProxyType({clause_of(path, written.value): place for path, place in written.places.items()})


def _place(finding: Finding) -> tuple[str, int, int]:
    source = finding.source or Source("")
    return source.file, source.line, source.column


@dataclass(frozen=True)
class _Version:
    """One file of a library, read as text only."""

    written: Written
    name: str
    version: str
    valid: Validity

    @property
    def label(self) -> str:
        return f"{self.name}@{self.version}"


@dataclass(frozen=True)
class PolicyLibrary:
    """All versions of all policies of a folder. A version is resolved only when it is asked for."""

    versions: tuple[_Version, ...] = field(repr=False)

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> PolicyLibrary:
        """Make a library of files: name → text.

        Raises:
            MaillageError: if a file is no YAML or does not say its policy, version and validity.
        """
        versions: list[_Version] = []
        findings: list[Finding] = []
        for file, text in sorted(texts.items()):
            try:
                versions.append(_version(read_text(text, file)))
            except MaillageError as error:
                findings.extend(error.findings)
        if findings:
            raise MaillageError(*findings)
        return cls(tuple(versions))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all policies, sorted."""
        return tuple(sorted({item.name for item in self.versions}))

    def versions_of(self, name: str) -> tuple[tuple[str, date, date | None], ...]:
        """The versions of a policy by their first day: version, first day, day on which it ends (excluded).

        A version whose end is not written ends where the next one begins.
        """
        found = sorted((item for item in self.versions if item.name == name), key=lambda item: item.valid.from_)
        return tuple((item.version, item.valid.from_, self._end(item)) for item in found)

    def _end(self, item: _Version) -> date | None:
        if item.valid.to is not None:
            return item.valid.to
        begun = [other.valid.from_ for other in self.versions if other.name == item.name]
        return min((day for day in begun if day > item.valid.from_), default=None)

    def in_force(self, name: str, day: date) -> LoadedPolicy:
        """Return the version of a policy in force on a day, resolved against its parents of that day.

        Raises:
            MaillageError: if there is no such policy, no version or more than one that day, a parent is not in
                force or extends its own child, or the resolved policy has faults.
        """
        return self._resolve(self._find(name, day, None), day)

    def version(self, name: str, version: str, day: date | None = None) -> LoadedPolicy:
        """Return one version of a policy, resolved against its parents of ``day``, its own first day if not given.

        Raises:
            MaillageError: as ``in_force``, and if there is no such version.
        """
        self._known(name, None)
        found = [item for item in self.versions if item.name == name and item.version == version]
        if not found:
            known = tuple(item[0] for item in self.versions_of(name))
            facts: dict[str, Fact] = {"policy": name, "version": version, "known": known}
            raise MaillageError(Finding(Severity.ERROR, "policy-version-unknown", facts))
        if len(found) > 1:
            raise MaillageError(_twice(found[0], found[1]))
        return self._resolve(found[0], day or found[0].valid.from_)

    def _resolve(self, item: _Version, day: date) -> LoadedPolicy:
        line = [item]
        while (parent := line[-1].written.value.get("extends")) is not None:
            place = line[-1].written.place(("extends",))
            if not isinstance(parent, str):
                break
            if parent in [known.name for known in line]:
                names = tuple(known.name for known in line)
                facts: dict[str, Fact] = {"policy": item.name, "chain": " → ".join((*names, parent))}
                raise MaillageError(Finding(Severity.ERROR, "policy-extends-itself", facts, source=place))
            line.append(self._find(parent, day, place))
        resolved = line[-1].written
        for above, below in zip(line[::-1], line[-2::-1], strict=False):
            resolved = extended(resolved, below.written, above.label)
        return load(resolved, tuple(known.label for known in line[:0:-1]))

    def _known(self, name: str, source: Source | None) -> None:
        if name not in self.names:
            near = nearest(name, self.names)
            code = "policy-unknown-near" if near else "policy-unknown"
            facts: dict[str, Fact] = {"policy": name, "nearest": near, "known": self.names}
            raise MaillageError(Finding(Severity.ERROR, code, facts, source=source))

    def _find(self, name: str, day: date, source: Source | None) -> _Version:
        self._known(name, source)
        found = [
            item for item in self.versions
            if item.name == name and valid_on(day, item.valid.from_, self._end(item))
        ]  # fmt: skip
        if len(found) > 1:
            raise MaillageError(_overlap(found[0], found[1], day))
        if not found:
            known = tuple(f"{version} ({start}…{end or ''})" for version, start, end in self.versions_of(name))
            facts: dict[str, Fact] = {"policy": name, "day": day, "known": known}
            code = "policy-not-in-force" if source is None else "policy-parent-not-in-force"
            raise MaillageError(Finding(Severity.ERROR, code, facts, source=source))
        return found[0]


def _version(written: Written) -> _Version:
    """Read the words that identify a version; all others wait until it is asked for.

    Raises:
        MaillageError: if one of them is missing or wrong.
    """
    wanted = ("policy", "version", "valid")
    probe = {"title": "", "currency": "XXX", "tiers": [{"tier": "any"}]}
    given = {word: written.value[word] for word in wanted if word in written.value}
    try:
        policy = Policy.model_validate({**probe, **given})
    except ValidationError as error:
        raise MaillageError(*findings_of(error, written)) from None
    return _Version(written, policy.policy, policy.version, policy.valid)


def _overlap(first: _Version, second: _Version, day: date) -> Finding:
    facts: dict[str, Fact] = {
        "policy": first.name, "first": first.version, "second": second.version, "day": day,
        "file": first.written.file,
    }  # fmt: skip
    return Finding(Severity.ERROR, "policy-overlap", facts, source=second.written.place(("valid",)))


def _twice(first: _Version, second: _Version) -> Finding:
    facts: dict[str, Fact] = {"policy": first.name, "version": first.version, "file": first.written.file}
    return Finding(Severity.ERROR, "policy-version-twice", facts, source=second.written.place(("version",)))
