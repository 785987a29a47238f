"""What the cluster stage knows of the partners beyond their measures, as in force on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.kernel.period import valid_on
from maillage.engine.measures.types import Flags
from maillage.engine.policy.territories import Addresses, addresses_of
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.records import TierRecords, tier_records

Indices = NDArray[np.int32]
_FEW = 8
"""A column is short where it has fewer values than this part of what is known."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Who has what: ``names`` in ascending order, ``has`` (n, names) of every partner."""

    names: tuple[str, ...]
    has: Flags


@dataclass(frozen=True, slots=True)
class Pin:
    """What a person asked to leave as it is.

    ``kind``: cluster, together or apart; ``target``: a cluster of today, or the other partner.
    """

    pin: str
    partner: int
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class ExceptionRecord:
    """An exception in force.

    ``why`` it does not count: ``own`` (its author approved it as well), ``conflict`` (a later one says something
    else); "" where it counts.
    """

    exception: str
    partner: int
    value: str
    author: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class DedicatedSeat:
    """A seat in force that is reserved for a cluster rule.

    ``partners``: those whom its holder, or the seat itself, deals with today.
    """

    seat: str
    role: str
    rule: str
    partners: frozenset[int]


@dataclass(frozen=True)
class ClusterRecords:
    """Everything in force on the day, over the partners (n,) in their order.

    ``today`` (n,) index into ``clusters`` (names published today), -1 for none. ``exceptions``: partner → cluster
    rule granted, ``none`` for no cluster; ``set_aside``: those that do not count. ``group`` (n,) index into ``groups``
    of companies, -1 for none. ``ruled``: decisions, of which the policy says what counts.
    """

    trades: Traits
    technologies: Traits
    clusters: tuple[str, ...]
    today: Indices
    groups: tuple[str, ...]
    group: Indices
    addresses: Addresses
    pins: tuple[Pin, ...] = ()
    exceptions: Mapping[int, str] = field(default_factory=dict)
    set_aside: tuple[ExceptionRecord, ...] = ()
    seats: tuple[DedicatedSeat, ...] = ()
    ruled: TierRecords = field(default_factory=TierRecords)


def cluster_records(
    state: RecordsState, partners: Sequence[str], as_of: date, ruled: TierRecords | None = None
) -> ClusterRecords:
    """Return what counts for clusters on ``as_of``.

    A trade is the main one or a further one; a technology that of a competence or certification valid on the day.
    An exception counts only when somebody other than its author approved it, the latest of several. Rows about
    partners that are not in ``partners`` are left out. ``ruled``: what is on record about tiers, where it is known.
    """
    known = pa.array(partners, pa.string())
    resellers = state.table("partners")
    clusters, today = cluster_words(state.table("memberships"), known, as_of)
    groups, group = _words(resellers, "group", known)
    exceptions, set_aside = exceptions_of(state, "cluster", known, as_of)
    return ClusterRecords(
        trades=_traits([(resellers, "trade"), (state.table("partner_trades"), "trade")], known),
        technologies=_traits(
            [(_in_force(state.table(name), as_of), "technology") for name in ("competences", "certifications")], known
        ),
        clusters=clusters,
        today=today,
        groups=groups,
        group=group,
        addresses=addresses_of(state, partners),
        pins=_pins(state, known, as_of),
        exceptions={partner: one.value for partner, one in exceptions.items()},
        set_aside=set_aside,
        seats=_seats(state, known, as_of),
        ruled=ruled if ruled is not None else tier_records(state, as_of),
    )


def places_of(column: pa.ChunkedArray, known: pa.Array) -> NDArray[np.int64]:
    """Return where each value of ``column`` stands in ``known``, whose values differ; -1 where it does not."""
    if len(column) * _FEW > len(known):
        found = pc.fill_null(pc.index_in(column, value_set=known), -1)
        return np.asarray(found.to_numpy(), dtype=np.int64)
    # Of a few values, those known are looked for among them: the other way round an index of all would be made.
    words = pc.drop_null(pc.unique(column))
    at = np.asarray(pc.fill_null(pc.index_in(known, value_set=words), -1).to_numpy(zero_copy_only=False), np.int64)
    place = np.full(len(words) + 1, -1, np.int64)
    place[at[at >= 0]] = np.flatnonzero(at >= 0)
    return place[np.asarray(pc.fill_null(pc.index_in(column, value_set=words), len(words)).to_numpy(), np.int64)]


def _in_force(table: pa.Table, as_of: date) -> pa.Table:
    begun = pc.less_equal(table["obtained"], pa.scalar(as_of, pa.date32()))
    left = pc.or_kleene(pc.is_null(table["expires"]), pc.greater(table["expires"], pa.scalar(as_of, pa.date32())))
    return table.filter(pc.and_(begun, left))


