"""The policy: read in prose and as it is written, compared, written anew, and what that would do to whom."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Self

from ninja import Body, Field, Query
from pydantic import model_validator
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.jobs.ask import ask
from maillage.actions.jobs.show import shown
from maillage.actions.plan.names import names_of
from maillage.actions.policy.draft import check_draft
from maillage.actions.policy.foresee import KIND, foreseen
from maillage.actions.policy.read import Read, label_of, read_version
from maillage.actions.policy.save import save_version
from maillage.actions.policy.versions import Version
from maillage.actions.policy.words import words_of
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.problems import language_of
from maillage.api.resources.jobs import Job, job_line
from maillage.api.shapes import ClauseChange, Told, Why, Writer, clause_change
from maillage.engine.policy.diff import diff
from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.read import LoadedPolicy
from maillage.messages.format import Glossary, Language
from maillage.messages.prose import glossary_of_prose, listed, paragraph

LONGEST = 2_000_000
"""Characters of a text of a policy at most."""


class PolicyVersion(TypedDict):
    """A version of a policy: in force from ``start`` to before ``end`` (None: open); ``extends`` its parent or ""."""

    label: str
    policy: str
    version: str
    start: date
    end: date | None
    extends: str


class Clause(TypedDict):
    """A paragraph of the policy in prose, the clause that it tells, its line in the version's own file (0: a parent's).

    ``items`` are listed below it.
    """

    code: str
    clause: str
    line: int
    text: str
    items: list[Clause]


class PolicyPart(TypedDict):
    """A part of the policy, paragraph by paragraph."""

    part: str
    clauses: list[Clause]


class PolicyProse(TypedDict):
    """A version as a person reads it, parents included; all versions of the book."""

    version: PolicyVersion
    versions: list[PolicyVersion]
    parts: list[PolicyPart]


class PolicyWritten(TypedDict):
    """A version as its own file has it; ``digest`` is that of what it says, parents included."""

    version: PolicyVersion
    digest: str
    text: str


class PolicyWord(TypedDict):
    """A word that may stand in a policy, and the clause or the list that it belongs to."""

    word: str
    of: str


class PolicyDraft(TypedDict):
    """A version to be written anew: its text, and the words for whoever writes."""

    version: PolicyVersion
    text: str
    words: list[PolicyWord]


class PolicyComparison(TypedDict):
    """Two versions, clause by clause, in the order of the language's parts."""

    old: PolicyVersion
    new: PolicyVersion
    changes: list[ClauseChange]


class DraftChecked(TypedDict):
    """What is wrong with a text, the gravest first, and what it changes; ``sound``: whether it may be kept."""

    sound: bool
    findings: list[Told]
    changes: list[ClauseChange]


class PolicyEffect(TypedDict):
    """What a version or a text would do to whom; both lists are empty until the job is done."""

    job: Job
    summary: list[Why]
    moves: list[Why]


class VersionAsked(Strict):
    """Which version."""

    version: str = Field("", max_length=200, description="Its label, `france@2026.1`; absent: the one in force today.")


class PoliciesAsked(VersionAsked):
    """Which two versions."""

    against: str = Field("", max_length=200, description="The label of the older one; absent: the one before.")


class EffectAsked(Strict):
    """Which job."""

    job: int = Field(..., ge=1, description="`number` of the job that finds out.")


class TextMade(Strict):
    """A text of a policy."""

    text: str = Field(..., max_length=LONGEST)


class TextChecked(TextMade):
    """A text, and what it was written from."""

    base: str = Field("", max_length=200, description="The label; absent: the one in force on the text's first day.")


