"""The demo's channel: imaginary French resellers, their sales and today's coverage, drawn from a seed.

Shapes and figures: revenue is heavy-tailed (log-normal with a Pareto tail, as sales per reseller are in published
channels), four in ten euros are sold in the last quarter and March, a sixth of the partners shrink, one in nine belongs
to a group, one in seven sells for three units and more. Today every unit has people of its own in every territory, so
that a reseller that sells for three units deals with three people and more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maillage.engine.kernel.period import Month
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

UNITS: Final = {
    "pcd": "Division PC", "servers": "Serveurs", "storage": "Stockage", "software": "Logiciels", "services": "Services",
    "financing": "Financement",
}  # fmt: skip
OFFERINGS: Final = (
    ("PC-10", "Poste de travail", "pc", "pcd", "intel", "windows"),
    ("PC-20", "Portable", "pc", "pcd", "intel", "windows"),
    ("SI-10", "Serveur Intel", "servers", "servers", "intel", "linux"),
    ("SU-10", "Serveur Unix", "servers", "servers", "unix", "aix"),
    ("SU-20", "Serveur Unix haut de gamme", "servers", "servers", "unix", "aix"),
    ("ST-10", "Baie de stockage", "storage", "storage", "unix", "storage"),
    ("SW-10", "Base de données", "software", "software", "unix", "database"),
    ("SW-20", "Intergiciel", "software", "software", "intel", "middleware"),
    ("SV-10", "Services d’installation", "services", "services", "intel", None),
    ("FI-10", "Crédit-bail", "financing", "financing", "intel", None),
)
TRADES: Final = ("integrator", "isv", "var", "consultant", "retailer")
TECHNOLOGIES: Final = ("aix", "linux", "windows", "storage", "database", "middleware", "networking", "security")
WHOLESALERS: Final = ("atlas", "boreal", "cassiopee")
DEPARTEMENTS: Final = {
    "ile-de-france": ("75", "92", "78", "93"), "nord": ("59", "62", "80"), "est": ("67", "57", "54", "51"),
    "normandie-centre": ("76", "14", "45", "37"), "ouest": ("44", "35", "29", "49"),
    "sud-ouest": ("33", "64", "87", "17"), "midi": ("31", "34", "30", "66"), "centre-est": ("69", "38", "42", "63"),
    "mediterranee": ("13", "06", "83", "2A"), "antilles-guyane": ("971", "972", "973"),
    "ocean-indien": ("974", "976"), "pacifique": ("988", "987"),
}  # fmt: skip
WEIGHTS: Final = (30, 8, 8, 7, 8, 7, 7, 11, 9, 2, 2, 1)
"""Resellers by territory, in per cent: about as the firms of the wholesale and IT trades are spread."""
SEASON: Final = (6, 7, 11, 7, 7, 9, 6, 4, 9, 9, 10, 15)
"""Per cent of a year's sales by month: ends of quarters and December weigh most."""
_HEADS: Final = ("Alpha", "Armor", "Azur", "Bastide", "Cobalt", "Delta", "Garonne", "Hexa", "Iroise", "Jura", "Loire",
                 "Merlin", "Nova", "Océan", "Pixel", "Quartz", "Rhône", "Sigma", "Trident", "Vega")  # fmt: skip
_TAILS: Final = ("Informatique", "Systèmes", "Réseaux", "Conseil", "Technologies", "Solutions", "Ingénierie", "Data",
                 "Services", "Bureautique")  # fmt: skip
_FIRST: Final = ("Anne", "Bruno", "Claire", "David", "Émilie", "Farid", "Gaëlle", "Hugo", "Inès", "Julien", "Léa")
_LAST: Final = ("Bernard", "Dubois", "Fontaine", "Garnier", "Lambert", "Mercier", "Moreau", "Petit", "Roche", "Simon")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Channel:
    """A channel as canonical tables, in the order in which they can be loaded; ``sell_through`` is the last."""

    tables: Mapping[str, pa.Table]


def channel_of(size: int, seed: int, as_of: date, years: int = 3) -> Channel:
    """Return a channel of ``size`` partners with sales in the ``years`` before ``as_of``: the same for the same seed."""
    return _Drawing(size, np.random.default_rng(seed), as_of, years).channel()


