"""A lower bound on the price: the linear relaxation, component by component.

Demands are split over their places. Where loads don't differ by place and arcs have no costs, only the arcs on which
a contact may cost less than its price (a known holder, or one who may take another demand of the item) need columns
of their own; all that a group's demands leave of themselves flows to its places as one sum, which the relaxation cannot
tell from single demands. So 100,000 demands with two ties each and ten places a group give 200,000 columns instead of a
million.
"""

from typing import NamedTuple

import numpy as np

from maillage.solver.compiled import Flags, Floats, Ids, Ints
from maillage.solver.staffing.joins import expand
from maillage.solver.staffing.model import (
    ARC,
    CAPACITY,
    CONTACT,
    CROWD,
    DRIFT,
    HIGH,
    HOLDER,
    LEAST,
    LOAD,
    LOW,
    MOST,
    NEAR,
    NEAR_COUNT,
    OUTSIDE,
    OVERLOAD,
    PLACES,
    SHARE,
    SHORT,
    SIZE,
    Model,
    fixed_places,
    fixed_weights,
    model_of,
)
from maillage.solver.staffing.moves import COUNT, PRICE, TOTAL, empty_state, reprice
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.programme import Programme
from maillage.solver.staffing.value import NO_UPPER, arcs_of

CAUTION = 1e-7
"""The part by which the bound is lowered for the tolerance of the linear programmes."""


class _Arcs(NamedTuple):
    """Arcs with a column of their own: demand, choice, place, what they weigh and cost, and their column."""

    demand: Ints
    choice: Ints
    place: Ints
    weight: Ints
    column: Ints


def lower_bound(problem: Problem, *, workers: int = 1) -> float:
    """Return a number that no assignment's price is below; see `evaluate`.

    Raises:
        RuntimeError: HiGHS doesn't solve the relaxation.
    """
    model, fixed = model_of(problem), fixed_places(problem)
    builder = _Builder(problem, model, fixed)
    return builder.bound(workers) if len(model.order) else float(builder.constant())


