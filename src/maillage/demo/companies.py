"""The resellers on paper: names, groups, register numbers, addresses, trades, competences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.demo import identity
from maillage.demo.catalogue import CERTIFIED, TECHNOLOGIES, TRADES
from maillage.demo.columns import Flags, Integers, days, draw_of, join, padded, pick, table_of, text, where
from maillage.demo.parameters import ChannelParameters
from maillage.demo.places import DISTRICTS, PLACES
from maillage.demo.resellers import Resellers
from maillage.demo.words import company_names, told_apart

_EPOCH: Final = date(1970, 1, 1)
_STREETS: Final = (
    "rue de la Gare", "avenue de la République", "rue Jean-Jaurès", "boulevard Gambetta", "place du Marché",
    "rue des Tanneurs", "quai du Port", "zone artisanale des Prés", "parc d’activités de la Plaine",
    "rue Victor-Hugo", "chemin du Moulin", "allée des Tilleuls",
)  # fmt: skip
_SECOND_TRADE: Final = 0.15
"""Share of the partners that have a second trade."""
_LEVELS: Final = ("associate", "professional", "specialty")
_JOBS: Final = ("technical", "technical", "business")


@dataclass(frozen=True)
class Companies:
    """Who belongs to whom, arrays (n,).

    ``group``: -1 without; ``head``: the partner that leads its group, itself without; ``establishment``: number under
    the SIREN of ``company``, the partner that is the legal entity.
    """

    ids: pa.Array
    names: pa.Array
    group: Integers
    head: Integers
    company: Integers
    establishment: Integers

    @property
    def groups(self) -> int:
        """The number of groups."""
        return int(self.group.max(initial=-1)) + 1


def companies_of(parameters: ChannelParameters, resellers: Resellers) -> Companies:
    """Draw groups and names for the resellers."""
    draw = draw_of(parameters.seed, "companies")
    size = len(resellers)
    everybody = np.arange(size)
    members = draw.permutation(size)[: round(size * parameters.grouped)]
    count = max(1, round(len(members) / parameters.group_members))
    group = np.full(size, -1, np.int64)
    # Two each, the others as they fall: many small groups, few large ones.
    group[members] = np.concatenate([
        np.repeat(np.arange(count), 2)[: len(members)], draw.integers(0, count, max(0, len(members) - 2 * count)),
    ])  # fmt: skip
    head = everybody.copy()
    order = members[np.argsort(resellers.yearly[members], kind="stable")]
    largest = np.zeros(count, np.int64)
    largest[group[order]] = order
    head[members] = largest[group[members]]
    agency = (head != everybody) & (draw.random(size) < parameters.agencies)
    company = np.where(agency, head, everybody)
    names = company_names(size, draw)
    towns = pick([place.town for place in PLACES], resellers.place)
    called = pc.if_else(pa.array(agency), join(names.take(pa.array(company)), " ", towns), names)
    ids = join("P", padded(everybody + 1, max(6, len(str(size)))))
    return Companies(ids, told_apart(called, towns), group, head, company, _numbered(company))


def _numbered(company: Integers) -> Integers:
    """Return the number of each establishment within its company; the company's own is 1."""
    everybody = np.arange(len(company))
    order = np.lexsort((everybody, everybody != company, company))
    begins = np.ones(len(company), np.bool_)
    begins[1:] = np.diff(company[order]) != 0
    found = np.empty(len(company), np.int64)
    found[order] = everybody - np.maximum.accumulate(np.where(begins, everybody, 0)) + 1
    return found


