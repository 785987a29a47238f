"""Walks over a policy, clause by clause, each with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from maillage.engine.policy.places import NAMED_LISTS
from maillage.engine.policy.types.base import Clause


def clauses(value: Any, path: str = "") -> Iterator[tuple[str, Clause]]:
    """Yield every clause below ``value``, itself first, with its name: ``tiers/aligned/admission/all/0``."""
    if isinstance(value, Clause):
        yield path, value
    for step, part in parts(value, path):
        yield from clauses(part, step)


def rewritten(value: Any, change: Callable[[str, Clause], Clause], path: str = "") -> Any:
    """Return ``value`` with every clause replaced by ``change(name, clause)``, the innermost first."""
    if isinstance(value, list):
        return [rewritten(part, change, step) for step, part in parts(value, path)]
    if isinstance(value, dict):
        return {word: rewritten(part, change, joined(path, word)) for word, part in value.items()}
    if not isinstance(value, Clause):
        return value
    made: dict[str, Any] = {}
    for name, info in type(value).model_fields.items():
        old = getattr(value, name)
        new = rewritten(old, change, joined(path, info.alias or name))
        if new != old:
            made[name] = new
    return change(path, value.model_copy(update=made) if made else value)


def parts(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield what stands directly in a clause, a list or a mapping, with its name."""
    if isinstance(value, Clause):
        for name, info in type(value).model_fields.items():
            part = getattr(value, name)
            if isinstance(part, Clause | list | dict):
                yield joined(path, info.alias or name), part
    elif isinstance(value, dict):
        for word, part in value.items():
            yield joined(path, word), part
    elif isinstance(value, list):
        word = NAMED_LISTS.get(path.rpartition("/")[2], "")
        for index, part in enumerate(value):
            yield joined(path, getattr(part, word, None) or str(index)), part


def joined(path: str, step: str) -> str:
    """Return the name of a part."""
    return f"{path}/{step}" if path else step
