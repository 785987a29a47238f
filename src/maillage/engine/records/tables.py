"""The canonical tables, one after the other. ``docs/reference/formats.md`` is written from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from maillage.engine.records.columns import CanonicalTable, Column
from maillage.engine.records.columns import ColumnType as T


def _column(
    name: str,
    kind: T,
    fr: str,
    en: str,
    *,
    required: bool = False,
    unit: str = "",
    choices: tuple[str, ...] = (),
    refers: str = "",
) -> Column:
    return Column(
        name,
        kind,
        required,
        MappingProxyType({"fr": fr, "en": en}),
        unit,
        choices,
        refers,
    )


def _table(name: str, fr: str, en: str, key: str, *columns: Column, ledger: bool = False) -> CanonicalTable:
    return CanonicalTable(
        name,
        MappingProxyType({"fr": fr, "en": en}),
        columns,
        tuple(key.split()),
        ledger,
    )


def _text(name: str, fr: str, en: str, *, required: bool = False, refers: str = "") -> Column:
    return _column(name, T.TEXT, fr, en, required=required, refers=refers)


def _date(name: str, fr: str, en: str, *, required: bool = False) -> Column:
    return _column(name, T.DATE, fr, en, required=required)


_PARTNER = _text(
    "partner",
    "Identifiant du partenaire.",
    "The partner's identifier.",
    required=True,
    refers="partners",
)
_FROM = _date(
    "valid_from",
    "Premier jour de validité ; vide : depuis toujours.",
    "First day in force; empty: always was.",
)
_TO = _date(
    "valid_to",
    "Jour où cela cesse (exclu) ; vide : ouvert.",
    "Day on which it ends (excluded); empty: open.",
)
_AUTHOR = _text(
    "author",
    "Personne qui a préparé l'enregistrement.",
    "Person who prepared the record.",
    required=True,
)
_APPROVER = _text(
    "approver",
    "Personne, autre que l'auteur, qui approuve.",
    "Person, other than the author, who approves.",
    required=True,
)

PARTNERS: Final = _table(
    "partners", "Les revendeurs.", "The resellers.", "partner",
    _text("partner", "Identifiant du partenaire, stable.", "The partner's identifier, stable.", required=True),
    _text("name", "Nom commercial.", "Trading name.", required=True),
    _text("group", "Groupe auquel il appartient.", "Group that it belongs to.", refers="groups"),
    _column("country", T.COUNTRY, "Pays.", "Country.", required=True),
    _text("postal_code", "Code postal.", "Postal code."),
    _text("city", "Ville.", "City."),
    _text("address", "Rue et numéro.", "Street and number."),
    _text("departement", "Code INSEE du département ; vide : tiré du code postal.", "INSEE code of the département; empty: from the postal code."),
    _text("territory", "Territoire, si fixé à la main ; vide : selon l'adresse.", "Territory where set by hand; empty: by the address."),
    _column("siren", T.SIREN, "SIREN, clé vérifiée.", "SIREN, check digit verified."),
    _column("siret", T.SIRET, "SIRET de l'établissement, clé vérifiée.", "SIRET of the establishment, check digit verified."),
    _column("vat", T.VAT, "Numéro de TVA intracommunautaire, clé vérifiée.", "EU VAT number, check digits verified."),
    _text("trade", "Métier principal.", "Main trade."),
    _column("route", T.CODE, "Circuit d'approvisionnement ; vide : celui qui domine dans les ventes.", "Route; empty: the one that dominates its purchases.", choices=("direct", "wholesale")),
    _date("joined", "Entrée dans le programme.", "Date of joining the programme."),
    _date("left", "Sortie du programme (exclue).", "Date of leaving the programme (excluded)."),
)  # fmt: skip
GROUPS: Final = _table(
    "groups", "Les groupes de sociétés.", "The groups of companies.", "group",
    _text("group", "Identifiant du groupe.", "The group's identifier.", required=True),
    _text("name", "Nom du groupe.", "The group's name.", required=True),
    _text("parent", "Groupe de tête.", "Parent group.", refers="groups"),
    _column("country", T.COUNTRY, "Pays du siège.", "Country of the head office."),
    _column("siren", T.SIREN, "SIREN de la tête de groupe.", "SIREN of the head of the group."),
)  # fmt: skip
TRADES: Final = _table(
    "partner_trades", "Métiers d'un partenaire, au-delà du principal.", "A partner's trades beyond its main one.", "partner trade",
    _PARTNER,
    _text("trade", "Métier.", "Trade.", required=True),
)  # fmt: skip
ATTRIBUTES: Final = _table(
    "attributes", "Attributs libres d'un partenaire.", "Free attributes of a partner.", "partner attribute valid_from",
    _PARTNER,
    _text("attribute", "Nom de l'attribut.", "The attribute's name.", required=True),
    _text("value", "Valeur.", "Value.", required=True),
    _FROM, _TO,
)  # fmt: skip
COMPETENCES: Final = _table(
    "competences", "Compétences d'un partenaire.", "A partner's competences.", "partner competence obtained",
    _PARTNER,
    _text("competence", "Compétence ou spécialisation.", "Competence or specialisation.", required=True),
    _text("technology", "Technologie sur laquelle elle porte.", "Technology that it is about.", required=True),
    _text("level", "Niveau.", "Level."),
    _date("obtained", "Date d'obtention.", "Date obtained.", required=True),
    _date("expires", "Date d'expiration (exclue) ; vide : n'expire pas.", "Expiry date (excluded); empty: does not expire."),
)  # fmt: skip
CERTIFICATIONS: Final = _table(
    "certifications", "Personnes certifiées d'un partenaire.", "A partner's certified people.", "partner holder certification obtained",
    _PARTNER,
    _text("holder", "Identifiant opaque de la personne certifiée.", "Opaque identifier of the certified person.", required=True),
    _text("certification", "Certification.", "Certification.", required=True),
    _text("technology", "Technologie.", "Technology."),
    _text("level", "Niveau (associate, professional, specialty …).", "Level (associate, professional, specialty …)."),
    _text("job", "Fonction de la personne (technique, commerciale …).", "The person's job (technical, business …)."),
    _date("obtained", "Date d'obtention.", "Date obtained.", required=True),
    _date("expires", "Date d'expiration (exclue).", "Expiry date (excluded)."),
)  # fmt: skip
MEASUREMENTS: Final = _table(
    "measurements", "Mesures reçues toutes faites (satisfaction, rétention …).", "Measures that come ready made (satisfaction, retention …).", "partner measure portfolio valid_from",
    _PARTNER,
    _text("measure", "Nom de la mesure.", "The measure's name.", required=True),
    _text("portfolio", "Portefeuille ; vide : tous.", "Portfolio; empty: overall."),
    _column("value", T.DECIMAL, "Valeur ; un ratio s'écrit 0.7 pour 70 %.", "Value; a ratio is written 0.7 for 70 %.", required=True, unit="that of the policy's measure"),
    _FROM, _TO,
)  # fmt: skip
PEOPLE: Final = _table(
    "people", "Les personnes du constructeur.", "The vendor's people.", "person",
    _text("person", "Identifiant de la personne.", "The person's identifier.", required=True),
    _text("name", "Nom affiché.", "Name shown.", required=True),
    _text("unit", "Entité de rattachement.", "Business unit.", refers="units"),
    _text("email", "Adresse électronique professionnelle.", "Business e-mail address."),
)  # fmt: skip
SEATS: Final = _table(
    "seats", "Les postes.", "The seats.", "seat",
    _text("seat", "Identifiant du poste.", "The seat's identifier.", required=True),
    _text("title", "Intitulé.", "Title."),
    _text("role", "Fonction de la politique.", "Role of the policy.", required=True),
    _text("unit", "Entité.", "Business unit.", refers="units"),
    _text("territory", "Territoire servi ; vide : tous.", "Territory served; empty: all.", refers="territories"),
    _text("market", "Marché suivi ; vide : tous.", "Market looked after; empty: all.", refers="markets"),
    _text("cluster", "Règle de cluster à laquelle le poste est réservé.", "Cluster rule that the seat is reserved for."),
    _column("capacity", T.DECIMAL, "Capacité, si elle diffère de celle de la politique.", "Capacity where it differs from the policy's.", unit="hours a year"),
    _FROM, _TO,
)  # fmt: skip
HOLDINGS: Final = _table(
    "holdings", "Qui tient quel poste, et quand.", "Who holds which seat, and when.", "seat person valid_from",
    _text("seat", "Poste.", "Seat.", required=True, refers="seats"),
    _text("person", "Personne.", "Person.", required=True, refers="people"),
    _FROM, _TO,
)  # fmt: skip
CONTACTS: Final = _table(
    "contacts", "La couverture d'aujourd'hui, entité par entité.", "Present coverage, unit by unit.", "partner unit person role",
    _PARTNER,
    _text("unit", "Entité de la personne.", "The person's business unit.", required=True, refers="units"),
    _text("person", "Personne à qui le partenaire a affaire.", "Person whom the partner deals with.", required=True, refers="people"),
    _text("role", "Fonction qu'elle exerce auprès de lui.", "Role that the person has for the partner."),
    _text("seat", "Poste, s'il existe.", "Seat, where there is one.", refers="seats"),
    _date("since", "Début de la relation.", "Start of the relationship."),
    _column("primary", T.BOOLEAN, "Interlocuteur principal.", "Primary contact."),
)  # fmt: skip
STANDINGS: Final = _table(
    "standings", "La catégorie publiée de chaque partenaire aujourd'hui.", "Each partner's published tier today.", "partner portfolio",
    _PARTNER,
    _text("portfolio", "Portefeuille ; vide : l'ensemble.", "Portfolio; empty: overall."),
    _text("tier", "Catégorie.", "Tier.", required=True),
    _date("since", "Date d'entrée dans la catégorie.", "Date of entering the tier.", required=True),
    _date("below_since", "Depuis quand il n'en remplit plus les conditions.", "Since when it has not met the conditions."),
)  # fmt: skip
MEMBERSHIPS: Final = _table(
    "memberships", "Le cluster publié de chaque partenaire aujourd'hui.", "Each partner's published cluster today.", "partner",
    _PARTNER,
    _text("cluster", "Cluster.", "Cluster.", required=True),
    _text("label", "Mention portée (Expand …).", "Label carried (Expand …)."),
    _date("since", "Date d'entrée.", "Date of entry."),
)  # fmt: skip
UNITS: Final = _table(
    "units", "Les entités du constructeur.", "The vendor's business units.", "unit",
    _text("unit", "Identifiant.", "Identifier.", required=True),
    _text("name", "Nom.", "Name.", required=True),
)  # fmt: skip
MARKETS: Final = _table(
    "markets", "Les marchés.", "The markets.", "market",
    _text("market", "Identifiant.", "Identifier.", required=True),
    _text("name", "Nom.", "Name.", required=True),
)  # fmt: skip
TERRITORIES: Final = _table(
    "territories", "Les territoires.", "The territories.", "territory",
    _text("territory", "Identifiant.", "Identifier.", required=True),
    _text("name", "Nom.", "Name.", required=True),
)  # fmt: skip
OFFERINGS: Final = _table(
    "offerings", "Ce qui se vend.", "What is sold.", "offering",
    _text("offering", "Référence du constructeur.", "The vendor's reference.", required=True),
    _text("title", "Libellé.", "Title."),
    _text("line", "Gamme.", "Line of business.", required=True),
    _text("unit", "Entité à laquelle elle appartient.", "Business unit that it belongs to.", refers="units"),
    _text("market", "Marché.", "Market.", refers="markets"),
    _text("technology", "Technologie.", "Technology."),
)  # fmt: skip
WHOLESALERS: Final = _table(
    "wholesalers", "Les grossistes.", "The wholesalers.", "wholesaler",
    _text("wholesaler", "Identifiant.", "Identifier.", required=True),
    _text("name", "Nom.", "Name.", required=True),
    _column("country", T.COUNTRY, "Pays.", "Country."),
    _column("vat", T.VAT, "Numéro de TVA.", "VAT number."),
)  # fmt: skip
DECISIONS: Final = _table(
    "decisions", "Les décisions prises au cas par cas.", "The rulings given case by case.", "decision_id",
    _text("decision_id", "Numéro de la décision.", "The ruling's number.", required=True),
    _text("decision", "Décision de la politique.", "Decision of the policy.", required=True),
    _PARTNER,
    _column("verdict", T.CODE, "Sens de la décision.", "Which way it went.", required=True, choices=("granted", "refused")),
    _text("grounds", "Motifs.", "Grounds.", required=True),
    _AUTHOR, _APPROVER,
    _date("decided", "Date de la décision.", "Date of the ruling.", required=True),
    _FROM, _TO,
)  # fmt: skip
EXCEPTIONS: Final = _table(
    "exceptions", "Les dérogations.", "The exceptions.", "exception_id",
    _text("exception_id", "Numéro de la dérogation.", "The exception's number.", required=True),
    _PARTNER,
    _column("kind", T.CODE, "Ce à quoi elle déroge.", "What it departs from.", required=True, choices=("tier", "cluster", "contacts")),
    _text("portfolio", "Portefeuille, pour une catégorie.", "Portfolio, for a tier."),
    _text("value", "Catégorie ou règle de cluster accordée (none : aucun cluster), ou nombre de contacts.", "Tier or cluster rule granted (none: no cluster), or number of contacts.", required=True),
    _text("reason", "Motif.", "Reason.", required=True),
    _AUTHOR, _APPROVER,
    _FROM,
    _date("valid_to", "Échéance (exclue), obligatoire.", "Expiry (excluded), mandatory.", required=True),
)  # fmt: skip
PINS: Final = _table(
    "pins", "Ce que le calcul doit garder tel quel.", "What the computation must leave as it is.", "pin_id",
    _text("pin_id", "Numéro.", "Number.", required=True),
    _PARTNER,
    _column("kind", T.CODE, "contact : garder cette personne ; cluster : dans ce cluster d'aujourd'hui ; together, apart : avec ou sans cet autre partenaire.", "contact: keep this person; cluster: in this cluster of today; together, apart: with or without that other partner.", required=True, choices=("contact", "cluster", "together", "apart")),
    _text("target", "Personne, cluster ou partenaire.", "Person, cluster or partner.", required=True),
    _text("reason", "Motif.", "Reason.", required=True),
    _AUTHOR,
    _FROM, _TO,
)  # fmt: skip
SELL_THROUGH: Final = _table(
    "sell_through", "Les lignes de vente aux partenaires.", "The lines sold to partners.", "sender document line_no",
    _text("sender", "Qui déclare : un grossiste, ou le constructeur pour ses ventes directes.", "Who reports: a wholesaler, or the vendor for its direct sales.", required=True),
    _text("document", "Numéro de facture ou de rapport.", "Invoice or report number.", required=True),
    _text("line_no", "Numéro de ligne dans le document.", "Line number in the document.", required=True),
    _column("transaction", T.CODE, "Nature de la ligne.", "Kind of line.", required=True, choices=("sale", "return")),
    _date("sold", "Date de facture.", "Invoice date.", required=True),
    _PARTNER,
    _text("offering", "Référence vendue.", "Reference sold.", required=True, refers="offerings"),
    _column("route", T.CODE, "Circuit.", "Route.", required=True, choices=("direct", "wholesale")),
    _column("quantity", T.DECIMAL, "Quantité ; négative pour un retour.", "Quantity; negative for a return.", required=True, unit="pieces"),
    _column("amount", T.DECIMAL, "Montant hors taxes de la ligne ; négatif pour un retour.", "Amount of the line before tax; negative for a return.", required=True, unit="currency of the line"),
    _column("currency", T.CURRENCY, "Devise du montant.", "Currency of the amount.", required=True),
    _text("customer", "Client final, identifiant opaque.", "End customer, opaque identifier."),
    _column("corrects", T.TEXT, "Document que cette ligne corrige, le cas échéant.", "Document that this line corrects, where it does."),
    ledger=True,
)  # fmt: skip

TABLES: Final[Mapping[str, CanonicalTable]] = MappingProxyType({
    table.name: table
    for table in (
        PARTNERS, GROUPS, TRADES, ATTRIBUTES, COMPETENCES, CERTIFICATIONS, MEASUREMENTS, PEOPLE, SEATS, HOLDINGS,
        CONTACTS, STANDINGS, MEMBERSHIPS, UNITS, MARKETS, TERRITORIES, OFFERINGS, WHOLESALERS, DECISIONS, EXCEPTIONS,
        PINS, SELL_THROUGH,
    )
})  # fmt: skip
"""Every canonical table by name."""
