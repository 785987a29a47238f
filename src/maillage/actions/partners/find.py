"""Find partners of a plan: words of a name, registry numbers, filters, an order, a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final, Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.accounts.permissions import Actor, Reach, reach
from maillage.actions.organisation.reach import reached_by
from maillage.actions.partners.fold import fold
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.quantity import Quantity
from maillage.report.content.business import Business, business_of

PAGE: Final = 80
"""Partners of a page."""
_KEPT: Final = 32
"""So many reaches, and lists, stay chosen for a plan: they take one byte and sixteen bytes a partner at most."""
Order = Literal["revenue", "name", "tier", "contacts"]
ORDERS: Final[tuple[Order, ...]] = ("revenue", "name", "tier", "contacts")


@dataclass(frozen=True)
class Wanted:
    """What is looked for; "" asks for nothing. ``changed``: only those whose tier, cluster or primary contact moves."""

    words: str = ""
    tier: str = ""
    territory: str = ""
    cluster: str = ""
    person: str = ""
    changed: bool = False
    order: Order = "revenue"
    page: int = 1


class Line(NamedTuple):
    """A partner in a list. ``primary``: the kind (person or seat) and the name of its primary contact."""

    partner: str
    name: str
    tier: str
    territory: str
    cluster: str
    primary: tuple[str, str]
    contacts: int
    revenue: Quantity | None


@dataclass(frozen=True)
class Found:
    """A page of partners: how many fit in all, of how many that may be seen, and on which of how many pages we are.

    ``tiers`` and ``territories``: how many of those that fit the other filters have each, names with partners only.
    ``last``: the place of the last line in the order of all partners, None where no line follows it.
    """

    lines: tuple[Line, ...]
    total: int
    seen: int
    page: int
    pages: int
    tiers: tuple[tuple[str, int], ...]
    territories: tuple[tuple[str, int], ...]
    last: int | None


@dataclass(frozen=True)
class Chosen:
    """Those who fit, before they are cut into pages: ``places`` in the order of all (k,), ``at`` their indices (k,)."""

    places: NDArray[np.int64]
    at: NDArray[np.int64]
    seen: int
    tiers: tuple[tuple[str, int], ...]
    territories: tuple[tuple[str, int], ...]


class _Terms(NamedTuple):
    """Names by their index in a plan; ``primaries`` by the index of a seat."""

    tiers: tuple[str, ...]
    territories: tuple[str, ...]
    clusters: tuple[str, ...]
    primaries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Directory:
    """The partners of a plan laid out for searching: made once for a plan, since a plan never changes."""

    opened: Opened
    _orders: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    @cached_property
    def chosen(self) -> Callable[[Reach, Wanted], Chosen]:
        """Gives those within a reach who fit what is wanted; the latest asked for stay, since pages follow pages."""
        return lru_cache(_KEPT)(self._chosen)

    @cached_property
    def seen(self) -> Callable[[Reach], NDArray[np.bool_]]:
        """Gives the partners within a reach (n,); the latest asked for stay."""
        return lru_cache(_KEPT)(lambda given: reached_by(given, self.opened.plan).partners)

    def _chosen(self, given: Reach, wanted: Wanted) -> Chosen:
        plan = self.opened.plan
        seen = self.seen(given)
        flags = self.flags(wanted)
        order = self.order(wanted.order)
        places = np.flatnonzero(_all(seen, flags)[order])
        ladder, coverage = plan.tiers.overall, plan.coverage
        return Chosen(
            places,
            order[places],
            int(seen.sum()),
            _counted(ladder.names, ladder.tier[_all(seen, flags, "tier")])[::-1],
            _counted(coverage.territories, coverage.territory[_all(seen, flags, "territory")]),
        )

    @cached_property
    def names(self) -> Sequence[str]:
        """The name of every partner (n,)."""
        known = self.opened.names
        return [known.get(("partner", partner), partner) for partner in self.opened.plan.measures.partners]

    @cached_property
    def searched(self) -> pa.Array:
        """What words are looked for in, for every partner: its name as plain words, its identifier, its SIREN."""
        table = self.opened.records.table("partners")
        siren = dict(zip(table["partner"].to_pylist(), table["siren"].to_pylist(), strict=True))
        partners = self.opened.plan.measures.partners
        return pa.array(
            [
                f"{fold(name)} {partner.casefold()} {siren.get(partner) or ''}"
                for name, partner in zip(self.names, partners, strict=True)
            ],
            pa.string(),
        )

    @cached_property
    def primary(self) -> NDArray[np.int64]:
        """The place of every partner's primary seat (n,), -1 for none."""
        coverage = self.opened.plan.coverage
        seat = np.full(len(self.opened.plan.measures.partners), -1, np.int64)
        seat[coverage.partner[coverage.primary]] = coverage.seat[coverage.primary]
        return seat

    @cached_property
    def business(self) -> Business:
        """The revenue by which partners are weighed."""
        return business_of(self.opened.plan)

    def order(self, by: Order) -> NDArray[np.int64]:
        """The partners (n,) in an order; equals by name."""
        if by not in self._orders:
            self._orders[by] = self._ordered(by)
        return self._orders[by]

    def _ordered(self, by: Order) -> NDArray[np.int64]:
        plan = self.opened.plan
        alphabetical = np.argsort(np.array([fold(name) for name in self.names], np.str_), kind="stable")
        keys = {
            "name": np.zeros(len(alphabetical), np.int64),
            "revenue": -self.business.micro,
            "tier": -plan.tiers.overall.tier.astype(np.int64),
            "contacts": -plan.comparison.contacts_after.astype(np.int64),
        }
        return alphabetical[np.argsort(keys[by][alphabetical], kind="stable")]

    def flags(self, wanted: Wanted) -> dict[str, NDArray[np.bool_]]:
        """For each part of what is wanted, the partners that fit it (n,)."""
        plan = self.opened.plan
        found: dict[str, NDArray[np.bool_]] = {}
        if wanted.words.strip():
            found["words"] = self._spoken(wanted.words)
        if wanted.tier:
            found["tier"] = plan.tiers.overall.tier == _place(plan.tiers.overall.names, wanted.tier)
        if wanted.territory:
            found["territory"] = plan.coverage.territory == _place(plan.coverage.territories, wanted.territory)
        if wanted.cluster:
            names = [cluster.name for cluster in plan.clusters.clusters]
            found["cluster"] = plan.clusters.cluster_of == _place(names, wanted.cluster)
        if wanted.person:
            held = np.array([wanted.person in (seat.person, seat.seat) for seat in plan.coverage.seats], np.bool_)
            found["person"] = np.zeros(len(self.names), np.bool_)
            found["person"][plan.coverage.partner[held[plan.coverage.seat]]] = True
        if wanted.changed:
            compared = plan.comparison
            # Values above 1 of the cluster moves are moves; 0 and 1 are in none and kept.
            found["changed"] = (compared.tier_move != 0) | (compared.cluster_move > 1) | (compared.primary_move != 0)
        return found

    def _spoken(self, words: str) -> NDArray[np.bool_]:
        fits = np.ones(len(self.names), np.bool_)
        # « 552 100 554 » is how a SIREN is written.
        joined = words.replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
        asked = [joined] if joined.isdecimal() else fold(words).split()
        for word in asked:
            fits &= pc.match_substring(self.searched, word).to_numpy(zero_copy_only=False)
        return fits

    @cached_property
    def _terms(self) -> _Terms:
        """What the indices of a plan stand for; -1, the last of each, for nothing."""
        plan = self.opened.plan
        return _Terms(
            (*plan.tiers.overall.names, "none"),
            (*plan.coverage.territories, ""),
            (*(cluster.name for cluster in plan.clusters.clusters), ""),
            (*(_contact(seat.person, seat.seat) for seat in plan.coverage.seats), ("", "")),
        )

    def line(self, at: int) -> Line:
        """Return the partner at an index as a line of a list."""
        return self.lines(np.array([at], np.int64))[0]

    def lines(self, at: NDArray[np.int64]) -> tuple[Line, ...]:
        """Return the partners at indices (k,) as lines of a list."""
        plan, terms, business = self.opened.plan, self._terms, self.business
        partners, names = plan.measures.partners, self.names
        columns = (
            at, plan.tiers.overall.tier[at], plan.coverage.territory[at], plan.clusters.cluster_of[at],
            self.primary[at], plan.comparison.contacts_after[at], business.micro[at],
        )  # fmt: skip
        # A whole column at once: to ask an array for one value takes longer than to write the line.
        return tuple(
            Line(
                partners[place], names[place], terms.tiers[tier], terms.territories[territory],
                terms.clusters[cluster], terms.primaries[seat], contacts,
                Quantity(micro, business.unit) if business.measure else None,
            )
            for place, tier, territory, cluster, seat, contacts, micro in zip(
                *(column.tolist() for column in columns), strict=True
            )
        )  # fmt: skip


