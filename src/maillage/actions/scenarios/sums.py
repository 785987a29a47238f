"""Sums of two plans by territory, seat, unit and cluster, and what each plan costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.plan import Plan

Cells = tuple[Fact, ...]


@dataclass(frozen=True)
class SumLine:
    """A territory, seat, unit or cluster: what each column is in the first and in the second plan; None: not there."""

    term: Term
    old: Cells | None
    new: Cells | None


@dataclass(frozen=True)
class Sums:
    """What differs by one kind of place; ``same``: how many of them do not."""

    kind: str
    columns: tuple[str, ...]
    lines: tuple[SumLine, ...]
    same: int


@dataclass(frozen=True)
class Cost:
    """What a plan costs the channel organisation.

    ``hours`` of work a year; ``over``: those above what seats can carry; ``ended``: relationships of today that end,
    of which each costs ``moving`` hours by the policy (None where it names no price): ``price`` of all of them.
    """

    hours: Quantity
    over: Quantity
    ended: int
    moving: Quantity | None
    price: Quantity | None


def sums_of(old: Plan, new: Plan) -> Iterator[Sums]:
    """Yield the sums by territory, seat, unit and cluster."""
    for kind, columns, gather in (
        ("territory", ("partners", "revenue", "contacts", "hours"), _territories),
        ("seat", ("partners", "revenue", "hours"), _seats),
        ("unit", ("partners", "revenue", "hours"), _units),
        ("cluster", ("members", "total"), _clusters),
    ):
        before, after = gather(old), gather(new)
        names = sorted(before.keys() | after.keys())
        lines = tuple(
            SumLine(Term(kind, name), before.get(name), after.get(name))
            for name in names
            if before.get(name) != after.get(name)
        )
        yield Sums(kind, columns, lines, len(names) - len(lines))


def _territories(plan: Plan) -> Mapping[str, Cells]:
    table, currency = plan.comparison.by_territory, plan.comparison.currency
    return {
        name: (int(table.partners[at]), Quantity(int(table.revenue[at]), currency), int(table.contacts_after[at]),
               Quantity(int(table.hours_after[at]), HOURS))
        for at, name in enumerate(table.territories)
        if name or table.partners[at]
    }  # fmt: skip


def _seats(plan: Plan) -> Mapping[str, Cells]:
    table = plan.comparison.by_seat
    return {seat.seat: _cells(plan, table.partners[at], table.revenue[at], table.hours[at])
            for at, seat in enumerate(plan.coverage.seats)}  # fmt: skip


def _units(plan: Plan) -> Mapping[str, Cells]:
    """By business unit of the seats: a partner that two seats of a unit serve counts for each."""
    table = plan.comparison.by_seat
    found = {}
    for unit in sorted({seat.unit for seat in plan.coverage.seats} - {""}):
        mine = np.array([seat.unit == unit for seat in plan.coverage.seats], np.bool_)
        found[unit] = _cells(plan, table.partners[mine].sum(), table.revenue[mine].sum(), table.hours[mine].sum())
    return found


def _cells(plan: Plan, partners: np.int64, revenue: np.int64, hours: np.int64) -> Cells:
    return int(partners), Quantity(int(revenue), plan.comparison.currency), Quantity(int(hours), HOURS)


def _clusters(plan: Plan) -> Mapping[str, Cells]:
    return {one.name: (len(one.members), one.total) for one in plan.clusters.clusters}


def cost_of(plan: Plan) -> Cost:
    """Return what a plan costs."""
    coverage, ended = plan.coverage, plan.comparison.relations.ended
    over = sum(
        max(0, int(load) - seat.capacity)
        for load, seat in zip(coverage.load_of.tolist(), coverage.seats, strict=True)
        if seat.capacity is not None and seat.capacity_unit == HOURS
    )
    rules = plan.policy.coverage
    moving = rules.moving_hours if rules is not None and isinstance(rules.moving_hours, Quantity) else None
    price = Quantity(moving.micro * ended, HOURS) if moving is not None else None
    return Cost(Quantity(int(coverage.load_of.sum()), HOURS), Quantity(over, HOURS), ended, moving, price)
