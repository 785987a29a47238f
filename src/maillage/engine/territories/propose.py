"""Propose territories: départements into connected, balanced, compact groups, near to today's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.naming import slug
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.quantity import COUNT, HOURS, MILLIONTHS, RATIO, Quantity
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Term
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.territories.france import departements, links
from maillage.engine.territories.params import Params
from maillage.engine.territories.types import Business, Change, Figures, Proposal
from maillage.solver.districting import Problem, Result, solve

_KILOMETRE = 1000
"""Positions are in metres."""


def propose(business: Business, params: Params) -> Outcome[Proposal]:
    """Group the départements of the mainland into so many territories.

    Each is connected, by land or across water; its work lies within the tolerance of an even share where that is
    possible. Of the groupings that hold this the one is sought with the least sum of kilometres from each partner's
    prefecture to that in the middle of its territory, ``move_kilometres`` for each partner that changes hands added. A
    département without partners counts as one, so that it goes to where it lies. Ties of names: the territory that
    keeps the most partners of one of today's continues it.

    Raises:
        MaillageError: if no partner lies in the mainland (``territories-nobody``).
    """
    if not business.partners.any():
        raise MaillageError(Finding(Severity.ERROR, "territories-nobody"))
    problem = _problem(business, params)
    found = solve(problem, seed=params.seed, work=params.work, bounded=True)
    proposal = _proposal(business, problem, found)
    counts = {"departements": problem.size, "territories": params.number, "partners": proposal.partners,
              "moved": proposal.moved}  # fmt: skip
    return Outcome(
        proposal, tuple(_findings(business, found, proposal)), Receipt("territories", counts, digest_of(proposal))
    )


def _problem(business: Business, params: Params) -> Problem:
    places = departements()
    weigh = np.maximum(business.partners, 1)
    return Problem(
        weights=business.weight,
        positions=np.array([(item.east, item.north) for item in places], np.int64),
        links=np.array(links(), np.int32),
        districts=params.number,
        tolerance=params.tolerance.micro,
        spread=weigh,
        current=business.today,
        move_price=weigh * max(1, params.move_kilometres * _KILOMETRE),
    )


def _proposal(business: Business, problem: Problem, found: Result) -> Proposal:
    changes = tuple(_changes(business, problem, found))
    moved = found.moved & (business.partners > 0)
    low, high = found.corridor
    grouped = int(business.partners.sum())
    before = np.where(business.today < 0, 0, business.today)
    revenue = None if business.revenue is None else Quantity(int(business.revenue[moved].sum()), business.currency)
    return Proposal(
        changes=changes,
        kept=tuple((name, int(business.elsewhere[at])) for at, name in enumerate(business.names)
                   if not (business.today == at).any()),
        basis=business.basis,
        even=_weight(business, int(business.weight.sum()) // problem.districts),
        least=_weight(business, low),
        most=_weight(business, high),
        partners=grouped,
        moved=int(business.partners[found.moved].sum()),
        moved_revenue=revenue,
        by_hand=business.by_hand,
        distance=(_distance(business, problem, before), _distance(business, problem, found.assignment)),
        feasible=found.feasible,
        gap=None if found.gap is None else Quantity(round(max(0.0, found.gap) * 1_000_000), RATIO),
    )  # fmt: skip


def _changes(business: Business, problem: Problem, found: Result) -> Iterator[Change]:
    """Yield every territory of the mainland, today's that go on first, then new ones, then those that end."""
    continued = {int(name): number for number, name in enumerate(found.continues) if name >= 0}
    taken = set(business.names)
    even = int(business.weight.sum()) / problem.districts
    for name in sorted(continued):
        yield _change(business, found, even, business.names[name], name, continued[name])
    for number in np.flatnonzero(found.continues < 0).tolist():
        prefecture = departements()[int(found.centres[number])].prefecture
        title = slug(prefecture)
        while title in taken:
            title += "-2"
        taken.add(title)
        yield replace(_change(business, found, even, title, None, number), title=prefecture)
    for name in np.unique(business.today[business.today >= 0]).tolist():
        if name not in continued:
            yield _change(business, found, even, business.names[name], name, None)


