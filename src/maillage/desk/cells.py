"""A line of the list of partners, written: one call a line, where a template would make fourteen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from maillage.actions.partners.find import Line
from maillage.engine.kernel.reason import Term
from maillage.report.words import Words


class Cells(NamedTuple):
    """What stands in the line; ``vacant``: the primary contact is a seat that nobody holds."""

    address: str
    tier: str
    cluster: str
    territory: str
    primary: str
    vacant: bool
    contacts: str
    revenue: str


def cells_of(words: Words, address: Callable[..., str]) -> Callable[[Line], Cells]:
    """Return what writes a line in the reader's words."""

    def written(line: Line) -> Cells:
        kind, name = line.primary
        return Cells(
            address("partner", partner=line.partner), words.term(Term("tier", line.tier)),
            words.term(Term("cluster", line.cluster)), words.term(Term("territory", line.territory)),
            words.term(Term(kind, name)), kind == "seat", words.number(line.contacts), words.money(line.revenue),
        )  # fmt: skip

    return written
