"""The vendor's own files: what its customer file, its staff file and its catalogue would export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.demo.columns import pick
from maillage.demo.formats import Columns, mixed_in, words, write_csv
from maillage.demo.invented import Channel
from maillage.demo.places import postal_beginnings

FOLDER: Final = "constructeur"
_TRADES: Final = {
    "integrator": "intégrateur", "isv": "éditeur de logiciels", "var": "revendeur à valeur ajoutée",
    "consultant": "société de conseil", "retailer": "distributeur de proximité",
}  # fmt: skip
_TIERS: Final = {"mba": "MBA", "aligned": "Aligné", "integrated": "Intégré"}
_ROUTES: Final = {"direct": "direct", "wholesale": "grossiste"}
_PLAIN: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "grossistes": ("wholesalers", {"Code": "wholesaler", "Nom": "name", "Pays": "country"}),
    "groupes": ("groups", {"Groupe": "group", "Nom": "name", "Tête": "parent", "Pays": "country", "SIREN": "siren"}),
    "personnes": ("people", {"Personne": "person", "Nom": "name", "Entité": "unit"}),
    "competences": ("competences", {"Revendeur": "partner", "Spécialisation": "competence",
                    "Technologie": "technology", "Niveau": "level", "Obtenue": "obtained", "Expire": "expires"}),
    "certifications": ("certifications", {"Revendeur": "partner", "Titulaire": "holder", "Certificat": "certification",
                       "Technologie": "technology", "Niveau": "level", "Fonction": "job", "Obtenu": "obtained",
                       "Expire": "expires"}),
    "interlocuteurs": ("contacts", {"Revendeur": "partner", "Entité": "unit", "Personne": "person",
                       "Fonction": "role", "Poste": "seat", "Depuis": "since", "Principal": "primary"}),
    "decisions": ("decisions", {"Numéro": "decision_id", "Décision": "decision", "Revendeur": "partner",
                  "Sens": "verdict", "Motifs": "grounds", "Auteur": "author", "Approbateur": "approver",
                  "Date": "decided", "Début": "valid_from", "Fin": "valid_to"}),
    "derogations": ("exceptions", {"Numéro": "exception_id", "Revendeur": "partner", "Objet": "kind",
                    "Valeur": "value", "Motif": "reason", "Auteur": "author", "Approbateur": "approver",
                    "Début": "valid_from", "Fin": "valid_to"}),
    "epingles": ("pins", {"Numéro": "pin_id", "Revendeur": "partner", "Objet": "kind", "Cible": "target",
                 "Motif": "reason", "Auteur": "author", "Début": "valid_from", "Fin": "valid_to"}),
}  # fmt: skip
"""File → table, and heading → column."""
MAPPINGS: Final = (
    ("offres", "unites"), ("offres", "marches"), ("offres", "offres"), ("grossistes", "grossistes"),
    ("groupes", "groupes"), ("revendeurs", "revendeurs"), ("revendeurs", "metiers"),
    ("competences", "competences"), ("certifications", "certifications"), ("personnes", "personnes"),
    ("postes", "territoires"), ("postes", "postes"), ("postes", "titulaires"), ("interlocuteurs", "interlocuteurs"),
    ("revendeurs", "categories"), ("revendeurs", "clusters"), ("decisions", "decisions"),
    ("derogations", "derogations"), ("epingles", "epingles"),
)  # fmt: skip
"""The files and their mappings, in the order in which each finds what it refers to."""


@dataclass(frozen=True)
class Delivered:
    """A file that was written, and the mapping by which it is taken in.

    ``kind``: records, history (all months before the last), month, late, again (a file taken in before), correction.
    """

    file: Path
    mapping: str
    kind: str = "records"


def write_records(folder: Path, channel: Channel) -> Iterator[Delivered]:
    """Write the vendor's files of records; yield each as often as it is taken in, in that order."""
    tables = dict(channel.records())
    made: dict[str, Columns] = {
        "offres": _offerings(tables), "postes": _seats(tables), "revendeurs": _spoiled(_partners(tables)),
    }  # fmt: skip
    for name, (table, headings) in _PLAIN.items():
        made[name] = {heading: words(tables[table][column]) for heading, column in headings.items()}
    begins = postal_beginnings()
    made["departements"] = {"Code postal": pa.array([*begins]), "Département": pa.array([*begins.values()])}
    for name, columns in made.items():
        write_csv(folder / FOLDER / f"{name}.csv", columns)
    for name, mapping in MAPPINGS:
        yield Delivered(folder / FOLDER / f"{name}.csv", f"demo/{mapping}")


