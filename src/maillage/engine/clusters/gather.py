"""Make groups of a rule's candidates: by the solver, or each on its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from maillage.engine.clusters.candidates import Candidates
from maillage.engine.clusters.grouping import POINT, Labels, likeness_bound, pins_among, problem_of
from maillage.engine.clusters.groups import Grouped, Members, Pins, may_be
from maillage.engine.clusters.records import ClusterRecords, Pin
from maillage.engine.kernel.reason import Facts, Finding, Severity, Term

NO_PINS = Pins()
WORK_EACH: Final = 5_000
"""Evaluations that a candidate is worth at most: measured on 106 to 500 candidates, more changes the likeness by less
than a thousandth."""
SEARCHES: Final = 4
"""Threads of a search, one for each of its runs; the answer does not depend on them."""


def gather(
    found: Candidates, records: ClusterRecords, territory: Labels, partners: tuple[str, ...], *, seed: int, work: int
) -> tuple[Grouped, tuple[Finding, ...]]:
    """Return valid groups of the candidates, and what became of the pins.

    ``territory`` (n,) is that of every partner. A group of an own cluster that breaks a bound of its rule is
    dissolved.
    """
    if len(found.index) == 0:
        return Grouped(found, (), {}, 0, 0), ()
    pins, failed = pins_among(found, records, partners)
    told = [_pin_finding(code, pin, found, partners) for pin, code in failed]
    vain = [pin for pin, _ in failed]
    if found.rule.kind == "own":
        whole = (
            [found.index] if found.rule.own == "tier" else [found.index[[place]] for place in range(len(found.index))]
        )
        groups = tuple(group for group in whole if may_be(found, records, group))
        grouped = Grouped(found, groups, _anchors(found, records, pins, groups), 0, 0)
        return grouped, (*told, *_broken(grouped, records, partners, vain))
    grouped = _solved(found, records, territory, pins, seed, work)
    broken = _broken(grouped, records, partners, vain)
    told.extend(broken)
    if pins != NO_PINS:
        told.extend(_price(grouped, _solved(found, records, territory, NO_PINS, seed, work)))
    return grouped, tuple(told)


def _solved(found: Candidates, records: ClusterRecords, territory: Labels, pins: Pins, seed: int, work: int) -> Grouped:
    problem = problem_of(found, records, territory[found.index], pins)
    from maillage.solver.clustering.solve import solve  # numba takes long to import, and only plans are built with it

    result = solve(problem, seed=seed, work=min(work, WORK_EACH * problem.size), workers=SEARCHES)
    groups: list[Members] = []
    anchors: dict[int, str] = {}
    # Members by cluster, each ascending: one sorting for all.
    order = np.argsort(result.assignment, kind="stable")
    borders = np.searchsorted(result.assignment[order], np.arange(len(result.loads) + 1))
    for start, end in itertools.pairwise(borders.tolist()):
        inside = _without_losses(found, records, order[start:end])
        members = found.index[inside]
        if may_be(found, records, members):
            pinned = {pins.cluster[place] for place in inside.tolist() if place in pins.cluster}
            if pinned:
                anchors[len(groups)] = records.clusters[pinned.pop()]
            groups.append(members)
    # The price of those outside is no likeness: value and bound are told for groupings that place as many.
    assert problem.leave_out_price is not None
    outside = int(problem.leave_out_price[result.assignment < 0].sum())
    bound = likeness_bound(problem, int(np.sum(result.assignment >= 0)))
    # A problem by features always has the solver's bound.
    assert result.bound is not None
    bound = int(result.bound) + outside if bound is None else min(int(result.bound) + outside, bound)
    return Grouped(
        found,
        tuple(groups),
        anchors,
        _points(int(result.value) + outside),
        _points(bound),
        pins,
    )


def _without_losses(found: Candidates, records: ClusterRecords, inside: Members) -> Members:
    """Leave out members (places) that make less than nothing, the worst first, until the rest is valid.

    The search takes a negative measure for zero: what it groups is asked again, and must not cost the others.
    """
    while len(inside) and found.weight[inside].min() < 0 and not may_be(found, records, found.index[inside]):
        inside = np.delete(inside, np.argmin(found.weight[inside]))
    return inside


def _anchors(found: Candidates, records: ClusterRecords, pins: Pins, groups: Sequence[Members]) -> dict[int, str]:
    """Which cluster of today each group continues, because its first pinned member asks for it; each one once."""
    anchors: dict[int, str] = {}
    for number, members in enumerate(groups):
        places = np.searchsorted(found.index, members).tolist()
        asked = [records.clusters[pins.cluster[place]] for place in places if place in pins.cluster]
        if asked and asked[0] not in anchors.values():
            anchors[number] = asked[0]
    return anchors


def _points(value: int) -> int:
    """Whole points, half up."""
    return (2 * value + POINT) // (2 * POINT)


def _broken(grouped: Grouped, records: ClusterRecords, partners: Sequence[str], failed: Sequence[Pin]) -> list[Finding]:
    """Pins among candidates that the groups do not honour."""
    group_of = {int(partner): place for place, members in enumerate(grouped.groups) for partner in members}
    index_of = {partners[partner]: partner for partner in grouped.found.index.tolist()}
    candidates = frozenset(index_of.values())
    told = []
    for pin in records.pins:
        if pin in failed or pin.partner not in candidates:
            continue
        own = group_of.get(pin.partner)
        if pin.kind == "cluster":
            honoured = own is not None and grouped.anchors.get(own, "") == pin.target
        else:
            other = group_of.get(index_of.get(pin.target, -1))
            honoured = (own == other) if pin.kind == "together" else (own is None or own != other)
        if not honoured:
            told.append(_pin_finding("cluster-pin-broken", pin, grouped.found, partners))
    return told


def _pin_finding(code: str, pin: Pin, found: Candidates | None, partners: Sequence[str]) -> Finding:
    partner = Term("partner", partners[pin.partner])
    kind = "cluster" if pin.kind == "cluster" else "partner"
    facts: Facts = {"pin": pin.pin, "kind": pin.kind, "partner": partner, "target": Term(kind, pin.target)}
    return Finding(Severity.WARNING, code, facts, found.clause if found is not None else "clusters", partner)


def pins_unasked(found: Sequence[Candidates], records: ClusterRecords, partners: Sequence[str]) -> Iterator[Finding]:
    """Tell of pins on partners that stand for no rule; those who are outside anyway are apart, or together there."""
    asked = {int(partner) for one in found for partner in one.index}
    inside = {partners[partner] for partner in asked}
    for pin in records.pins:
        if pin.partner not in asked and (pin.kind == "cluster" or (pin.kind == "together" and pin.target in inside)):
            yield _pin_finding("cluster-pin-unasked", pin, None, partners)


def _price(grouped: Grouped, free: Grouped) -> list[Finding]:
    """Tell what the pins cost against the grouping without them."""
    placed = sum(len(group) for group in grouped.groups)
    lost = sum(len(group) for group in free.groups) - placed
    points = free.value - grouped.value
    if lost < 0 or (lost == 0 and points <= 0):
        return []
    rule = Term("cluster", grouped.rule.cluster)
    facts: Facts = {"cluster": rule, "partners": lost, "points": max(points, 0)}
    return [Finding(Severity.NOTE, "cluster-pins-cost", facts, grouped.found.clause, rule)]
