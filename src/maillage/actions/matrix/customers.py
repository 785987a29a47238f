"""The customers' own coverage: taken in as a sheet, and laid over the partners'."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.log.append import alone, append
from maillage.actions.plan.read import Opened
from maillage.engine.comparison.customers import Square, lay_over, read_sheet

if TYPE_CHECKING:
    from maillage.records.models import CustomerSheet

SHEET = "customers.csv"
"""What a sheet is called in what is told of its faults."""


@dataclass(frozen=True)
class Overlay:
    """The latest sheet laid over the partners: ``rows`` segment by segment; ``counts`` kind of meeting → squares."""

    sheet: CustomerSheet
    territories: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]
    counts: tuple[tuple[str, int], ...]


def take_in(actor: Actor, opened: Opened, text: str) -> CustomerSheet:
    """Keep a sheet, after every fault of it was told; the latest one counts.

    Raises:
        Denied: if the actor may not.
        MaillageError: with every fault, as ``read_sheet``.
    """
    reach(actor, "matrix.write")
    text = text.replace("\r\n", "\n")
    read_sheet(text, SHEET, opened.plan.policy)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with alone(opened.book) as alias:
        from maillage.records.models import CustomerSheet

        recorded = append(alias, actor.account, "sheet-take", {"file": digest})
        return CustomerSheet.objects.using(alias).create(
            content=text, digest=digest, account=actor.account, recorded=recorded
        )


def overlay(actor: Actor, opened: Opened) -> Overlay | None:
    """Return the latest sheet laid over the partners of the plan, None where there is none.

    Raises:
        Denied: if the actor may not see it.
        MaillageError: if the policy no longer knows what the sheet names.
    """
    from maillage.records.models import CustomerSheet

    reach(actor, "matrix.customers")
    sheet = CustomerSheet.objects.using(opened.book.alias).first()
    if sheet is None:
        return None
    plan = opened.plan
    read = read_sheet(sheet.content, SHEET, plan.policy)
    squares = lay_over(read, plan.policy, plan.coverage, _trades(opened))
    width = len(read.territories)
    rows = tuple((segment, squares[at * width : (at + 1) * width]) for at, segment in enumerate(read.segments))
    kinds = ("both", "customers", "partners", "nobody")
    counts = tuple((kind, sum(square.meeting == kind for square in squares)) for kind in kinds)
    return Overlay(sheet, read.territories, rows, counts)


def _trades(opened: Opened) -> list[frozenset[str]]:
    """Return the trades of every partner of the plan, the main one and the others."""
    found: dict[str, set[str]] = {}
    for name in ("partners", "partner_trades"):
        table = opened.records.table(name)
        for partner, trade in zip(table["partner"].to_pylist(), table["trade"].to_pylist(), strict=True):
            if trade:
                found.setdefault(partner, set()).add(trade)
    return [frozenset(found.get(partner, ())) for partner in opened.plan.measures.partners]
