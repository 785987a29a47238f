"""The words that a clause knows, read from the types, so that a remedy can name the nearest."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from maillage.engine.policy.types import Policy


def words_at(location: Sequence[str | int], root: type[BaseModel] = Policy) -> tuple[str, ...]:
    """Return the words that may stand at a location (as pydantic writes it), in the language's order.

    ``root`` is the whole: a policy, or another language of the same build. Empty where the location holds no clause.
    """
    found: list[Any] = [root]
    for step in location:
        found = [inner for kind in found for inner in _inside(kind, step)]
    clauses = [kind for kind in found if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return tuple(dict.fromkeys(word for clause in clauses for word in words_of(clause)))


def words_of(clause: type[BaseModel]) -> tuple[str, ...]:
    """Return the words of one clause as they are written."""
    return tuple(info.alias or name for name, info in clause.model_fields.items())


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    """Yield what stands at ``step`` of a type; a step that only names a member of a union stays where it is."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if (info.alias or name) == step:
                yield from members(info.annotation)
                return
        if step == kind.__name__:
            yield kind
    elif isinstance(kind, _Tagged):
        if kind.tag == step:
            yield kind.clause
    elif get_origin(kind) is list:
        yield from members(get_args(kind)[0])
    elif get_origin(kind) is dict:
        yield from members(get_args(kind)[1])


class _Tagged:
    """A member of a union that is told by a word."""

    def __init__(self, tag: str, clause: Any) -> None:
        self.tag, self.clause = tag, clause


def members(kind: Any) -> Iterator[Any]:
    """Yield the members of a type: those of a union, without the wrappings of ``Annotated``."""
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        tags = [note.tag for note in notes if isinstance(note, Tag)]
        if tags:
            yield _Tagged(tags[0], inner)
        else:
            yield from members(inner)
    elif get_origin(kind) in (Union, types.UnionType):
        for member in get_args(kind):
            yield from members(member)
    else:
        yield kind
