"""YAML text to plain data that remembers where each value was written.

Read as YAML 1.2 reads it: ``NO``, ``on`` and ``yes`` are words, ``01`` and ``2A`` are words, a date is a word until
the language asks for a date. So none of the surprises of YAML 1.1 can change what a policy says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import yaml

from maillage.engine.kernel.reason import Facts, Finding, MaillageError, Severity, Source

Path = tuple[str | int, ...]

LARGEST_FILE: Final = 1_000_000
"""Characters."""
MOST_VALUES: Final = 50_000
"""Values after every alias has been written out."""
DEEPEST: Final = 60

# The C scanner is ten times faster, and every wheel of PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# At most 18 digits, and an underscore only between two of them.
_DIGITS = r"-?(?:0|(?=[0-9_]{1,18}(?:\.|$))[1-9][0-9]*(?:_[0-9]+)*)"
_WHOLE = re.compile(_DIGITS)
_DECIMAL = re.compile(_DIGITS + r"\.[0-9]{1,12}")
_STANDARD = "tag:yaml.org,2002:"
_NOTHING = ("", "~", "null", "Null", "NULL")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass(frozen=True)
class Written:
    """Plain data (mappings, lists, texts, numbers, truth values) with its places.

    ``places``: path → where the value stands; ``words``: path → where its key stands.
    """

    file: str
    value: dict[str, Any]
    places: dict[Path, Source] = field(default_factory=dict)
    words: dict[Path, Source] = field(default_factory=dict)

    def place(self, path: Path) -> Source:
        """Where the value at ``path`` stands; of a path that was not written, the nearest above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path) or Source(self.file)

    def word(self, path: Path) -> Source:
        """Where the key of ``path`` stands, or else its value."""
        return self.words.get(path) or self.place(path)


@dataclass
class _Node:
    """A value as scanned: ``parts`` holds texts' nothing, a list's nodes, or a mapping's keys and values in turn."""

    kind: str
    source: Source
    text: str = ""
    plain: bool = False
    parts: list[_Node] = field(default_factory=list)


def read_text(text: str, file: str) -> Written:
    """Read a YAML text.

    Raises:
        MaillageError: if it is too large, is no YAML, has two documents, a repeated key, a tag, a merge key, an
            alias that contains itself or that multiplies the text, or is no mapping.
    """
    if len(text) > LARGEST_FILE:
        raise _refusal("policy-yaml-large", Source(file), {"most": LARGEST_FILE})
    try:
        roots = list(_documents(text, file))
    except yaml.YAMLError as error:
        raise _syntax(error, text, file) from None
    except UnicodeEncodeError as error:
        raise _refusal("policy-yaml-character", Source(file), {"position": error.start}) from None
    if not roots:
        raise _refusal("policy-yaml-empty", Source(file))
    if len(roots) > 1:
        raise _refusal("policy-yaml-documents", roots[1].source)
    if roots[0].kind != "mapping":
        raise _refusal("policy-yaml-not-mapping", roots[0].source)
    written = Written(file, {})
    written.value.update(_Plain(written).mapping(roots[0], (), 0))
    written.places[()] = roots[0].source
    return written


def _documents(text: str, file: str) -> Iterator[_Node]:
    """Yield one node a document, built on a stack of its own: deep nesting cannot exhaust the machine's."""
    anchors: dict[str, _Node] = {}
    stack: list[_Node] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop()
            if not stack:
                yield closed
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        mark: Any = event.start_mark
        source = Source(file, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in anchors:
                raise _refusal("policy-yaml-alias", source, {"name": str(event.anchor)})
            node = anchors[event.anchor]
        else:
            node = _node(event, source)
            if event.anchor:
                anchors[event.anchor] = node
        if stack:
            stack[-1].parts.append(node)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(node)
            if len(stack) > DEEPEST:
                raise _refusal("policy-yaml-deep", source, {"most": DEEPEST})
        elif not stack:
            yield node


def _node(event: yaml.NodeEvent, source: Source) -> _Node:
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        raise _refusal("policy-yaml-tag", source, {"tag": str(tag).replace(_STANDARD, "!!")})
    if isinstance(event, yaml.ScalarEvent):
        source = Source(source.file, source.line, source.column, event.value)
        return _Node("scalar", source, event.value, plain=not event.style and tag is None)
    return _Node("list" if isinstance(event, yaml.SequenceStartEvent) else "mapping", source)


class _Plain:
    """Turns nodes into plain data, notes their places, and counts, so that aliases cannot multiply."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.count = 0

    def value(self, node: _Node, path: Path, depth: int) -> Any:
        self.count += 1
        if self.count > MOST_VALUES:
            raise _refusal("policy-yaml-many", node.source, {"most": MOST_VALUES})
        if depth > DEEPEST:
            raise _refusal("policy-yaml-deep", node.source, {"most": DEEPEST})
        self.written.places[path] = node.source
        if node.kind == "scalar":
            return scalar(node.text) if node.plain else node.text
        if node.kind == "list":
            return [self.value(part, (*path, index), depth + 1) for index, part in enumerate(node.parts)]
        return self.mapping(node, path, depth)

    def mapping(self, node: _Node, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, part in zip(node.parts[::2], node.parts[1::2], strict=True):
            if key.kind != "scalar":
                raise _refusal("policy-yaml-key", key.source)
            if key.text == "<<" and key.plain:
                raise _refusal("policy-yaml-merge", key.source)
            here = (*path, key.text)
            if key.text in found:
                first = self.written.words[here].line
                raise _refusal("policy-yaml-twice", key.source, {"word": key.text, "line": first})
            self.written.words[here] = key.source
            found[key.text] = self.value(part, here, depth + 1)
        return found


def scalar(text: str) -> str | int | bool | Decimal | None:
    """Return what an unquoted word means: nothing, a truth value, a number written in decimal, or itself."""
    if text in _NOTHING:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text.replace("_", ""))
    return text


def _syntax(error: yaml.YAMLError, text: str, file: str) -> MaillageError:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _refusal("policy-yaml-character", Source(file), {"position": int(getattr(error, "position", 0))})
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    source = Source(file, mark.line + 1, mark.column + 1, line.strip())
    return _refusal("policy-yaml-tab" if "\t" in line else "policy-yaml-syntax", source)


def _refusal(code: str, source: Source, facts: Facts | None = None) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, facts or {}, source=source))