class _Builder:
    """Writes the relaxation of a problem; places, groups and demands that have no choice are no part of it.

    `group`, `place`: the places that serve each group that free demands ask for; `component` of demands, `of_group` and
    `part` of places: -1 where there is none; `paid`: contacts that fixed demands have anyway.
    """

    def __init__(self, problem: Problem, model: Model, fixed: Ids) -> None:
        self.problem, self.model, self.fixed = problem, model, fixed
        self.pooled = problem.loads is None and problem.costs is None
        self.free = np.sort(model.order).astype(np.int64)
        self.component = np.full(problem.size, -1, np.int64)
        spans = np.diff(model.component_starts)
        self.component[model.order] = np.repeat(np.arange(len(spans)), spans)
        self.used = np.unique(problem.group[self.free])
        row, within = expand(model.groups[self.used, SIZE])
        self.group = self.used[row]
        self.place = model.lists[model.groups[self.group, PLACES] + within].astype(np.int64)
        self.of_group = np.full(len(model.groups), -1, np.int64)
        self.of_group[problem.group[self.free]] = self.component[self.free]
        self.part = np.full(problem.places, -1, np.int64)
        self.part[self.place] = self.of_group[self.group]
        self.holder = model.seats[:, HOLDER]
        self.width = int(max(self.holder.max(initial=0), problem.ties()[1].max(initial=0))) + 1
        held = fixed >= 0
        self.paid = np.unique(problem.item[held].astype(np.int64) * self.width + self.holder[fixed[held]])
        state = empty_state(model, fixed, fixed_weights(problem, fixed))
        reprice(model, state)
        self.sums = state.sums
        self.lp = Programme()
        self.unit = max(1.0, float(self._weights().mean()) if len(self._weights()) else 1.0)
        self.money = max(1.0, float(model.prices[OVERLOAD]) * self.unit, float(model.prices[CONTACT]))

    def _weights(self) -> Ints:
        loads = self.problem.load if self.problem.load is not None else self.problem.loads
        assert loads is not None
        return loads

    def constant(self) -> int:
        """What no choice changes: places without free demands, contacts and arcs of fixed demands, ties not kept."""
        item, holder, price = self.problem.ties()
        lost = int(price[~np.isin(item.astype(np.int64) * self.width + holder, self.paid)].sum())
        costs = 0
        if self.problem.costs is not None:
            held = self.fixed >= 0
            costs = int(self.problem.costs[arcs_of(self.problem, self.fixed)[held]].sum())
        alone = int(self.sums[self.part < 0, PRICE].sum())
        return int(self.model.prices[CONTACT]) * len(self.paid) + lost + costs + alone

    def bound(self, workers: int) -> float:
        """Build the programme, solve it, and return the bound."""
        arcs = self._arcs()
        constant = float(self.constant())
        if self.pooled:
            constant += float(self.model.prices[CONTACT]) * len(self.free)
        pool = self._pool(arcs) if self.pooled else None
        self._demands(arcs)
        load = self._place_rows(arcs, pool)
        self._load_prices(load)
        value = constant + self.lp.solve(workers) * self.money
        return value - CAUTION * abs(value)

    def _arcs(self) -> _Arcs:
        """Add a column for each arc that has one of its own, and those of contacts that several demands share."""
        model, problem = self.model, self.problem
        if self.pooled:
            row, within = expand(model.demands[self.free, NEAR_COUNT])
            demand = self.free[row]
            choice = model.lists[model.demands[demand, NEAR] + within].astype(np.int64)
        else:
            row, choice = expand(model.groups[problem.group[self.free], SIZE])
            demand = self.free[row]
        place = model.lists[model.groups[problem.group[demand], PLACES] + choice].astype(np.int64)
        weight, cost = model.demands[demand, LOAD], np.zeros(len(demand))
        if not self.pooled:
            weight, cost = model.arcs[model.demands[demand, ARC] + choice].T
            cost = cost.astype(np.float64)
        if self.pooled:
            cost -= float(model.prices[CONTACT])
        pair = problem.item[demand].astype(np.int64) * self.width + self.holder[place]
        net = self._net(pair)
        shared = self._shared(pair, demand)
        cost += np.where(shared, 0.0, net)
        column = self.lp.add_columns(cost / self.money, self.component[demand])
        self._contacts(pair[shared], demand[shared], column[shared], net[shared])
        return _Arcs(demand, choice, place, weight, column)

    def _net(self, pair: Ints) -> Floats:
        """What each contact costs: nothing where a fixed demand has it, less where a tie is kept."""
        item, holder, price = self.problem.ties()
        net = np.full(len(pair), float(self.model.prices[CONTACT]))
        key = item.astype(np.int64) * self.width + holder
        order = np.argsort(key, kind="stable")
        at = np.searchsorted(key[order], pair)
        inside = at < len(key)
        inside[inside] = key[order][at[inside]] == pair[inside]
        net[inside] -= price[order][at[inside]]
        net[np.isin(pair, self.paid)] = 0.0
        return net

    def _shared(self, pair: Ints, demand: Ints) -> Flags:
        """Whether several demands may have the contact of each arc."""
        both = np.unique(np.stack([pair, demand]), axis=1) if len(pair) else np.zeros((2, 0), np.int64)
        pairs, counts = np.unique(both[0], return_counts=True)
        return np.isin(pair, pairs[counts > 1]) & ~np.isin(pair, self.paid)

    def _contacts(self, pair: Ints, demand: Ints, column: Ints, net: Floats) -> None:
        """A contact that several demands may have is paid once: at least each demand's part of it.

        One that is worth more than it costs is had at most as far as the demands have it.
        """
        pairs, first, which = np.unique(pair, return_index=True, return_inverse=True)
        opened = self.lp.add_columns(net[first] / self.money, self.component[demand[first]], 1.0)
        size = self.problem.size
        keys, start, of_row = np.unique(which.astype(np.int64) * size + demand, return_index=True, return_inverse=True)
        zeros = np.zeros(len(keys))
        rows = self.lp.add_rows(np.full(len(keys), -np.inf), zeros, self.component[demand[start]])
        self.lp.add(rows[of_row], column, np.ones(len(column)))
        self.lp.add(rows, opened[which[start]], -np.ones(len(keys)))
        gift = net < 0
        won = np.flatnonzero(net[first] < 0)
        at = np.full(len(pairs), -1, np.int64)
        at[won] = self.lp.add_rows(np.full(len(won), -np.inf), np.zeros(len(won)), self.component[demand[first[won]]])
        self.lp.add(at[won], opened[won], np.ones(len(won)))
        self.lp.add(at[which[gift]], column[gift], -np.ones(int(gift.sum())))

    def _demands(self, arcs: _Arcs) -> None:
        """Each demand is had once; of pooled ones up to that, since the rest flows with its group."""
        demand, at = np.unique(arcs.demand, return_inverse=True)
        least = np.full(len(demand), -np.inf if self.pooled else 1.0)
        rows = self.lp.add_rows(least, np.ones(len(demand)), self.component[demand])
        self.lp.add(rows[at], arcs.column, np.ones(len(at)))

    def _pool(self, arcs: _Arcs) -> tuple[Ints, Ints]:
        """Add the flow of each group to each of its places, in load and in number; returns their columns."""
        part = self.of_group[self.group]
        flow, number = (self.lp.add_columns(np.zeros(len(part)), part) for _ in range(2))
        at = np.searchsorted(self.used, self.group)
        mine = np.searchsorted(self.used, self.problem.group[arcs.demand])
        free = np.searchsorted(self.used, self.problem.group[self.free])
        each = self.model.demands[self.free, LOAD] / self.unit
        for columns, single, whole in (
            (flow, arcs.weight / self.unit, np.bincount(free, each, len(self.used)).astype(np.float64)),
            (number, np.ones(len(arcs.demand)), np.bincount(free, minlength=len(self.used)).astype(np.float64)),
        ):
            rows = self.lp.add_rows(whole, whole, self.of_group[self.used])
            self.lp.add(rows[at], columns, np.ones(len(at)))
            self.lp.add(rows[mine], arcs.column, single)
        # A number of demands weighs at least so many of the lightest and at most so many of the heaviest.
        least, most = np.full(len(self.used), np.inf), np.zeros(len(self.used))
        np.minimum.at(least, free, each)
        np.maximum.at(most, free, each)
        for limit, low, high in ((least, 0.0, np.inf), (most, -np.inf, 0.0)):
            rows = self.lp.add_rows(np.full(len(at), low), np.full(len(at), high), part)
            self.lp.add(rows, flow, np.ones(len(at)))
            self.lp.add(rows, number, -limit[at])
        return flow, number

    def _place_rows(self, arcs: _Arcs, pool: tuple[Ints, Ints] | None) -> tuple[Ints, Ints]:
        """Add the load of each place as a column; price its number of demands; returns places and columns."""
        places = np.flatnonzero(self.part >= 0)
        part = self.part[places]
        at, mine = np.searchsorted(places, self.place), np.searchsorted(places, arcs.place)
        load = self.lp.add_columns(np.zeros(len(places)), part)
        base = -self.sums[places, TOTAL] / self.unit
        rows = self.lp.add_rows(base, base, part)
        self.lp.add(rows, load, -np.ones(len(places)))
        self.lp.add(rows[mine], arcs.column, arcs.weight / self.unit)
        most = self.model.seats[places, MOST]
        over = self.lp.add_columns(np.full(len(places), float(self.model.prices[CROWD]) / self.money), part)
        room = np.where(most >= 0, most - self.sums[places, COUNT], np.inf)
        crowd = self.lp.add_rows(np.full(len(places), -np.inf), room, part)
        self.lp.add(crowd, over, -np.ones(len(places)))
        self.lp.add(crowd[mine], arcs.column, np.ones(len(mine)))
        if pool is not None:
            self.lp.add(rows[at], pool[0], np.ones(len(at)))
            self.lp.add(crowd[at], pool[1], np.ones(len(at)))
        return places, load

    def _load_prices(self, load: tuple[Ints, Ints]) -> None:
        """Price what each place carries above or below its bounds."""
        places, columns = load
        seats = self.model.seats[places]
        for price, sign, column, counts in (
            (OVERLOAD, 1, CAPACITY, seats[:, CAPACITY] >= 0),
            (SHORT, -1, LEAST, seats[:, LEAST] > 0),
            (OUTSIDE, 1, HIGH, seats[:, HIGH] < NO_UPPER),
            (OUTSIDE, -1, LOW, seats[:, LOW] > 0),
            (DRIFT, 1, SHARE, seats[:, SHARE] >= 0),
            (DRIFT, -1, SHARE, seats[:, SHARE] >= 0),
        ):
            some = np.flatnonzero(counts) if self.model.prices[price] else np.zeros(0, np.int64)
            part = self.part[places[some]]
            rate = float(self.model.prices[price]) * self.unit / self.money
            beyond = self.lp.add_columns(np.full(len(some), rate), part)
            limit = sign * seats[some, column] / self.unit
            rows = self.lp.add_rows(np.full(len(some), -np.inf), limit, part)
            self.lp.add(rows, columns[some], np.full(len(some), float(sign)))
            self.lp.add(rows, beyond, -np.ones(len(some)))