class EffectMade(Strict):
    """What is held against what: a version, or else a text."""

    old: str = Field(..., min_length=1, max_length=200, description="The label of the version before.")
    new: str = Field("", max_length=200, description="The label of the version after.")
    text: str = Field("", max_length=LONGEST, description="A text in the place of a version after.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.new) == bool(self.text):
            raise ValueError("name either a version (new) or give a text")
        return self


class VersionSaved(TypedDict):
    """The label of a version that was kept."""

    label: str


def show(request: Asked, asked: Query[VersionAsked]) -> PolicyProse:
    """Show a version of the policy as a person reads it, in either language."""
    found, language = _read(request, asked.version), language_of(request)
    look_up = glossary_of_prose(found.loaded.policy, names_of(shelf.book().records_state()))
    parts: list[PolicyPart] = [
        {"part": section.part, "clauses": [_clause(found, one, language, look_up) for one in section.passages]}
        for section in found.sections
    ]
    return {"version": _version(found.version), "versions": [_version(one) for one in found.versions], "parts": parts}


def written(request: Asked, asked: Query[VersionAsked]) -> PolicyWritten:
    """Show a version of the policy as its file has it."""
    found = _read(request, asked.version)
    return {"version": _version(found.version), "digest": found.loaded.digest, "text": found.text}


def compare(request: Asked, asked: Query[PoliciesAsked]) -> PolicyComparison:
    """Compare two versions of the policy, clause by clause."""
    new = _read(request, asked.version)
    old = read_version(request.auth, shelf.book(), asked.against or new.before)
    return {"old": _version(old.version), "new": _version(new.version),
            "changes": [clause_change(one) for one in diff(old.loaded, new.loaded)]}  # fmt: skip


def draft(request: Asked, asked: Query[VersionAsked]) -> PolicyDraft:
    """Give a version of the policy to be written anew, with the words that may stand in it."""
    found = _read(request, asked.version)
    words: list[PolicyWord] = [{"word": word.word, "of": word.of} for word in words_of(found.loaded.policy)]
    return {"version": _version(found.version), "text": found.text, "words": words}


def check(request: Asked, made: Body[TextChecked]) -> DraftChecked:
    """Say what is wrong with a text of a policy, at its lines, and what it changes; nothing is kept."""
    found = check_draft(request.auth, shelf.book(), made.text.replace("\r\n", "\n"), made.base)
    writer = writer_of(request) if found.loaded is None else _writer(request, found.loaded)
    return {"sound": found.is_sound, "findings": [writer.told(finding) for finding in found.findings],
            "changes": [clause_change(one) for one in found.changes]}  # fmt: skip


def save(request: Asked, made: Body[TextMade]) -> VersionSaved:
    """Keep a text as a new version of the policy; none that stands is written over."""
    return {"label": save_version(request.auth, shelf.book(), made.text)}


def foresee(request: Asked, made: Body[EffectMade]) -> Job:
    """Have a worker find out what a version or a text would do to whom; the answer is the job."""
    day = shelf.current(request.auth).opened.plan.header.as_of
    given = {"old": made.old, "new": made.new, "text": made.text, "as_of": day.isoformat()}
    old = read_version(request.auth, shelf.book(), made.old)
    if not made.text:
        read_version(request.auth, shelf.book(), made.new)
    job = ask(request.auth, shelf.book(), KIND, {name: value for name, value in given.items() if value})
    return job_line(shown(request.auth, shelf.book(), job), _writer(request, old.loaded))


def effect(request: Asked, asked: Query[EffectAsked]) -> PolicyEffect:
    """Show what was found out of a version or a text, or how far finding out is."""
    found, summary, moves = foreseen(request.auth, shelf.book(), asked.job)
    writer = _writer(request, _read(request, "").loaded)
    return {"job": job_line(found, writer), "summary": [writer.why(one) for one in summary],
            "moves": [writer.why(one) for one in moves]}  # fmt: skip


def _read(request: Asked, label: str) -> Read:
    return read_version(request.auth, shelf.book(), label, datetime.now(UTC).date())


def _writer(request: Asked, loaded: LoadedPolicy) -> Writer:
    """Return what writes with the titles of a policy, whether it is the book's or a text that is checked."""
    return Writer(language_of(request), glossary_of_prose(loaded.policy, names_of(shelf.book().records_state())))


def _version(one: Version) -> PolicyVersion:
    return {"label": label_of(one), "policy": one.policy, "version": one.version, "start": one.start, "end": one.end,
            "extends": one.extends}  # fmt: skip


def _clause(found: Read, passage: Passage, language: Language, look_up: Glossary) -> Clause:
    return {
        "code": passage.code, "clause": passage.clause, "line": found.line(passage.clause),
        "text": paragraph(passage, language, look_up),
        "items": [_clause(found, one, language, look_up) for one in listed(passage)],
    }  # fmt: skip