def partners(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the table of partners."""
    draw = draw_of(parameters.seed, "partners")
    size, place = len(resellers), resellers.place
    siren = identity.sirens(companies.company)
    district = np.array([DISTRICTS.get(item.code, 0) for item in PLACES])[place]
    postal = np.array([int(item.postal_code) for item in PLACES])[place]
    postal = postal + np.where(district > 0, draw.integers(0, 1 << 20, size) % np.maximum(district, 1) + 1, 0)
    french = np.array([not item.code.startswith("98") for item in PLACES])[place]
    stated = draw.random(size) < 0.1
    described = np.arange(size) != resellers.undescribed
    return table_of("partners", {
        "partner": companies.ids,
        "name": companies.names,
        "group": where(companies.group >= 0, group_ids(companies.group)),
        "country": pick(["FR"], np.zeros(size, np.int64)),
        "postal_code": padded(postal, 5),
        "city": pick([item.town for item in PLACES], place),
        "address": join(text(draw.integers(1, 140, size)), " ", pick(_STREETS, draw.integers(0, len(_STREETS), size))),
        "departement": pick([item.code for item in PLACES], place),
        "siren": padded(siren, 9),
        "siret": padded(identity.sirets(siren, companies.establishment), 14),
        # The Pacific places lie outside the Union's VAT.
        "vat": where(french, identity.vat_numbers(siren)),
        "trade": where(described, pick([item.trade for item in TRADES], resellers.trade)),
        "route": where(stated, pick(["wholesale", "direct"], resellers.direct)),
        "joined": days(month_days(parameters, resellers.joins)),
        "left": days(month_days(parameters, np.minimum(resellers.leaves, 1 << 12)), resellers.leaves < 1 << 12),
    })  # fmt: skip


def month_days(parameters: ChannelParameters, months: Integers) -> Integers:
    """Return the first day (since 1970) of months counted from the first one drawn."""
    first = parameters.months[0]
    start = np.datetime64(f"{first}", "M").astype(np.int64) + months
    found: Integers = start.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return found


def group_ids(group: Integers) -> pa.Array:
    """Return the identifiers of groups."""
    return join("G", padded(np.maximum(group, 0) + 1, 5))


def groups(companies: Companies) -> pa.Table:
    """Return the table of groups: called after their heads, one in twelve below another."""
    at = np.arange(companies.groups)
    heads = np.zeros(len(at), np.int64)
    heads[companies.group[companies.group >= 0]] = companies.head[companies.group >= 0]
    below = (at % 12 == 11) & (at > 0)
    return table_of("groups", {
        "group": group_ids(at),
        "name": join("Groupe ", companies.names.take(pa.array(heads))),
        "parent": where(below, group_ids(at - at % 12)),
        "country": pick(["FR"], np.zeros(len(at), np.int64)),
        "siren": padded(identity.sirens(heads), 9),
    })  # fmt: skip


def partner_trades(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the second trades."""
    draw = draw_of(parameters.seed, "trades")
    having = draw.random(len(resellers)) < _SECOND_TRADE
    chosen = np.setdiff1d(np.flatnonzero(having), [resellers.undescribed])
    second = (resellers.trade[chosen] + draw.integers(1, len(TRADES), len(chosen))) % len(TRADES)
    return table_of("partner_trades", {
        "partner": companies.ids.take(pa.array(chosen)), "trade": pick([item.trade for item in TRADES], second),
    })  # fmt: skip


@dataclass(frozen=True)
class _Skills:
    """Competences, arrays (rows,): whose, on what, obtained on which day, valid to before which day."""

    owner: Integers
    technology: Integers
    obtained: Integers
    expires: Integers


def _skills(parameters: ChannelParameters, resellers: Resellers) -> _Skills:
    draw = draw_of(parameters.seed, "competences")
    mean = parameters.competences * (resellers.yearly / parameters.median_revenue) ** parameters.competence_power
    many = np.minimum(draw.poisson(mean), len(TECHNOLOGIES))
    many[np.arange(len(many)) == resellers.undescribed] = 0
    suits = draw.gumbel(size=(len(many), len(TECHNOLOGIES))).astype(np.float32)
    suits += np.log(np.where(resellers.unix[:, None] == _unix(), parameters.lean, 1)).astype(np.float32)
    ranks = np.argsort(np.argsort(-suits, axis=1, kind="stable"), axis=1, kind="stable")
    owner, technology = np.nonzero(ranks < many[:, None])
    until = (parameters.as_of - _EPOCH).days
    # Some are older than they are valid: those have expired.
    obtained = until - draw.integers(30, round(parameters.competence_years * 365 * 1.3), len(owner))
    month = obtained.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    ends = (month + 12 * parameters.competence_years).astype("datetime64[M]")
    return _Skills(owner, technology, obtained, ends.astype("datetime64[D]").astype(np.int64))


def _unix() -> Flags:
    return np.array([name in ("aix", "storage", "database") for name in TECHNOLOGIES])


def competences(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the competences."""
    skills = _skills(parameters, resellers)
    level = draw_of(parameters.seed, "levels").integers(0, 2, len(skills.owner))
    return table_of("competences", {
        "partner": companies.ids.take(pa.array(skills.owner)),
        "competence": pick([f"{name}-specialist" for name in TECHNOLOGIES], skills.technology),
        "technology": pick(TECHNOLOGIES, skills.technology),
        "level": pick(_LEVELS, level),
        "obtained": days(skills.obtained),
        "expires": days(skills.expires),
    })  # fmt: skip


def certifications(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the certified people: one to three for each competence; a person may hold several."""
    skills = _skills(parameters, resellers)
    draw = draw_of(parameters.seed, "certifications")
    count = 1 + (resellers.yearly[skills.owner] > draw.exponential(4e6, len(skills.owner))) * draw.integers(
        0, 3, len(skills.owner)
    )
    row = np.repeat(np.arange(len(count)), count)
    within = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    owner, technology = skills.owner[row], skills.technology[row]
    partner = companies.ids.take(pa.array(owner))
    level = draw.integers(0, len(_LEVELS), len(row))
    return table_of("certifications", {
        "partner": partner,
        "holder": join(partner, "-", text(within + 1 + technology % 2)),
        "certification": pick([CERTIFIED[name] for name in TECHNOLOGIES], technology),
        "technology": pick(TECHNOLOGIES, technology),
        "level": pick(_LEVELS, level),
        "job": pick(_JOBS, draw.integers(0, len(_JOBS), len(row))),
        "obtained": days(skills.obtained[row] + draw.integers(0, 30, len(row))),
        "expires": days(skills.expires[row]),
    })  # fmt: skip
