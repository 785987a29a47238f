"""The words that may stand in a policy, for whoever writes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from maillage.actions.policy.schema import schema
from maillage.engine.policy.places import NAMED_LISTS
from maillage.engine.policy.types import Policy


@dataclass(frozen=True, order=True)
class Word:
    """A word of the language, or a name of the policy; ``of`` is the clause or the list that it belongs to."""

    word: str
    of: str


def words_of(policy: Policy) -> tuple[Word, ...]:
    """Return every word of the published schema and every name that a policy gives, each once, in their order."""
    found = {word: Word(word, of) for word, of in _language(schema())}
    for listed, key in NAMED_LISTS.items():
        for item in getattr(policy, listed, None) or ():
            name = getattr(item, key)
            found.setdefault(name, Word(name, listed))
    for name in policy.measures:
        found.setdefault(name, Word(name, "measures"))
    return tuple(sorted(found.values()))


def _language(published: dict[str, Any]) -> list[tuple[str, str]]:
    clauses = {"policy": published, **published.get("$defs", {})}
    words = []
    for clause, described in clauses.items():
        for word, kind in described.get("properties", {}).items():
            words.append((word, clause.strip("_").lower()))
            words += [(str(choice), word) for choice in _choices(kind)]
    return words


def _choices(kind: dict[str, Any]) -> list[Any]:
    """Return the words of which a value is one, however deep they stand."""
    found = [one for one in kind.get("enum", []) if isinstance(one, str)]
    for part in (*kind.get("anyOf", []), *([kind["items"]] if isinstance(kind.get("items"), dict) else [])):
        found += _choices(part)
    return found
