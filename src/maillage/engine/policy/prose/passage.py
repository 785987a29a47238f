"""What prose is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import NO_FACTS, Fact, Facts, Term


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a policy, and what belongs to it.

    ``code`` and ``facts`` make the sentence; ``clause`` is the place that it tells. ``then`` are the sentences that go
    on in the same paragraph, ``items`` what is listed below it.
    """

    code: str
    clause: str = ""
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    then: tuple[Passage, ...] = ()
    items: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the policy (a word of ``policy.diff.PARTS``) and what it says."""

    part: str
    passages: tuple[Passage, ...]


def said(clause: str) -> Term:
    """Return the title that stands at a clause, to be shown in the reader's language."""
    return Term("text", clause)


def bounds(least: Quantity | int | None, most: Quantity | int | None) -> dict[str, Fact]:
    """Return the facts of a range from ``least`` to ``most``, both included, open where None."""
    if least is not None and least == most:
        return {"lower": "exactly", "least": least, "upper": "none", "most": most, "both": "no"}
    return {
        "lower": "at_least" if least is not None else "none",
        "least": least if least is not None else 0,
        "upper": "at_most" if most is not None else "none",
        "most": most if most is not None else 0,
        "both": "yes" if least is not None and most is not None else "no",
    }
