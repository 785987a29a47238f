"""Make groups of a rule's candidates: by the solver, or each on its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from maillage.engine.clusters.candidates import Candidates
from maillage.engine.clusters.grouping import POINT, Labels, likeness_bound, pins_among, problem_of
from maillage.engine.clusters.groups import Grouped, Members, Pins, may_be
from maillage.engine.clusters.records import ClusterRecords, Pin
from maillage.engine.kernel.reason import Facts, Finding, Severity, Term
from maillage.solver.clustering.solve import solve

NO_PINS = Pins()


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
    told = [_pin_finding("cluster-pin-impossible", pin, found, partners) for pin in failed]
    if found.rule.kind == "own":
        whole = (
            [found.index] if found.rule.own == "tier" else [found.index[[place]] for place in range(len(found.index))]
        )
        groups = tuple(group for group in whole if may_be(found, records, group))
        grouped = Grouped(found, groups, {}, 0, 0)
        return grouped, (*told, *_broken(grouped, records, partners, failed))
    grouped = _solved(found, records, territory, pins, seed, work)
    broken = _broken(grouped, records, partners, failed)
    told.extend(broken)
    if pins != NO_PINS:
        told.extend(_price(grouped, _solved(found, records, territory, NO_PINS, seed, work)))
    return grouped, tuple(told)


def _solved(found: Candidates, records: ClusterRecords, territory: Labels, pins: Pins, seed: int, work: int) -> Grouped:
    problem = problem_of(found, records, territory[found.index], pins)
    result = solve(problem, seed=seed, work=work)
    groups: list[Members] = []
    anchors: dict[int, str] = {}
    for number in range(len(result.loads)):
        inside = np.flatnonzero(result.assignment == number)
        members = found.index[inside]
        # The search takes a negative measure for zero: the rule is asked again.
        if may_be(found, records, members):
            pinned = {pins.cluster[place] for place in inside.tolist() if place in pins.cluster}
            if pinned:
                anchors[len(groups)] = records.clusters[pinned.pop()]
            groups.append(members)
    # The price of those outside is no likeness: value and bound are told for groupings that place as many.
    assert problem.leave_out_price is not None
    outside = int(problem.leave_out_price[result.assignment < 0].sum())
    bound = likeness_bound(problem, int(np.sum(result.assignment >= 0)))
    if result.bound is not None:
        bound = min(int(result.bound) + outside, 2**62 if bound is None else bound)
    return Grouped(
        found,
        tuple(groups),
        anchors,
        _points(int(result.value) + outside),
        None if bound is None else _points(bound),
        pins,
    )


def _points(value: int) -> int:
    """Whole points, half up."""
    return (2 * value + POINT) // (2 * POINT)


def _broken(grouped: Grouped, records: ClusterRecords, partners: Sequence[str], failed: Sequence[Pin]) -> list[Finding]:
    """Pins among candidates that the groups do not honour."""
    group_of = {int(partner): place for place, members in enumerate(grouped.groups) for partner in members}
    index_of = {partners[int(partner)]: int(partner) for partner in grouped.found.index}
    told = []
    for pin in records.pins:
        if pin in failed or pin.partner not in index_of.values():
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


def _pin_finding(code: str, pin: Pin, found: Candidates, partners: Sequence[str]) -> Finding:
    partner = Term("partner", partners[pin.partner])
    kind = "cluster" if pin.kind == "cluster" else "partner"
    facts: Facts = {"pin": pin.pin, "kind": pin.kind, "partner": partner, "target": Term(kind, pin.target)}
    return Finding(Severity.WARNING, code, facts, found.clause, partner)


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
