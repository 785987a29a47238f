"""Names of companies and people. They are put together by chance: any likeness with a real one is chance, too."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.demo.columns import Integers, join, pick, text

_TABLE: Final = """
lands: Armor Argoat Iroise Trégor Cornouaille Émeraude Garonne Dordogne Gironde Adour Chalosse Bigorre Béarn Quercy
  Rouergue Gévaudan Cévennes Camargue Luberon Ventoux Alpilles Estérel Mercantour Queyras Oisans Vercors Chartreuse
  Bauges Beaufortain Chablais Bugey Bresse Dombes Forez Velay Morvan Auxois Brie Vexin Valois Thiérache Artois
  Boulonnais Ardenne Argonne Vosges Ried Sundgau Sologne Berry Touraine Anjou Perche Cotentin Bessin Caux Bray Aunis
  Saintonge Médoc Lauragais Corbières Roussillon Cerdagne Balagne Nebbio Loire Rhône Saône Durance Isère Moselle Meuse
  Somme Vilaine Charente Lot Tarn Ariège
things: Alizé Ancre Arpège Aubépine Balise Boréale Boussole Cadran Capella Cèdre Cobalt Comète Corail Cyprès Écluse
  Équinoxe Érable Estuaire Étoile Fanal Galion Girouette Granit Hermine Horizon Jade Jonquille Lagune Lavande Lucarne
  Mélèze Méridien Mistral Mosaïque Nacelle Névé Obsidienne Olivier Opale Orchidée Parallèle Pergola Phare Platane
  Prisme Quartz Romarin Safran Sextant Silex Solstice Tilleul Topaze Trapèze Triangle Vallon Verveine Zénith
stems: Acti Alti Arco Avel Axo Béta Calco Cible Copi Data Digi Dyna Élis Ergo Fidé Gesti Hexa Idéo Indu Initi Kali
  Lexi Logi Lumi Méga Micro Modu Multi Néo Nova Opti Orga Perfo Péri Plani Poly Prag Prima Quali Réso Saga Séri Sigma
  Stra Syno Tacti Techni Terra Urba Véga Vita
ends: bureau cap clair com dia dis doc fil form gest graph inter line log matic mat méca mètre net nis nome pôle porte
  ris san seau sis soft sol sys tec tel tique tron val vox
families: Aubert Bachelet Barbier Baudry Bellanger Berthelot Besnard Blanchard Bonnefoy Boucher Bourgeois Brunel
  Carlier Chauvin Chevallier Cordier Courtois Delaunay Delmas Deschamps Duchêne Dumoulin Duval Fabre Faucher Ferrand
  Fontaine Fournier Gaillard Garnier Gauthier Germain Gilbert Granger Guérin Guillot Hamon Hébert Hubert Jacquet Joly
  Jourdan Lacroix Lambert Langlois Lavigne Leblanc Leclerc Legrand Lemaire Leroy Loiseau Maillard Marchand Maréchal
  Martineau Masson Mercier Michaud Monnier Morvan Nicolas Olivier Pasquier Pelletier Perrin Pichon Poirier Prévost
  Raynaud Renard Rivière Rolland Rousseau Roussel Sauvage Tessier Thibault Vasseur Vidal Vincent Weber
first: Agnès Alain Alice Amélie Anne Antoine Arnaud Aurélie Benoît Bernard Bruno Camille Caroline Cécile Chantal
  Charlotte Christophe Claire Clément Corinne Damien David Denis Delphine Dominique Élodie Émilie Éric Estelle Fabien
  Farid Florence François Frédéric Gaëlle Gilles Guillaume Hélène Hervé Hugo Inès Isabelle Jacques Jean Jérôme Julie
  Julien Karim Laurence Laurent Léa Lionel Lucie Magali Marc Marie Martine Mathieu Michel Mickaël Nadia Nathalie
  Nicolas Olivier Pascale Patrick Paul Philippe Pierre Raphaël Rémi Romain Sabrina Samuel Sandrine Sébastien Serge
  Sophie Stéphane Sylvie Thierry Thomas Valérie Véronique Vincent Virginie Xavier Yann Yasmina Yves
"""
_DOES: Final = ("Informatique", "Systèmes", "Réseaux", "Conseil", "Technologies", "Solutions", "Ingénierie", "Services",
                "Bureautique", "Données", "Intégration", "Numérique", "Micro", "Logiciels", "Infogérance", "Serveurs",
                "Télécoms", "Organisation", "Gestion", "Études", "Développement", "Équipement")  # fmt: skip


def _read() -> dict[str, tuple[str, ...]]:
    found = {}
    for row in _TABLE.strip().replace("\n  ", " ").splitlines():
        name, words = row.split(": ")
        found[name] = tuple(words.split())
    return found


_WORDS: Final = _read()


def company_names(size: int, draw: np.random.Generator) -> pa.Array:
    """Return ``size`` names of companies; up to about 9,000 all differ, beyond that they come again."""
    lands, stems, ends, families = (_WORDS[name] for name in ("lands", "stems", "ends", "families"))
    shops = tuple(f"{end} {does}" for end in ends[::4] for does in _DOES[:4])
    made = pa.concat_arrays([
        _crossed((*lands, *_WORDS["things"]), " ", _DOES), _crossed(stems, "", ends), _crossed(stems, "", shops),
        _crossed(families, " ", _DOES[:18]), _crossed(families, " & ", ("Fils", "Associés")),
        _crossed(("Ets", "Maison", "Société", "Cabinet"), " ", families),
    ])  # fmt: skip
    order = draw.permutation(len(made))
    return made.take(pa.array(np.resize(order, size)))


def _crossed(heads: tuple[str, ...], between: str, tails: tuple[str, ...]) -> pa.Array:
    first, last = np.divmod(np.arange(len(heads) * len(tails)), len(tails))
    return join(pick(heads, first), between, pick(tails, last))


def told_apart(names: pa.Array, *qualifiers: pa.Array) -> pa.Array:
    """Return names that all differ: those that come again get the first qualifier, then the next, then a number."""
    for qualifier in qualifiers:
        names = pc.if_else(pa.array(_again(names) > 0), join(names, " ", qualifier), names)
    again = _again(names)
    return pc.if_else(pa.array(again > 0), join(names, " ", text(again + 1)), names)


def _again(names: pa.Array) -> Integers:
    """Return (n,) how often each name came before."""
    codes = names.dictionary_encode().indices.to_numpy().astype(np.int64)
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    at = np.arange(len(codes))
    begins = np.ones(len(codes), np.bool_)
    begins[1:] = np.diff(ordered) != 0
    found = np.empty(len(codes), np.int64)
    found[order] = at - np.maximum.accumulate(np.where(begins, at, 0))
    return found


def people_names(size: int, draw: np.random.Generator) -> pa.Array:
    """Return ``size`` names of people; up to about 7,000 all differ, beyond that they come again."""
    made = _crossed(_WORDS["first"], " ", _WORDS["families"])
    return made.take(pa.array(np.resize(draw.permutation(len(made)), size)))
