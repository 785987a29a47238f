"""Why a file cannot be read, as the child tells it: plain values that cross to the parent as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST_VALUE = 80
"""Characters of a cell that a message repeats."""


@dataclass
class Fault(Exception):
    """One reason: ``code`` of a sentence with its facts; line and column (a cell's number) from 1, 0 where unknown."""

    code: str
    line: int = 0
    column: int = 0
    value: str = ""
    facts: dict[str, str | int | list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be a row of the table, with the cells as far as they could be told apart."""

    line: int
    code: str
    column: str
    value: str
    text: str
    facts: dict[str, str | int]


def shown(value: str) -> str:
    """Return a value as a message repeats it: short, and without characters that a terminal obeys."""
    start = value[: LONGEST_VALUE + 1].replace("\t", "⇥")
    text = "".join(letter if letter.isprintable() else "�" for letter in start)
    return text if len(value) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
