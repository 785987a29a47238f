"""What differs between two versions of a policy, clause by clause, after inheritance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from maillage.engine.kernel.reason import Source
from maillage.engine.policy.places import NAMED_LISTS
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.types.base import Clause
from maillage.engine.policy.types.conditions import Decided, Holds, Qualifying, Test
from maillage.engine.policy.types.coverage import Bulk, Load
from maillage.engine.policy.types.document import Rate
from maillage.engine.policy.types.measures import Band, Item, Window
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.policy.walk import joined
from maillage.engine.policy.writing import written

PARTS: Final[Mapping[str, str]] = MappingProxyType({
    "policy": "identity", "version": "identity", "title": "identity", "description": "identity",
    "extends": "identity", "overridable": "identity", "valid": "identity",
    "currency": "money", "conversion": "money", "calendar": "money",
    "markets": "vocabulary", "lines": "vocabulary", "trades": "vocabulary", "technologies": "vocabulary",
    "portfolios": "vocabulary", "units": "units", "territories": "territories", "measures": "measures",
    "tiers": "tiers", "portfolio_tiers": "tiers", "staying": "staying", "decisions": "decisions",
    "clusters": "clusters", "roles": "roles", "coverage": "coverage",
})  # fmt: skip
"""First word of a clause → the part of the policy that it belongs to."""


class Kind(StrEnum):
    """What became of a clause."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True)
class Change:
    """One clause that differs.

    ``was`` and ``now``: its path in the old and in the new policy, names joined by slashes (a word of a list by itself:
    ``territories/nord/departements/62``), "" where it is not there. ``old`` and ``new``: plain data as the language
    writes it, None where it is not there; of a list whose order counts, what both have, in either's order. The sources
    say where it was written, or else where the nearest clause above it was. ``measure``: what the condition or line of
    a score that it stands in looks at, "" elsewhere.
    """

    kind: Kind
    was: str
    now: str
    old: Any
    new: Any
    old_source: Source | None
    new_source: Source | None
    measure: str = ""

    @property
    def path(self) -> str:
        """Its path in the new policy, else in the old one."""
        return self.now or self.was

    @property
    def part(self) -> str:
        """The part of the policy that it belongs to."""
        return PARTS[self.path.partition("/")[0]]


def diff(old: LoadedPolicy, new: LoadedPolicy) -> tuple[Change, ...]:
    """Return every clause in which two resolved policies differ, in the order of the language's parts.

    What is not written counts as what it then means, so that writing out a usual value changes nothing. Lists of named
    things are compared by name and lists of words as sets; only of tiers, of primary contacts and of workloads the
    order counts. Conditions and other unnamed things are the same thing changed where they look at the same measure.
    """
    found = _Differences(old, new)
    found.clause(old.policy, new.policy, "", "")
    return tuple(found.changes)


_WINDOWS: Final = tuple(name for name in Window.model_fields if name not in ("shift_months", "grace_days"))
"""The words of which a window says one."""
_Pairs = list[tuple[int, int]]