def _offerings(tables: Mapping[str, pa.Table]) -> Columns:
    table = tables["offerings"]
    return {
        "Référence": words(table["offering"]), "Libellé": words(table["title"]), "Gamme": words(table["line"]),
        "Entité": words(table["unit"]), "Nom de l’entité": _found(table["unit"], tables["units"], "unit", "name"),
        "Marché": words(table["market"]),
        "Nom du marché": _found(table["market"], tables["markets"], "market", "name"),
        "Technologie": words(table["technology"]),
    }  # fmt: skip


def _seats(tables: Mapping[str, pa.Table]) -> Columns:
    table = tables["seats"]
    return {
        "Poste": words(table["seat"]), "Intitulé": words(table["title"]), "Fonction": words(table["role"]),
        "Entité": words(table["unit"]), "Territoire": words(table["territory"]),
        "Nom du territoire": _found(table["territory"], tables["territories"], "territory", "name"),
        "Cluster": words(table["cluster"]), "Heures par an": words(table["capacity"]),
        "Titulaire": _found(table["seat"], tables["holdings"], "seat", "person"),
        "Depuis": _found(table["seat"], tables["holdings"], "seat", "valid_from"),
    }  # fmt: skip


def _partners(tables: Mapping[str, pa.Table]) -> Columns:
    table, standings, members = tables["partners"], tables["standings"], tables["memberships"]
    key = table["partner"]
    return {
        "Code": words(key), "Raison sociale": words(table["name"]), "Groupe": words(table["group"]),
        "Pays": words(table["country"]), "Code postal": words(table["postal_code"]), "Ville": words(table["city"]),
        "Adresse": words(table["address"]), "Île": _islands(table),
        "SIREN": words(table["siren"]), "SIRET": words(table["siret"]), "TVA": words(table["vat"]),
        "Métier": _said(words(table["trade"]), _TRADES),
        "Autre métier": _said(_found(key, tables["partner_trades"], "partner", "trade"), _TRADES),
        "Circuit": _said(words(table["route"]), _ROUTES), "Entrée": words(table["joined"]),
        "Sortie": words(table["left"]), "Catégorie": _said(_found(key, standings, "partner", "tier"), _TIERS),
        "Depuis": _found(key, standings, "partner", "since"),
        "Conditions non remplies depuis": _found(key, standings, "partner", "below_since"),
        "Cluster": _found(key, members, "partner", "cluster"), "Mention": _found(key, members, "partner", "label"),
        "Membre depuis": _found(key, members, "partner", "since"),
    }  # fmt: skip


def _found(keys: pa.ChunkedArray, table: pa.Table, key: str, column: str) -> pa.Array:
    """Return a column of another table, row by row, by key; empty where it has no such key."""
    at = pc.index_in(keys, value_set=table[key].combine_chunks()).combine_chunks()
    return pc.fill_null(words(table[column]).take(at), "")


def _islands(table: pa.Table) -> pa.Array:
    """Return the code of the two islands that no postal code tells; the vendor's file has none for the others."""
    code = words(table["departement"])
    return pc.if_else(pc.is_in(code, value_set=pa.array(["977", "978"])), code, "")


def _said(cells: pa.Array, meanings: Mapping[str, str]) -> pa.Array:
    """Return the vendor's own words for ours."""
    at = pc.fill_null(pc.index_in(cells, value_set=pa.array([*meanings])), len(meanings))
    return pick([*meanings.values(), ""], at.to_numpy())


def _spoiled(columns: Columns) -> Columns:
    """Return the resellers with two that no book can take: no such département, a SIREN whose key is wrong."""
    cells = {heading: ["", ""] for heading in columns} | {
        "Code": ["P990001", "P990002"], "Raison sociale": ["Sans Département", "Clé Fausse"], "Pays": ["FR", "FR"],
        "Code postal": ["99120", "35000"], "Ville": ["Trifouillis", "Rennes"], "SIREN": ["", "123456789"],
        "Entrée": ["01/02/2025", "01/03/2025"],
    }  # fmt: skip
    more = {heading: pa.array(values, pa.string()) for heading, values in cells.items()}
    size = len(next(iter(columns.values())))
    return mixed_in(columns, more, np.array([size // 3, 2 * size // 3]))
