"""Inheritance: a child takes everything from its parent and changes only what the parent leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.policy.places import NAMED_LISTS, name_of
from maillage.engine.policy.text import Path, Written
from maillage.engine.policy.types.measures import MEASURE_KEYS

OWN: Final = ("policy", "version", "valid", "extends")
"""Words that a child never takes from its parent."""
FREE: Final = (*OWN, "title", "description", "overridable")
"""Words that a child may always write."""
FORMS: Final = frozenset({
    "conversion", "calendar", "coverage", "staying", "members", "number", "total", "common", "resources", "seats",
    "capacity", "covers", "most_contacts", "title", "measures", "paths", "effects", "sets",
})  # fmt: skip
"""Mappings that merge word by word. Every other mapping (a condition, a window, a filter) is replaced whole."""


def extended(parent: Written, child: Written, parent_name: str) -> Written:
    """Return ``child`` with everything that it takes from ``parent``, itself resolved.

    Raises:
        MaillageError: ``policy-not-overridable`` for each clause that the child changes or adds and the parent does
            not list in ``overridable``; ``policy-overridable-wider`` for each path that the child opens to its own
            children and the parent closed.
    """
    rules = _texts(parent.value.get("overridable"))
    merge = _Merge(parent, child, parent_name, rules)
    inherited = {word: value for word, value in parent.value.items() if word not in OWN}
    merge.made.value.update(merge.mapping(inherited, child.value, (), (), (), ()))
    merge.made.places.update({(): child.place(())})
    for index, path in enumerate(_texts(child.value.get("overridable"))):
        if not covered(tuple(path.split(".")), rules):
            place = child.place(("overridable", index))
            merge.findings.append(
                Finding(
                    Severity.ERROR,
                    "policy-overridable-wider",
                    {"path": path, "parent": parent_name},
                    "overridable",
                    source=place,
                )
            )
    if merge.findings:
        raise MaillageError(*merge.findings)
    return merge.made


def covered(names: tuple[str, ...], rules: Iterable[str]) -> bool:
    """Whether a path lies at or below one of the ``rules``: names joined by dots, ``*`` for any one name."""
    return any(_under(tuple(rule.split(".")), names) for rule in rules)


def _under(rule: tuple[str, ...], names: tuple[str, ...]) -> bool:
    if not rule:
        return True
    if not names:
        return False
    if rule[0] == "*" and _under(rule[1:], names[1:]):
        return True
    # A name may itself hold dots.
    return any(".".join(rule[:size]) == names[0] and _under(rule[size:], names[1:]) for size in range(1, len(rule) + 1))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


class _Merge:
    """Builds the resolved text, its places, and the findings.

    ``above`` and ``below`` are the parent's and the child's path of what is being merged, ``to`` its path in the
    result, ``names`` its clause.
    """

    def __init__(self, parent: Written, child: Written, parent_name: str, rules: tuple[str, ...]) -> None:
        self.parent, self.child = parent, child
        self.parent_name, self.rules = parent_name, rules
        self.made = Written(child.file, {})
        self.findings: list[Finding] = []

    def mapping(self, old: dict[str, Any], new: dict[str, Any], above: Path, below: Path, to: Path,
                names: tuple[str, ...]) -> dict[str, Any]:  # fmt: skip
        """Merge two mappings word by word, the parent's order first."""
        made: dict[str, Any] = {}
        if names[:1] == ("measures",) and len(names) == 2 and any(word in MEASURE_KEYS for word in new):
            old = {word: value for word, value in old.items() if word == "title"}
        for word in [*old, *(word for word in new if word not in old)]:
            steps = (*above, word), (*below, word), (*to, word), (*names, word)
            if word not in new:
                made[word] = self.copy(self.parent, old[word], steps[0], steps[2])
            else:
                made[word] = self.value(old.get(word), new[word], *steps)
        return made

    def value(self, old: Any, new: Any, above: Path, below: Path, to: Path, names: tuple[str, ...]) -> Any:
        """Merge one value: form by form, list of named things by name, anything else replaced whole."""
        word = names[-1]
        if isinstance(old, list | None) and isinstance(new, list) and _by_name(word, old or [], new):
            self.note(self.child, below, to)
            return self.named(old or [], new, above, below, to, names)
        forms = word in FORMS or (names[:1] == ("measures",) and len(names) == 2 and old is not None)
        if isinstance(old, dict | None) and isinstance(new, dict) and forms:
            self.note(self.child, below, to)
            return self.mapping(old or {}, new, above, below, to, names)
        if old is None or old != new:
            self.allow(names, below)
        return self.copy(self.child, new, below, to)

    def named(self, old: list[Any], new: list[Any], above: Path, below: Path, to: Path,
              names: tuple[str, ...]) -> list[Any]:  # fmt: skip
        """Merge two lists of named things; a new one stands after the one before it in the child's list."""
        was = {name_of(names[-1], item): index for index, item in enumerate(old)}
        now = {name_of(names[-1], item): index for index, item in enumerate(new)}
        made: list[Any] = []
        for name in _order([str(name) for name in was], [str(name) for name in now]):
            here, clause = (*to, len(made)), (*names, name)
            if name not in now:
                made.append(self.copy(self.parent, old[was[name]], (*above, was[name]), here))
                continue
            item, path = new[now[name]], (*below, now[name])
            if name in was:
                self.note(self.child, path, here)
                made.append(self.mapping(old[was[name]], item, (*above, was[name]), path, here, clause))
            else:
                self.allow(clause, path)
                made.append(self.copy(self.child, item, path, here))
        if names[-1] in ("tiers", "portfolio_tiers") and [x for x in now if x in was] != [x for x in was if x in now]:
            self.allow(names, below)
        return made

    def copy(self, source: Written, value: Any, path: Path, to: Path) -> Any:
        """Take a value as it is, with the places of everything in it."""
        self.note(source, path, to)
        if isinstance(value, dict):
            return {word: self.copy(source, item, (*path, word), (*to, word)) for word, item in value.items()}
        if isinstance(value, list):
            return [self.copy(source, item, (*path, i), (*to, i)) for i, item in enumerate(value)]
        return value

    def note(self, source: Written, path: Path, to: Path) -> None:
        """Remember that the value at ``to`` was written at ``path`` of ``source``."""
        self.made.places[to] = source.place(path)
        if path in source.words:
            self.made.words[to] = source.words[path]

    def allow(self, names: tuple[str, ...], path: Path) -> None:
        """Note a finding where the parent leaves ``names`` closed."""
        if names[0] in FREE or covered(names, self.rules):
            return
        self.findings.append(
            Finding(
                Severity.ERROR,
                "policy-not-overridable",
                {"path": ".".join(names), "parent": self.parent_name, "open": self.rules},
                "/".join(names),
                source=self.child.word(path),
            )
        )


def _by_name(word: str, old: list[Any], new: list[Any]) -> bool:
    """Whether both lists hold named things, no name twice (a repeated name is refused later, in its own words)."""
    if word not in NAMED_LISTS:
        return False
    for items in (old, new):
        names = [name_of(word, item) for item in items]
        if None in names or len(set(names)) < len(names):
            return False
    return True


def _order(was: list[str], now: list[str]) -> list[str]:
    """Return all names: the child's order if it names all of the parent's, else the parent's with the new put in."""
    if set(was) <= set(now):
        return now
    made = list(was)
    for index, name in enumerate(now):
        if name in made:
            continue
        after = next((made.index(item) for item in now[index + 1 :] if item in made), len(made))
        made.insert(made.index(now[index - 1]) + 1 if index else after, name)
    return made