class _Differences:
    """Walks both policies at once and notes what differs."""

    def __init__(self, old: LoadedPolicy, new: LoadedPolicy) -> None:
        self.old, self.new = old, new
        self.changes: list[Change] = []
        self.measure = ""

    def clause(self, old: Clause, new: Clause, was: str, now: str) -> None:
        """Compare two clauses of one type, word by word."""
        around = self.measure
        if isinstance(old, Test | Item):
            self.measure = old.measure or ""
        for name, info in type(old).model_fields.items():
            word = info.alias or name
            self.value(getattr(old, name), getattr(new, name), joined(was, word), joined(now, word))
        self.measure = around

    def value(self, old: Any, new: Any, was: str, now: str) -> None:
        if isinstance(old, list | tuple) or isinstance(new, list | tuple):
            self.listed(list(old or ()), list(new or ()), was, now)
        elif isinstance(old, dict) or isinstance(new, dict):
            self.mapping(old or {}, new or {}, was, now)
        elif isinstance(old, Clause) and isinstance(new, Clause) and _about(old) == _about(new):
            self.clause(old, new, was, now)
        elif old != new or type(old) is not type(new):
            self.note(old, new, was, now)

    def mapping(self, old: dict[str, Any], new: dict[str, Any], was: str, now: str) -> None:
        for word in [*old, *(word for word in new if word not in old)]:
            self.value(old.get(word), new.get(word), joined(was, word), joined(now, word))

    def listed(self, old: list[Any], new: list[Any], was: str, now: str) -> None:
        """Compare two lists: by name, by what their items are about, or as words."""
        word = now.rpartition("/")[2]
        pairs = _matched([_key(word, item) for item in old], [_key(word, item) for item in new], old, new)
        left = {first for first, _ in pairs}, {second for _, second in pairs}
        for index, item in enumerate(old):
            if index not in left[0]:
                self.note(item, None, joined(was, _step(word, item, index)), now, written_at=(index, None))
        for first, second in pairs:
            steps = _step(word, old[first], first), _step(word, new[second], second)
            self.value(old[first], new[second], joined(was, steps[0]), joined(now, steps[1]))
        for index, item in enumerate(new):
            if index not in left[1]:
                self.note(None, item, was, joined(now, _step(word, item, index)), written_at=(None, index))
        if _ordered(word, old, new) and any(before > after for (_, before), (_, after) in pairwise(pairs)):
            self.reordered(
                [old[first] for first, _ in pairs], [new[at] for at in sorted(at for _, at in pairs)], was, now
            )

    def reordered(self, old: list[Any], new: list[Any], was: str, now: str) -> None:
        """Note what both lists have, each in its order: named things by name."""
        word = now.rpartition("/")[2]
        orders = [[_name(word, item) or written(item) for item in items] for items in (old, new)]
        sources = self.old.source(was), self.new.source(now)
        self.changes.append(Change(Kind.REORDERED, was, now, orders[0], orders[1], *sources, self.measure))

    def note(
        self, old: Any, new: Any, was: str, now: str, written_at: tuple[int | None, int | None] = (None, None)
    ) -> None:
        """Note a clause that is new, gone or another; a word of a list was written at its index."""
        sources = [
            loaded.source(path if index is None else joined(path.rpartition("/")[0], str(index))) or loaded.source(path)
            for loaded, path, index in zip((self.old, self.new), (was, now), written_at, strict=True)
        ]
        kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
        paths = "" if kind is Kind.ADDED else was, "" if kind is Kind.REMOVED else now
        self.changes.append(Change(kind, *paths, written(old), written(new), sources[0], sources[1], self.measure))


def _name(word: str, item: Any) -> str:
    return str(getattr(item, NAMED_LISTS.get(word, ""), None) or "")


def _step(word: str, item: Any, index: int) -> str:
    """How an item of a list is called in a path: by its name, a word by itself, anything else by its place."""
    return _name(word, item) or (str(index) if isinstance(item, Clause) else str(written(item)))


def _key(word: str, item: Any) -> tuple[object, ...]:
    """What makes two items of a list the same thing."""
    name = _name(word, item)
    if name:
        return ("name", name)
    return _about(item) if isinstance(item, Clause) else ("word", item)


def _about(clause: Clause) -> tuple[object, ...]:
    """What a clause is about: a clause that is about something else is another clause."""
    kind = type(clause)
    if isinstance(clause, Test | Item):
        return kind, clause.measure, getattr(clause, "portfolio", None)
    if isinstance(clause, Decided | Holds):
        return kind, getattr(clause, "decision", ""), getattr(clause, "tier_at_least", "")
    if isinstance(clause, Qualifying):
        return kind, _about(clause.qualifying)
    if isinstance(clause, Window):
        return kind, frozenset(name for name in _WINDOWS if getattr(clause, name) is not None)
    if isinstance(clause, Bulk):
        return kind, clause.reading
    if isinstance(clause, Rate):
        return kind, clause.currency, clause.from_
    if isinstance(clause, Band):
        return kind, clause.at_least
    return (kind,)


def _matched(old_keys: Sequence[object], new_keys: Sequence[object], old: Sequence[Any], new: Sequence[Any]) -> _Pairs:
    """Pair the items of two lists, in the order of the old one: first those that are equal, then those of one key."""
    pairs: dict[int, int] = {}
    for same in (lambda i, j: old[i] == new[j], lambda i, j: old_keys[i] == new_keys[j]):
        taken = set(pairs.values())
        for first in range(len(old)):
            if first in pairs:
                continue
            second = next((at for at in range(len(new)) if at not in taken and same(first, at)), None)
            if second is not None:
                pairs[first] = second
                taken.add(second)
    return sorted(pairs.items())


def _ordered(word: str, old: Sequence[Any], new: Sequence[Any]) -> bool:
    """Whether the order of a list counts: of tiers, of primary contacts, of workloads (the first that holds)."""
    return word == "primary" or any(isinstance(item, Tier | Load) for item in (*old, *new))
