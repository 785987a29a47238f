"""Sentences made ready to be written often: the same text that Fluent's runtime makes, without walking its tree again.

Most sentences are text with facts in it, and with a choice by a fact. Those are turned into plain functions once; for
all others the runtime stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from maillage.messages.numbers import grouped

Written = Mapping[str, str | int]
Piece = str | Callable[[Written], str]
"""Text, or what writes some from the facts."""


class Unready(Exception):
    """A sentence, or a fact, that only the runtime can write."""


class Ready(NamedTuple):
    """A sentence: ``write`` makes it from facts written before, of which it asks for ``names``."""

    names: frozenset[str]
    write: Callable[[Written], str]


class _Reader:
    """Reads the tree of one sentence."""

    def __init__(self, bundle: FluentBundle, locale: str) -> None:
        self.names: set[str] = set()
        self._plural: Callable[[int], str] = bundle._plural_form
        self._locale: Final = locale

    def pattern(self, node: Any) -> Callable[[Written], str]:
        elements = node.elements if isinstance(node, ast.Pattern) else [node]
        pieces = tuple(self.piece(element) for element in elements)

        def write(written: Written) -> str:
            return "".join([piece if isinstance(piece, str) else piece(written) for piece in pieces])

        return write

    def piece(self, node: Any) -> Piece:
        if isinstance(node, ast.TextElement):
            return str(node.value)
        if isinstance(node, ast.StringLiteral):
            return str(node.parse()["value"])
        if isinstance(node, ast.Placeable):
            return self.piece(node.expression)
        if isinstance(node, ast.VariableReference):
            return self.fact(node)
        if isinstance(node, ast.SelectExpression) and isinstance(node.selector, ast.VariableReference):
            return self.choice(node)
        raise Unready(type(node).__name__)

    def fact(self, node: Any) -> Piece:
        name, locale = self._name(node), self._locale

        def write(written: Written) -> str:
            value = written[name]
            return value if isinstance(value, str) else grouped(value, locale)

        return write

    def choice(self, node: Any) -> Piece:
        name, plural = self._name(node.selector), self._plural
        keys = [_key(variant.key) for variant in node.variants]
        values = [self.pattern(variant.value) for variant in node.variants]
        other = next(value for value, variant in zip(values, node.variants, strict=True) if variant.default)
        by_word = {key: value for key, value in reversed([*zip(keys, values, strict=True)]) if isinstance(key, str)}
        by_number = len(by_word) < len(keys)

        def write(written: Written) -> str:
            value = written[name]
            if isinstance(value, str):
                if by_number:
                    raise Unready(name)
                return by_word.get(value, other)(written)
            word = plural(value)
            found = (one for key, one in zip(keys, values, strict=True) if key in (value, word))
            return next(found, other)(written)

        return write

    def _name(self, node: Any) -> str:
        self.names.add(node.id.name)
        return str(node.id.name)


def _key(node: Any) -> str | int:
    if isinstance(node, ast.Identifier):
        return str(node.name)
    if node.value != int(node.value):
        raise Unready("a choice by a broken number")
    return int(node.value)


def made_ready(bundle: FluentBundle, pattern: Any, locale: str) -> Ready | None:
    """Return what writes a sentence of the runtime's, None where only the runtime can.

    What it writes raises ``LookupError`` where a fact is not there, and ``Unready`` for a fact it cannot choose by.
    """
    reader = _Reader(bundle, locale)
    try:
        write = reader.pattern(pattern)
    except Unready:
        return None
    return Ready(frozenset(reader.names), write)