class _Drawing:
    def __init__(self, size: int, draw: np.random.Generator, as_of: date, years: int) -> None:
        self.size, self.draw, self.as_of, self.years = size, draw, as_of, years
        self.names = [f"P{number:06d}" for number in range(1, size + 1)]
        places = np.array(WEIGHTS) / sum(WEIGHTS)
        self.place = draw.choice(len(WEIGHTS), size, p=places)
        self.yearly = np.exp(draw.normal(12.6, 1.35, size))
        # The tail: one in forty is of another size, and a handful of another still.
        tail = draw.random(size) < 0.025
        self.yearly[tail] = 4e6 * (1 + draw.pareto(1.6, int(tail.sum())))
        self.yearly = np.minimum(self.yearly, 2.5e8)
        self.growth = draw.normal(1.05, 0.16, size)
        self.breadth = np.minimum(1 + draw.geometric(0.55, size), len(OFFERINGS))
        self.trade = draw.choice(len(TRADES), size, p=(0.28, 0.12, 0.34, 0.1, 0.16))
        self.direct = (self.yearly > 3e6) & (draw.random(size) < 0.85)

    def channel(self) -> Channel:
        seats, holdings = self.seats()
        drawn: dict[str, list[Row]] = {
            "units": [{"unit": unit, "name": name} for unit, name in UNITS.items()],
            "markets": [{"market": "intel", "name": "Intel"}, {"market": "unix", "name": "Unix et Linux"}],
            "territories": [{"territory": name, "name": name} for name in DEPARTEMENTS],
            "offerings": [
                dict(zip(("offering", "title", "line", "unit", "market", "technology"), row, strict=True))
                for row in OFFERINGS
            ],
            "wholesalers": [{"wholesaler": name, "name": name.title(), "country": "FR"} for name in WHOLESALERS],
            "groups": [
                {"group": f"G{number:03d}", "name": f"Groupe {_HEADS[number % len(_HEADS)]} {number}", "country": "FR"}
                for number in range(max(1, self.size // 30))
            ],
            "partners": list(self.partners()),
            "competences": list(self.competences()),
            "people": list(self.people()),
            "seats": seats,
            "holdings": holdings,
            "contacts": list(self.contacts()),
            "decisions": list(self.decisions()),
            "standings": list(self.standings()),
        }
        made = {name: pa.Table.from_pylist(list(rows), arrow_schema(TABLES[name])) for name, rows in drawn.items()}
        return Channel(made | {"sell_through": self.lines()})

    def partners(self) -> Iterator[Row]:
        words = self.draw.integers(0, 200, self.size)
        groups = self.draw.integers(0, max(1, self.size // 30), self.size)
        grouped = self.draw.random(self.size) < 0.11
        for at, name in enumerate(self.names):
            codes = [*DEPARTEMENTS.values()][self.place[at]]
            code = codes[at % len(codes)].replace("2A", "20")
            yield {
                "partner": name,
                "name": f"{_HEADS[words[at] % 20]} {_TAILS[words[at] // 20]} {at + 1}",
                "group": f"G{groups[at]:03d}" if grouped[at] else None,
                "country": "FR",
                "postal_code": f"{code}000"[:5],
                "trade": TRADES[self.trade[at]],
                "joined": date(2015, 1, 1),
            }

    def competences(self) -> Iterator[Row]:
        many = self.draw.poisson(np.where(self.yearly > 1e6, 2.2, 0.7))
        for at, name in enumerate(self.names):
            for word in self.draw.choice(len(TECHNOLOGIES), min(int(many[at]), 8), replace=False):
                obtained = self.as_of - timedelta(days=int(self.draw.integers(30, 1500)))
                yield {
                    "partner": name, "competence": f"{TECHNOLOGIES[word]}-specialist",
                    "technology": TECHNOLOGIES[word], "level": "professional", "obtained": obtained,
                    "expires": date(obtained.year + 3, obtained.month, 1),
                }  # fmt: skip

    def people(self) -> Iterator[Row]:
        for number, (person, unit) in enumerate(self._staff()):
            name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number * 7 % len(_LAST)]}"
            yield {"person": person, "name": f"{name} {number + 1}", "unit": unit}

    def _staff(self) -> Iterator[tuple[str, str]]:
        for territory in DEPARTEMENTS:
            for unit in UNITS:
                yield f"{unit}-{territory}", unit
        yield from ((f"lead-{number}", "pcd") for number in range(1, 13))
        yield "director", "pcd"

    def seats(self) -> tuple[list[Row], list[Row]]:
        """Two seats of CRBP in the largest territory, one elsewhere; the Pacific has no TPM, one LRM seat is vacant."""
        seats: list[Row] = []
        holdings: list[Row] = []
        for territory in DEPARTEMENTS:
            for role, unit in (("crbp", "pcd"), ("tpm", "storage"), ("lrm", "servers")):
                if (role, territory) == ("tpm", "pacifique"):
                    continue
                seat = f"{role}-{territory}"
                seats.append({"seat": seat, "title": f"{role.upper()} {territory}", "role": role,
                              "territory": territory, "unit": "servers" if role == "lrm" else "pcd"})  # fmt: skip
                if (role, territory) != ("lrm", "est"):
                    holdings.append({"seat": seat, "person": f"{unit}-{territory}", "valid_from": date(2020, 1, 1)})
        for number in range(1, 13):
            role = ("integrated-lead", *["integrated-specialist"] * 3, *["cluster-lead"] * 8)[number - 1]
            rule = "aligned" if role == "cluster-lead" else "integrated"
            seats.append({"seat": f"{role}-{number}", "title": f"{role} {number}", "role": role, "cluster": rule})
            holdings.append({"seat": f"{role}-{number}", "person": f"lead-{number}", "valid_from": date(2020, 1, 1)})
        seats.append({"seat": "bpo-director", "title": "Directeur BPO", "role": "bpo-director", "unit": "pcd"})
        holdings.append({"seat": "bpo-director", "person": "director", "valid_from": date(2020, 1, 1)})
        return seats, holdings

    def contacts(self) -> Iterator[Row]:
        """Whoever buys a unit's offerings deals with that unit's person of the territory."""
        for at, name in enumerate(self.names):
            territory = [*DEPARTEMENTS][self.place[at]]
            for rank, unit in enumerate(dict.fromkeys(OFFERINGS[item][3] for item in self.bought(at))):
                since = date(2014 + (at * 7 + rank) % 11, 1 + at % 12, 1)
                yield {"partner": name, "unit": unit, "person": f"{unit}-{territory}", "role": "representative",
                       "since": since, "primary": rank == 0}  # fmt: skip

    def bought(self, at: int) -> list[int]:
        """The offerings that a partner sells: neighbours in the catalogue, starting at its own."""
        start = (at * 2654435761) % len(OFFERINGS)
        return [(start + step * 3) % len(OFFERINGS) for step in range(int(self.breadth[at]))]

    def decisions(self) -> Iterator[Row]:
        """The two largest were granted a place among the Integrated, the third was refused."""
        largest = np.argsort(-self.yearly * self.growth**2, kind="stable")[:3]
        for number, at in enumerate(largest.tolist()):
            yield {
                "decision_id": f"D-{number + 1}", "decision": "admit-integrated", "partner": self.names[at],
                "verdict": "granted" if number < 2 else "refused",
                "grounds": "Plan commun sur trois ans" if number < 2 else "Pas encore de plan commun",
                "author": "pcd-ile-de-france", "approver": "director",
                "decided": date(self.as_of.year - 1, 11, 3), "valid_from": date(self.as_of.year - 1, 11, 3),
            }  # fmt: skip

    def standings(self) -> Iterator[Row]:
        """Last year's tiers: by the route alone."""
        for at, name in enumerate(self.names):
            yield {"partner": name, "tier": "aligned" if self.yearly[at] > 6e6 else "mba", "since": date(2025, 1, 1)}

    def lines(self) -> pa.Table:
        """One line a month and offering, more or less by the season, of a wholesaler or direct; some are returned."""
        first = Month.of(self.as_of).plus(-12 * self.years)
        months = [first.plus(step) for step in range(12 * self.years)]
        owners, things = self._assortment()
        count = len(owners)
        parts: list[pa.Table] = []
        for step, month in enumerate(months):
            growing = self.growth[owners] ** (step / 12 - (self.years - 1))
            share = self.yearly[owners] / self.breadth[owners] * SEASON[month.month - 1] / 100 * growing
            cents = np.round(share * np.exp(self.draw.normal(0, 0.35, count)) * 100).astype(np.int64)
            buys = (self.draw.random(count) < np.clip(self.yearly[owners] / 4e5, 0.2, 1)) & (cents > 0)
            returned = self.draw.random(count) < 0.01
            parts.append(self._month(month, owners[buys], things[buys], np.where(returned, -cents // 4, cents)[buys]))
        return pa.concat_tables(parts).combine_chunks()

    def _assortment(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        pairs = [(at, thing) for at in range(self.size) for thing in self.bought(at)]
        found = np.array(pairs, np.int64)
        return found[:, 0], found[:, 1]

    def _month(
        self, month: Month, owners: NDArray[np.int64], things: NDArray[np.int64], cents: NDArray[np.int64]
    ) -> pa.Table:
        direct = self.direct[owners]
        day = (month.first - date(1970, 1, 1)).days + self.draw.integers(0, 28, len(owners))
        sender = np.where(direct, "vendor", np.array(WHOLESALERS)[owners % len(WHOLESALERS)])
        names = np.array(self.names)
        amounts = pa.array([Decimal(cent).scaleb(-2) for cent in cents.tolist()], pa.decimal128(18, 4))
        pieces = pa.array([Decimal(piece) for piece in np.sign(cents).tolist()], pa.decimal128(18, 4))
        return pa.table({
            "sender": pa.array(sender),
            "document": pa.array([f"{month}-{names[owner]}" for owner in owners.tolist()]),
            "line_no": pa.array([str(thing + 1) for thing in things.tolist()]),
            "transaction": pa.array(np.where(cents < 0, "return", "sale")),
            "sold": pa.array(day.astype(np.int32), pa.date32()),
            "partner": pa.array(names[owners]),
            "offering": pa.array(np.array([row[0] for row in OFFERINGS])[things]),
            "route": pa.array(np.where(direct, "direct", "wholesale")),
            "quantity": pieces,
            "amount": amounts,
            "currency": pa.array(["EUR"] * len(owners)),
            "customer": pa.array([f"C{number:05d}" for number in ((owners * 31 + things) % 9000).tolist()]),
            "corrects": pa.nulls(len(owners), pa.string()),
        }).cast(arrow_schema(TABLES["sell_through"]))  # fmt: skip
