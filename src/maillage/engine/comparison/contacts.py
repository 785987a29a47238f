"""Contacts before and after: pairs of partner and person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.clusters.records import places_of
from maillage.engine.comparison.types import Shape
from maillage.engine.coverage.records import Relationships, relationships
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.quantity import Integers
from maillage.engine.kernel.sets import distinct
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Count, Sum
from maillage.engine.records.state import RecordsState

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """Distinct pairs of ``partner`` and ``person`` (index into the people), sorted.

    A vacant seat is a person of its own, numbered behind the ``people`` there are.
    """

    people: int
    partner: Places
    person: Places

    def keys(self) -> Places:
        """One number for each pair."""
        return self.partner * 2**32 + self.person

    def counts(self, partners: int) -> NDArray[np.int32]:
        """(partners,) how many people each partner deals with."""
        return np.bincount(self.partner, minlength=partners).astype(np.int32)

    def met(self) -> int:
        """How many distinct people there are, vacant seats left out."""
        return len(distinct(self.person[self.person < self.people]))


def before_of(state: RecordsState, partners: Sequence[str], coverage: CoverageTable, as_of: date) -> Relationships:
    """Return today's relationships; ``people`` has the holders of the plan's seats as well."""
    holders = {seat.person for seat in coverage.seats} - {""}
    return relationships(state.table("contacts"), pa.array(partners, pa.string()), as_of, holders)


def after_of(coverage: CoverageTable, people: Sequence[str]) -> tuple[Pairs, Places]:
    """Return the plan's pairs, and the person of each of the plan's seats (behind the people where vacant)."""
    index = {person: number for number, person in enumerate(people)}
    person = np.array(
        [index[seat.person] if seat.person else len(people) + place for place, seat in enumerate(coverage.seats)],
        np.int64,
    )
    keys = distinct(coverage.partner.astype(np.int64) * 2**32 + person[coverage.seat])
    return Pairs(len(people), keys >> 32, keys & (2**32 - 1)), person


def shape_of(counts: NDArray[np.int32]) -> Shape:
    """Return the shape of so many contacts each."""
    return Shape(len(counts), int(counts.sum()), tuple(np.bincount(counts).tolist()))


def several_of(policy: Policy, measures: MeasureTable, state: RecordsState) -> tuple[Flags, str]:
    """Return the multi-specialists (n,), and by which definition: see ``Comparison``."""
    for name, measure in policy.measures.items():
        if isinstance(measure, Count) and measure.count == "markets" and measure.per is None:
            column = measures.column(name)
            return column.known & (column.micro >= 2_000_000), "markets-counted"
    markets: dict[str, Flags] = {}
    for name, measure in policy.measures.items():
        if isinstance(measure, Sum) and measure.per is None and measure.where.market:
            column = measures.column(name)
            for market in measure.where.market if len(measure.where.market) == 1 else []:
                sold = column.known & (column.micro > 0)
                markets[market] = markets.get(market, np.zeros(len(sold), np.bool_)) | sold
    if len(markets) >= 2:
        return np.sum([*markets.values()], axis=0) >= 2, "markets-summed"
    return _units(state, measures.partners) >= 2, "units-today"


def _units(state: RecordsState, partners: Sequence[str]) -> Integers:
    table = state.table("contacts")
    owners = places_of(table["partner"], pa.array(partners, pa.string()))
    names = pc.unique(table["unit"].combine_chunks())
    keys = distinct((owners << 32) + places_of(table["unit"], names))
    return np.bincount(keys[keys >= 0] >> 32, minlength=len(partners)).astype(np.int64)
