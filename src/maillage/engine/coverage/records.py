"""What the coverage stage knows of seats, people and today's contacts, as in force on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.clusters.records import ExceptionRecord, exceptions_of, places_of
from maillage.engine.kernel.period import valid_on
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.measures.types import Flags
from maillage.engine.policy.territories import Addresses, addresses_of
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.records import TierRecords, tier_records

Places = NDArray[np.int64]
UNKNOWN_DAY = -(2**31)


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """A seat in force: ``person`` who holds it ("" where vacant), ``others`` who hold it as well.

    ``capacity`` in millionths of an hour a year, None where the role's counts.
    """

    seat: str
    role: str
    unit: str
    territory: str
    market: str
    cluster: str
    capacity: int | None
    person: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactPin:
    """A person asked that this partner, by index and ``name``, keeps this person."""

    pin: str
    partner: int
    name: str
    person: str


@dataclass(frozen=True)
class Relationships:
    """Who deals with whom today, each pair once: arrays of one length, sorted by partner, then person.

    ``partner`` indices; ``person`` indices into ``people``; ``since`` days since 1970-01-01 of the earliest start
    (``UNKNOWN_DAY`` where not recorded); ``primary`` whether the person is its primary contact.
    """

    people: tuple[str, ...]
    partner: Places
    person: Places
    since: Places
    primary: Flags


@dataclass(frozen=True)
class CoverageRecords:
    """Everything in force on the day.

    ``most``: partner → contacts allowed by exception; ``set_aside``: exceptions that do not count, ``why`` also being
    ``number`` where the value is no number of contacts.
    """

    addresses: Addresses
    seats: tuple[SeatRecord, ...]
    today: Relationships
    pins: tuple[ContactPin, ...] = ()
    most: Mapping[int, int] = field(default_factory=dict)
    set_aside: tuple[ExceptionRecord, ...] = ()
    ruled: TierRecords = field(default_factory=TierRecords)


def coverage_records(
    state: RecordsState, partners: Sequence[str], as_of: date, ruled: TierRecords | None = None
) -> CoverageRecords:
    """Return what counts for coverage on ``as_of``.

    Seats count while valid; of several holders the one longest in the seat is the contact. A relationship that starts
    after the day does not count yet. An exception counts only when somebody other than its author approved it.
    ``ruled``: what is on record about tiers, where it is known.
    """
    known = pa.array(partners, pa.string())
    seats = _seats(state, as_of)
    holders = {seat.person for seat in seats} - {""}
    most, set_aside = _most(state, known, as_of)
    return CoverageRecords(
        addresses_of(state, partners),
        seats,
        relationships(state.table("contacts"), known, as_of, holders),
        _pins(state, known, as_of),
        most,
        set_aside,
        ruled if ruled is not None else tier_records(state, as_of),
    )


def relationships(table: pa.Table, known: pa.Array, as_of: date, holders: set[str]) -> Relationships:
    """Return today's pairs of partner and person; ``people`` has the holders of seats as well."""
    people = sorted(holders | {name for name in pc.unique(table["person"]).to_pylist() if name})
    partner, person = places_of(table["partner"], known), places_of(table["person"], pa.array(people, pa.string()))
    since = np.asarray(pc.fill_null(table["since"].cast(pa.int32()), UNKNOWN_DAY), dtype=np.int64)
    primary = np.asarray(pc.fill_null(table["primary"], False), dtype=np.bool_)
    begun = since <= (as_of - date(1970, 1, 1)).days
    rows = np.flatnonzero((partner >= 0) & (person >= 0) & begun)
    # One person may appear for several units: the pair counts once, from its earliest known start.
    start = np.where(since == UNKNOWN_DAY, 2**40, since)
    order = rows[np.lexsort((start[rows], person[rows], partner[rows]))]
    partner, person, since, primary = partner[order], person[order], since[order], primary[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (np.diff(partner) != 0) | (np.diff(person) != 0)
    starts = np.flatnonzero(first)
    if len(starts):
        primary = np.logical_or.reduceat(primary, starts)
    return Relationships(tuple(people), partner[first], person[first], since[first], primary)


def _seats(state: RecordsState, as_of: date) -> tuple[SeatRecord, ...]:
    holders: dict[str, list[tuple[date, str]]] = {}
    for row in state.table("holdings").to_pylist():
        if valid_on(as_of, row["valid_from"], row["valid_to"]):
            holders.setdefault(row["seat"], []).append((row["valid_from"] or date.min, row["person"]))
    found = []
    for row in state.table("seats").to_pylist():
        if valid_on(as_of, row["valid_from"], row["valid_to"]):
            people = [person for _, person in sorted(holders.get(row["seat"], []))]
            capacity = None if row["capacity"] is None else Quantity.of(row["capacity"], HOURS).micro
            words = [row[name] or "" for name in ("unit", "territory", "market", "cluster")]
            found.append(SeatRecord(row["seat"], row["role"], words[0], words[1], words[2], words[3], capacity,
                                    people[0] if people else "", tuple(people[1:])))  # fmt: skip
    return tuple(sorted(found, key=lambda seat: seat.seat))


def _pins(state: RecordsState, known: pa.Array, as_of: date) -> tuple[ContactPin, ...]:
    table = state.table("pins")
    found = (
        ContactPin(row["pin_id"], int(place), row["partner"], row["target"])
        for row, place in zip(table.to_pylist(), places_of(table["partner"], known), strict=True)
        if place >= 0 and row["kind"] == "contact" and valid_on(as_of, row["valid_from"], row["valid_to"])
    )
    return tuple(sorted(found, key=lambda pin: pin.pin))


def _most(state: RecordsState, known: pa.Array, as_of: date) -> tuple[dict[int, int], tuple[ExceptionRecord, ...]]:
    found, aside = exceptions_of(state, "contacts", known, as_of)
    most = {partner: int(one.value) for partner, one in found.items() if one.value.isdecimal() and int(one.value) > 0}
    wrong = (replace(one, why="number") for partner, one in found.items() if partner not in most)
    return most, (*aside, *wrong)
