"""Where the resellers are: every département and overseas place, its people, its main town, its territory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_TABLE: Final = """
ile-de-france: 75 2133 75000 Paris, 77 1438 77000 Melun, 78 1456 78000 Versailles, 91 1314 91000 Évry-Courcouronnes,
  92 1635 92000 Nanterre, 93 1668 93000 Bobigny, 94 1415 94000 Créteil, 95 1257 95000 Cergy
nord: 02 526 02000 Laon, 59 2611 59000 Lille, 60 829 60000 Beauvais, 62 1461 62000 Arras, 80 566 80000 Amiens
est: 08 267 08000 Charleville-Mézières, 10 312 10000 Troyes, 51 564 51100 Reims, 52 169 52000 Chaumont,
  54 732 54000 Nancy, 55 181 55000 Bar-le-Duc, 57 1051 57000 Metz, 67 1153 67000 Strasbourg, 68 769 68100 Mulhouse,
  88 359 88000 Épinal
normandie-centre: 14 702 14000 Caen, 18 299 18000 Bourges, 27 599 27000 Évreux, 28 431 28000 Chartres,
  36 217 36000 Châteauroux, 37 616 37000 Tours, 41 329 41000 Blois, 45 686 45000 Orléans, 50 494 50000 Saint-Lô,
  61 275 61000 Alençon, 76 1257 76000 Rouen
ouest: 22 609 22000 Saint-Brieuc, 29 924 29200 Brest, 35 1103 35000 Rennes, 44 1457 44000 Nantes, 49 827 49000 Angers,
  53 305 53000 Laval, 56 773 56000 Vannes, 72 566 72000 Le Mans, 85 697 85000 La Roche-sur-Yon
sud-ouest: 16 351 16000 Angoulême, 17 662 17000 La Rochelle, 19 239 19100 Brive-la-Gaillarde, 23 115 23000 Guéret,
  24 413 24000 Périgueux, 33 1674 33000 Bordeaux, 40 425 40000 Mont-de-Marsan, 47 331 47000 Agen, 64 697 64000 Pau,
  79 374 79000 Niort, 86 440 86000 Poitiers, 87 371 87000 Limoges
midi: 09 155 09000 Foix, 11 379 11000 Carcassonne, 12 279 12000 Rodez, 30 759 30000 Nîmes, 31 1449 31000 Toulouse,
  32 192 32000 Auch, 34 1219 34000 Montpellier, 46 175 46000 Cahors, 48 77 48000 Mende, 65 231 65000 Tarbes,
  66 487 66000 Perpignan, 81 394 81000 Albi, 82 264 82000 Montauban
centre-est: 01 671 01000 Bourg-en-Bresse, 03 333 03000 Moulins, 07 331 07000 Privas, 15 144 15000 Aurillac,
  21 536 21000 Dijon, 25 549 25000 Besançon, 26 522 26000 Valence, 38 1285 38000 Grenoble, 39 258 39000 Lons-le-Saunier,
  42 771 42000 Saint-Étienne, 43 228 43000 Le Puy-en-Velay, 58 202 58000 Nevers, 63 664 63000 Clermont-Ferrand,
  69 1901 69000 Lyon, 70 233 70000 Vesoul, 71 549 71000 Mâcon, 73 443 73000 Chambéry, 74 841 74000 Annecy,
  89 334 89000 Auxerre, 90 139 90000 Belfort
mediterranee: 04 167 04000 Digne-les-Bains, 05 141 05000 Gap, 06 1104 06000 Nice, 13 2057 13000 Marseille,
  83 1096 83000 Toulon, 84 565 84000 Avignon, 2A 163 20000 Ajaccio, 2B 186 20200 Bastia
antilles-guyane: 971 384 97110 Pointe-à-Pitre, 972 361 97200 Fort-de-France, 973 287 97300 Cayenne,
  975 6 97500 Saint-Pierre, 977 11 97133 Gustavia, 978 32 97150 Marigot
ocean-indien: 974 871 97400 Saint-Denis, 976 300 97600 Mamoudzou
pacifique: 986 11 98600 Mata-Utu, 987 279 98714 Papeete, 988 271 98800 Nouméa
"""
"""Territory: code of the département (INSEE), thousands of people (INSEE, 2021, rounded), postal code, main town."""
DISTRICTS: Final[Mapping[str, int]] = {"75": 20, "69": 9, "13": 16}
"""Towns whose postal code names an arrondissement: how many there are."""


@dataclass(frozen=True)
class Place:
    """A département or an overseas place; ``people`` in thousands."""

    code: str
    people: int
    postal_code: str
    town: str
    territory: str


def _read() -> tuple[Place, ...]:
    found = []
    for territory, listed in (row.split(": ") for row in _TABLE.strip().replace("\n  ", " ").splitlines()):
        for item in listed.split(", "):
            code, people, postal_code, town = item.split(" ", 3)
            found.append(Place(code, int(people), postal_code, town, territory))
    return tuple(found)


PLACES: Final = _read()
TERRITORIES: Final[Mapping[str, str]] = {
    "ile-de-france": "Île-de-France", "nord": "Nord", "est": "Est", "normandie-centre": "Normandie et Centre",
    "ouest": "Ouest", "sud-ouest": "Sud-Ouest", "midi": "Midi", "centre-est": "Centre-Est",
    "mediterranee": "Méditerranée et Corse", "antilles-guyane": "Antilles, Guyane et Saint-Pierre",
    "ocean-indien": "Océan Indien", "pacifique": "Pacifique",
}  # fmt: skip
"""The twelve territories: identifier → name."""


def postal_beginnings() -> Mapping[str, str]:
    """Return how the postal codes of each place begin: two digits, three overseas and in Corsica → its code.

    The two islands that share the beginning of Guadeloupe are left out.
    """
    found = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}
    found |= {place.code: place.code for place in PLACES if place.code not in ("2A", "2B", "977", "978")}
    return dict(sorted(found.items()))
