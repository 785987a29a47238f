"""Two plans side by side: of scenarios, or published."""

from __future__ import annotations

from typing import Any

from ninja import Field, Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.scenarios.compare import Moved, compare_plans
from maillage.actions.scenarios.sums import Cells, Cost, Sums
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.shapes import Amount, Count, Named, Why, Writer, amount, counts


class ComparisonAsked(Strict):
    """Which two plans."""

    old: str = Field(..., min_length=1, max_length=80, description="The plan before.")
    new: str = Field(..., min_length=1, max_length=80, description="The plan after.")
    page: int = Field(1, ge=1, le=1_000_000, description="A plan never changes: its pages are numbered.")


class PlanMove(TypedDict):
    """A partner that the two treat differently: what differs, and why the second has it so."""

    partner: Named | None
    code: str
    parts: list[Why]
    why: list[Why]


class SumOfPlace(TypedDict):
    """A territory, seat, unit or cluster: column → figure in the first and in the second plan; None: not there."""

    place: Named | None
    old: dict[str, Any] | None
    new: dict[str, Any] | None


class SumsOfKind(TypedDict):
    """What differs by one kind of place; ``same``: how many of them do not differ."""

    kind: str
    columns: list[str]
    lines: list[SumOfPlace]
    same: int


class CostOfPlan(TypedDict):
    """What a plan costs: hours of work a year, those above what seats can carry, relationships of today that end.

    Each of the last costs ``moving`` hours by the policy (None where it names no price), all of them ``price``.
    """

    hours: Amount | None
    over: Amount | None
    ended: int
    moving: Amount | None
    price: Amount | None


class PlanFigures(TypedDict):
    """A plan in figures."""

    plan: str
    partners: int
    contacts: int
    cost: CostOfPlan


class Comparison(TypedDict):
    """Two plans: ``kinds`` says what differs, for how many partners; a page of ``total`` moves, the largest first."""

    old: PlanFigures
    new: PlanFigures
    kinds: list[Count]
    total: int
    page: int
    pages: int
    moves: list[PlanMove]
    sums: list[SumsOfKind]


def show(request: Asked, asked: Query[ComparisonAsked]) -> Comparison:
    """Compare two plans: who moves and why, sums by place, contacts, cost."""
    found = compare_plans(request.auth, asked.old, asked.new, lambda name: shelf.draft(name).opened, page=asked.page)
    writer = writer_of(request, shelf.draft(asked.new).opened)
    old, new = (
        _figures(name, found.partners[at], found.contacts[at], found.cost[at])
        for at, name in enumerate((asked.old, asked.new))
    )
    return {
        "old": old, "new": new, "kinds": counts(found.kinds), "total": found.total, "page": found.page,
        "pages": found.pages, "moves": [_move(one, writer) for one in found.moves],
        "sums": [_sums(one, writer) for one in found.sums],
    }  # fmt: skip


def _figures(plan: str, partners: int, contacts: int, cost: Cost) -> PlanFigures:
    told: CostOfPlan = {"hours": amount(cost.hours), "over": amount(cost.over), "ended": cost.ended,
                        "moving": amount(cost.moving), "price": amount(cost.price)}  # fmt: skip
    return {"plan": plan, "partners": partners, "contacts": contacts, "cost": told}


def _move(one: Moved, writer: Writer) -> PlanMove:
    return {"partner": writer.named(one.partner), "code": one.code, "parts": [writer.why(part) for part in one.parts],
            "why": [writer.why(reason) for reason in one.why]}  # fmt: skip


def _sums(one: Sums, writer: Writer) -> SumsOfKind:
    def cells(given: Cells | None) -> dict[str, Any] | None:
        return None if given is None else {
            name: writer.fact(fact) for name, fact in zip(one.columns, given, strict=True)
        }  # fmt: skip

    lines: list[SumOfPlace] = [
        {"place": writer.named(line.term), "old": cells(line.old), "new": cells(line.new)} for line in one.lines
    ]
    return {"kind": one.kind, "columns": [*one.columns], "lines": lines, "same": one.same}
