"""The shapes of what the operations answer: types first, then the values written in them.

Amounts are decimal numbers as text, exact; days are civil (``2026-07-01``), instants UTC. Names come with their titles
in the language that ``Accept-Language`` asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import Any

from typing_extensions import TypedDict

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Finding, Reason, Term
from maillage.engine.policy.diff import Change
from maillage.messages.format import Glossary, Language
from maillage.messages.render import bare_names
from maillage.report.words import Words


class Amount(TypedDict):
    """``value`` of ``unit``: an ISO 4217 currency, or ratio, count, points, hours."""

    value: str
    unit: str


class Named(TypedDict):
    """A name of a kind (tier, cluster, partner, seat, person …) and what people call it."""

    kind: str
    name: str
    title: str


class Why(TypedDict):
    """A reason: its sentence, the clause of the policy, whether it was met, its facts, the reasons below it."""

    code: str
    clause: str
    holds: bool | None
    sentence: str
    facts: dict[str, Any]
    parts: list[Why]


class Written(TypedDict):
    """Where something was written: the name of a file, line and column, both from 1, 0 where unknown."""

    file: str
    line: int
    column: int


class Told(TypedDict):
    """A finding: how grave it is, its sentence with the remedy, its facts, where that was written."""

    severity: str
    code: str
    sentence: str
    facts: dict[str, Any]
    place: Written | None


class Count(TypedDict):
    """How many have a name."""

    name: str
    count: int


class Writer:
    """Writes values of the engine for one reader's language."""

    def __init__(self, language: Language, glossary: Glossary = bare_names) -> None:
        """Write with the titles of ``glossary``."""
        self._language: Language = language
        self._words = Words(language, glossary)

    def named(self, term: Term) -> Named | None:
        """A name with its title; None for nothing."""
        if not term.name:
            return None
        return {"kind": term.kind, "name": term.name, "title": self._words.term(term)}

    def all_named(self, terms: Iterable[Term]) -> list[Named]:
        """Names with their titles, those of nothing left out."""
        return [found for term in terms if (found := self.named(term)) is not None]

    def why(self, reason: Reason) -> Why:
        """A reason with all below it."""
        return {
            "code": reason.code, "clause": reason.clause, "holds": reason.holds,
            "sentence": self._words.reason(reason), "facts": self._facts(reason.facts.items()),
            "parts": [self.why(part) for part in reason.parts],
        }  # fmt: skip

    def told(self, finding: Finding) -> Told:
        """A finding with its sentence and its place; where the file lies on the server is nobody's business."""
        source = finding.source
        place: Written | None = None
        if source is not None:
            place = {"file": PurePath(source.file).name, "line": source.line, "column": source.column}
        return {
            "severity": finding.severity.value, "code": finding.code, "sentence": self._words.finding(finding),
            "facts": self._facts(finding.facts.items()), "place": place,
        }  # fmt: skip

    def _facts(self, facts: Iterable[tuple[str, Fact]]) -> dict[str, Any]:
        return {name: self.fact(fact) for name, fact in facts}

    def fact(self, fact: Fact) -> Any:
        """A fact: an amount, a name with its title, a day, a number, a text, or a list of them."""
        if isinstance(fact, Quantity):
            return amount(fact)
        if isinstance(fact, Term):
            return self.named(fact)
        if isinstance(fact, date):
            return fact.isoformat()
        return [self.fact(item) for item in fact] if isinstance(fact, tuple) else fact


def amount(quantity: Quantity | None) -> Amount | None:
    """An amount, exact; None where nothing was measured."""
    if quantity is None:
        return None
    return {"value": decimal(quantity.micro), "unit": quantity.unit}


def decimal(micro: int) -> str:
    """Write a whole number of millionths as a decimal number without superfluous zeros: ``-0.5``, ``1200``."""
    whole, rest = divmod(abs(micro), 1_000_000)
    text = f"{whole}.{rest:06d}".rstrip("0") if rest else str(whole)
    return f"-{text}" if micro < 0 else text


def counts(pairs: Iterable[tuple[str, int]]) -> list[Count]:
    """Write how many have which name."""
    return [{"name": name, "count": count} for name, count in pairs]


def instant(moment: datetime) -> str:
    """Write an instant in UTC, ``2026-07-01T08:30:00Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


class ClauseChange(TypedDict):
    """A clause that differs: added, removed, changed or reordered.

    ``was`` and ``now`` are its paths, "" where it is not there; ``old`` and ``new`` what the policy writes there.
    """

    kind: str
    was: str
    now: str
    old: Any
    new: Any


def clause_change(one: Change) -> ClauseChange:
    """Write a clause that differs."""
    return {"kind": one.kind.value, "was": one.was, "now": one.now, "old": one.old, "new": one.new}