def _change(business: Business, found: Result, even: float, title: str, name: int | None, number: int | None) -> Change:
    nothing = np.zeros(len(business.partners), np.bool_)
    was = nothing if name is None else business.today == name
    now = nothing if number is None else found.assignment == number
    after = None if number is None else _figures(business, now)
    off = None
    if after is not None and even > 0:
        off = Quantity(round((after.weight.micro / even - 1) * 1_000_000), RATIO)
    return Change(
        territory=title,
        title="",
        new=name is None,
        middle="" if number is None else departements()[int(found.centres[number])].code,
        before=None if name is None else _figures(business, was),
        after=after,
        off=off,
        gained=_codes(now & ~was),
        lost=_codes(was & ~now),
        partners_gained=int(business.partners[now & ~was].sum()),
        partners_lost=int(business.partners[was & ~now].sum()),
    )


def _figures(business: Business, inside: NDArray[np.bool_]) -> Figures:
    revenue = None if business.revenue is None else Quantity(int(business.revenue[inside].sum()), business.currency)
    return Figures(int(business.partners[inside].sum()), _weight(business, int(business.weight[inside].sum())), revenue,
                   _codes(inside))  # fmt: skip


def _codes(inside: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(item.code for at, item in enumerate(departements()) if inside[at])


def _weight(business: Business, micro: int) -> Quantity:
    return Quantity(micro, COUNT if business.basis == "partners" else HOURS)


def _whole(micro: int) -> int:
    """Round up to whole units: nobody reads the millionth of an hour."""
    return -(-micro // MILLIONTHS) * MILLIONTHS


def _distance(business: Business, problem: Problem, territory: NDArray[np.int64] | NDArray[np.int32]) -> int:
    """Mean distance of a partner's prefecture to the middle of its territory, in tenths of a kilometre."""
    total = 0
    for name in np.unique(territory).tolist():
        inside = np.flatnonzero(territory == name)
        away = problem.positions[inside][:, None, :] - problem.positions[inside][None, :, :]
        sums = np.rint(np.sqrt((away * away).sum(axis=2))).astype(np.int64) @ business.partners[inside]
        total += int(sums.min())
    return total * 10 // (_KILOMETRE * int(business.partners.sum()))


def _findings(business: Business, found: Result, proposal: Proposal) -> Iterator[Finding]:
    """Yield what keeps territories from the tolerance, and what was not grouped."""
    drawn = {change.after.departements: change for change in proposal.changes if change.after is not None}
    for one in found.shortages:
        units = tuple(departements()[unit].code for unit in one.units)
        facts: dict[str, Fact] = {
            "weight": _weight(business, _whole(one.weighs)),
            "missing": _weight(business, _whole(one.missing)),
            "tolerance": Quantity(one.tolerance or 0, RATIO),
        }
        if one.kind == "around":
            nearest = tuple(departements()[unit].code for unit in one.nearest)
            facts |= {"departement": units[0], "nearest": nearest}
            yield Finding(Severity.WARNING, "territories-around", facts)
        elif one.proven:
            yield Finding(Severity.WARNING, "territories-unit", facts | {"departement": units[0]})
        else:
            change = drawn[units]
            subject = Term("territory", change.territory)
            # A new one is in nobody's glossary yet.
            facts |= {"territory": change.title if change.new else subject}
            yield Finding(Severity.WARNING, f"territories-{one.kind}", facts, subject=subject)
    if business.basis != "territory":
        yield Finding(Severity.NOTE, f"territories-basis-{business.basis}")
    if business.by_hand:
        yield Finding(Severity.NOTE, "territories-by-hand", {"count": business.by_hand})
