"""The vendor's people: today's, unit by unit, and the seats of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa

from maillage.demo.catalogue import UNITS
from maillage.demo.columns import Integers, days, draw_of, join, pick, table_of, text, where
from maillage.demo.companies import Companies, month_days
from maillage.demo.history import Past
from maillage.demo.parameters import ChannelParameters
from maillage.demo.places import PLACES, TERRITORIES
from maillage.demo.resellers import NEVER, Resellers
from maillage.demo.words import people_names
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

_SINCE: Final = date(2020, 1, 1)
_SPECIALISTS: Final = 3
_PART_TIME: Final = Decimal(960)
"""Hours a year of the one CRBP that works part time."""


@dataclass(frozen=True)
class Staff:
    """How many people and seats there are.

    ``people`` (units, territories): a unit's people of a territory; ``crbp`` (territories,): seats; ``leads``: seats
    of cluster leads.
    """

    people: Integers
    crbp: Integers
    leads: int


def territory_of(resellers: Resellers) -> Integers:
    """Return (n,) the number of each partner's territory, in the order of ``TERRITORIES``."""
    return np.array([[*TERRITORIES].index(place.territory) for place in PLACES])[resellers.place]


def staff_of(parameters: ChannelParameters, resellers: Resellers, past: Past) -> Staff:
    """Return how many people the vendor has, by the number of partners that they look after."""
    territory, stays = territory_of(resellers), resellers.leaves == NEVER
    many = _by_territory(territory[stays])
    crbp = np.maximum(1, -(-many // parameters.partners_per_crbp))
    needing = np.stack([_by_territory(territory[stays & buys]) for buys in resellers.units.T])
    people = np.maximum(1, -(-needing // parameters.partners_per_person))
    # Each CRBP and the TPM are people of the PC division.
    people[0] = np.maximum(people[0], crbp + 1)
    return Staff(people, crbp, max(1, len(past.clusters)))


def _by_territory(territory: Integers) -> Integers:
    return np.bincount(territory, minlength=len(TERRITORIES))


def people(parameters: ChannelParameters, staff: Staff) -> pa.Table:
    """Return the vendor's people."""
    ids, units = zip(*_staff(staff), strict=True)
    names = people_names(len(ids), draw_of(parameters.seed, "people"))
    return table_of("people", {"person": pa.array(ids), "name": names, "unit": pa.array(units)})


def _staff(staff: Staff) -> Iterator[tuple[str, str]]:
    for place, territory in enumerate(TERRITORIES):
        for rank, unit in enumerate(UNITS):
            for number in range(1, int(staff.people[rank, place]) + 1):
                yield f"{unit}-{territory}-{number}", unit
    yield from ((f"lead-{number}", "pcd") for number in range(1, staff.leads))
    yield from ((f"integrated-{number}", "pcd") for number in range(1, _SPECIALISTS + 2))
    yield "director", "pcd"


def seats(staff: Staff) -> tuple[pa.Table, pa.Table]:
    """Return the seats and who holds them: one LRM and one lead of a cluster have left, one CRBP works part time."""
    rows: list[dict[str, Any]] = []
    held: list[dict[str, Any]] = []

    def seat(name: str, title: str, role: str, person: str, **more: Any) -> None:
        rows.append({"seat": name, "title": title, "role": role, **more})
        if person:
            held.append({"seat": name, "person": person, "valid_from": _SINCE})

    for place, (territory, title) in enumerate(TERRITORIES.items()):
        many = int(staff.crbp[place])
        for number in range(1, many + 1):
            told = f"CRBP {title}" + (f" n° {number}" if many > 1 else "")
            hours = _PART_TIME if (territory, number) == ("centre-est", 1) else None
            seat(f"crbp-{territory}-{number}", told, "crbp", f"pcd-{territory}-{number}", territory=territory,
                 unit="pcd", capacity=hours)  # fmt: skip
        seat(f"tpm-{territory}", f"TPM {title}", "tpm", f"pcd-{territory}-{many + 1}", territory=territory, unit="pcd")
        holder = f"servers-{territory}-1" if territory != "est" else ""
        seat(f"lrm-{territory}", f"LRM {title}", "lrm", holder, territory=territory, unit="servers")
    seat("integrated-lead", "Responsable des Intégrés", "integrated-lead", "integrated-1", cluster="integrated")
    for number in range(1, _SPECIALISTS + 1):
        seat(f"integrated-specialist-{number}", f"Spécialiste des Intégrés n° {number}", "integrated-specialist",
             f"integrated-{number + 1}", cluster="integrated")  # fmt: skip
    for number in range(1, staff.leads + 1):
        holder = f"lead-{number}" if number < staff.leads else ""
        seat(f"cluster-lead-{number}", f"Responsable de cluster n° {number}", "cluster-lead", holder, cluster="aligned")
    seat("bpo-director", "Directeur de l’organisation partenaires", "bpo-director", "director", unit="pcd")
    return _rows("seats", rows), _rows("holdings", held)


def _rows(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, arrow_schema(TABLES[name]))


def contacts(
    parameters: ChannelParameters, resellers: Resellers, companies: Companies, staff: Staff, past: Past
) -> pa.Table:
    """Return today's coverage.

    Whoever sells for a unit deals with one of that unit's people of the territory; members of a cluster deal with its
    lead in place of the PC division's.
    """
    stays = resellers.leaves == NEVER
    led = stays & (past.cluster >= 0) & (past.cluster < staff.leads - 1)
    meets = resellers.units & stays[:, None]
    meets[led, 0] = True
    owner, unit = np.nonzero(meets)
    by_lead = led[owner] & (unit == 0)
    ids = [name for name, _ in _staff(staff)]
    person = np.where(
        by_lead, int(staff.people.sum()) + past.cluster[owner], _representative(resellers, staff, owner, unit)
    )
    draw = draw_of(parameters.seed, "contacts")
    first = np.maximum(resellers.joins[owner], -130)
    months = 12 * parameters.years
    since = first + (draw.random(len(owner)) ** 0.5 * (months - first)).astype(np.int64)
    # Last year's clusters and their leads began with the year.
    since = np.where(by_lead, months - 6 - parameters.as_of.month % 12, since)
    return table_of("contacts", {
        "partner": companies.ids.take(pa.array(owner)),
        "unit": pick([*UNITS], unit),
        "person": pick(ids, person),
        "role": pick(["representative", "cluster-lead"], by_lead),
        "seat": where(by_lead, join("cluster-lead-", text(past.cluster[owner] + 1))),
        "since": days(month_days(parameters, np.minimum(since, months - 1))),
        "primary": pa.array(np.where(led[owner], by_lead, unit == resellers.main[owner])),
    })  # fmt: skip


def _representative(resellers: Resellers, staff: Staff, owner: Integers, unit: Integers) -> Integers:
    """Return the place among the staff of the unit's person that deals with each owner."""
    territory = territory_of(resellers)[owner]
    offsets = np.zeros((len(TERRITORIES), len(UNITS)), np.int64)
    offsets.flat[1:] = np.cumsum(staff.people.T.ravel())[:-1]
    # The PC division's last person of a territory, its TPM, has no partners of his own yet.
    many = np.where(unit == 0, staff.crbp[territory], staff.people[unit, territory])
    return offsets[territory, unit] + owner % many