def _traits(sources: Sequence[tuple[pa.Table, str]], known: pa.Array) -> Traits:
    words = pa.concat_arrays([table[name].combine_chunks() for table, name in sources])
    owners = np.concatenate([places_of(table["partner"], known) for table, _ in sources])
    kept = (owners >= 0) & ~np.asarray(words.is_null().to_numpy(zero_copy_only=False))
    owners, words = owners[kept], words.filter(pa.array(kept))
    names = sorted(pc.unique(words).to_pylist())
    has = np.zeros((len(known), len(names)), np.bool_)
    if names:
        has[owners, pc.index_in(words, value_set=pa.array(names)).to_numpy()] = True
    return Traits(tuple(names), has)


def cluster_words(table: pa.Table, known: pa.Array, as_of: date) -> tuple[tuple[str, ...], Indices]:
    """Return the names of the clusters published on ``as_of``, ascending, and (n,) which one each partner is in, -1."""
    return _words(table.filter(pc.less_equal(table["since"], pa.scalar(as_of, pa.date32()))), "cluster", known)


def _words(table: pa.Table, name: str, known: pa.Array) -> tuple[tuple[str, ...], Indices]:
    owners = places_of(table["partner"], known)
    names = sorted(word for word in pc.unique(table[name]).to_pylist() if word)
    found = np.full(len(known), -1, np.int32)
    kept = owners >= 0
    found[owners[kept]] = places_of(table[name], pa.array(names, pa.string()))[kept]
    return tuple(names), found


def _pins(state: RecordsState, known: pa.Array, as_of: date) -> tuple[Pin, ...]:
    table = state.table("pins")
    found = (
        Pin(row["pin_id"], int(place), row["kind"], row["target"])
        for row, place in zip(table.to_pylist(), places_of(table["partner"], known), strict=True)
        if place >= 0 and row["kind"] != "contact" and valid_on(as_of, row["valid_from"], row["valid_to"])
    )
    return tuple(sorted(found, key=lambda pin: pin.pin))


def exceptions_of(
    state: RecordsState, kind: str, known: pa.Array, as_of: date
) -> tuple[dict[int, ExceptionRecord], tuple[ExceptionRecord, ...]]:
    """Return the exceptions of a kind in force by partner, and those that do not count.

    Of several for one partner the latest counts: by first day, then by number.
    """
    counted: dict[int, ExceptionRecord] = {}
    aside = []
    table = state.table("exceptions")
    rows = zip(table.to_pylist(), places_of(table["partner"], known).tolist(), strict=True)
    for row, place in sorted(rows, key=lambda pair: (pair[0]["valid_from"] or date.min, pair[0]["exception_id"])):
        if place < 0 or row["kind"] != kind or not valid_on(as_of, row["valid_from"], row["valid_to"]):
            continue
        one = ExceptionRecord(row["exception_id"], place, row["value"], row["author"])
        if row["author"] == row["approver"]:
            aside.append(replace(one, why="own"))
            continue
        before = counted.get(place, one)
        if before.value != one.value:
            aside.append(replace(before, why="conflict"))
        counted[place] = one
    return dict(sorted(counted.items())), tuple(aside)


def _seats(state: RecordsState, known: pa.Array, as_of: date) -> tuple[DedicatedSeat, ...]:
    reserved = sorted(
        (
            row
            for row in state.table("seats").to_pylist()
            if row["cluster"] and valid_on(as_of, row["valid_from"], row["valid_to"])
        ),
        key=lambda row: str(row["seat"]),
    )
    if not reserved:
        return ()
    holders: dict[str, set[str]] = {}
    for row in state.table("holdings").to_pylist():
        if valid_on(as_of, row["valid_from"], row["valid_to"]):
            holders.setdefault(row["seat"], set()).add(row["person"])
    table = state.table("contacts")
    by_seat: dict[str, set[int]] = {}
    by_person: dict[str, set[int]] = {}
    people = pa.array(sorted({person for row in reserved for person in holders.get(row["seat"], ())}), pa.string())
    seats = pa.array(sorted(row["seat"] for row in reserved), pa.string())
    for names, column, found in ((people, "person", by_person), (seats, "seat", by_seat)):
        places, words = places_of(table[column], names), names.to_pylist()
        # Few contacts are with such people: only their partners are looked up.
        rows = np.flatnonzero(places >= 0)
        owners = places_of(table["partner"].take(pa.array(rows)), known)
        for place, owner in zip(places[rows].tolist(), owners.tolist(), strict=True):
            if owner >= 0:
                found.setdefault(words[place], set()).add(owner)
    return tuple(
        DedicatedSeat(
            row["seat"],
            row["role"],
            row["cluster"],
            frozenset(by_seat.get(row["seat"], set())).union(
                *(by_person.get(person, set()) for person in holders.get(row["seat"], ()))
            ),
        )
        for row in reserved
    )