def find_partners(
    actor: Actor, directory: Directory, wanted: Wanted, *, after: int | None = None, most: int = PAGE
) -> Found:
    """Return a page of the partners that the actor may see and that fit what is wanted, ``most`` of them.

    Counts, pages and the numbers beside the filters are of what may be seen alone. A page beyond the last is the last.
    ``after`` is the ``last`` of the page before: it is asked instead of a page by its number.

    Raises:
        Denied: if the actor may see no partners at all.
    """
    # Whoever asks for another page, or reaches as far, asks for the same partners.
    chosen = directory.chosen(reach(actor, "partners.read"), replace(wanted, page=1))
    total = len(chosen.at)
    pages = max(1, -(-total // most))
    page = min(max(1, wanted.page), pages)
    start = (page - 1) * most if after is None else int(np.searchsorted(chosen.places, after, "right"))
    end = min(start + most, total)
    return Found(
        directory.lines(chosen.at[start:end]),
        total, chosen.seen, page, pages, chosen.tiers, chosen.territories,
        int(chosen.places[end - 1]) if start < end < total else None,
    )  # fmt: skip


def _all(seen: NDArray[np.bool_], flags: dict[str, NDArray[np.bool_]], but: str = "") -> NDArray[np.bool_]:
    found = seen.copy()
    for name, fits in flags.items():
        if name != but:
            found &= fits
    return found


def _counted(names: Sequence[str], places: NDArray[np.int16] | NDArray[np.int32]) -> tuple[tuple[str, int], ...]:
    """How many have each name, in the order of the names; those that nobody has are left out."""
    counts = np.bincount(places[places >= 0].astype(np.int64), minlength=len(names)).tolist()
    return tuple((name, count) for name, count in zip(names, counts, strict=True) if count)


def _place(names: Sequence[str], wanted: str) -> int:
    """The place of a name; one that nobody has where there is none, so that nothing fits."""
    return names.index(wanted) if wanted in names else -2


def _contact(person: str, seat: str) -> tuple[str, str]:
    return ("person", person) if person else ("seat", seat)
