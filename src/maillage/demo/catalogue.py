"""What the invented vendor sells, through whom, and the words of its policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

VENDOR: Final = "vendor"
UNITS: Final = {
    "pcd": "Division PC", "servers": "Serveurs", "storage": "Stockage", "software": "Logiciels", "services": "Services",
    "financing": "Financement",
}  # fmt: skip
MARKETS: Final = {"intel": "Intel", "unix": "Unix et Linux"}
TECHNOLOGIES: Final = ("aix", "linux", "windows", "storage", "database", "middleware", "networking", "security")
CERTIFIED: Final = {
    "aix": "Administrateur AIX", "linux": "Ingénieur Linux", "windows": "Ingénieur Windows",
    "storage": "Architecte stockage", "database": "Administrateur de bases", "middleware": "Intégrateur intergiciels",
    "networking": "Ingénieur réseau", "security": "Auditeur sécurité",
}  # fmt: skip
"""What a certified person is, by technology."""


@dataclass(frozen=True)
class Offering:
    """An offering, with its list price in euros and how often it is bought within its unit."""

    offering: str
    title: str
    unit: str
    market: str
    technology: str | None
    price: int
    weight: float

    @property
    def line(self) -> str:
        """The line of business: the unit's, but for the PC division."""
        return "pc" if self.unit == "pcd" else self.unit


OFFERINGS: Final = (
    Offering("PC-10", "Poste de travail Estran", "pcd", "intel", "windows", 720, 30),
    Offering("PC-20", "Portable Estran", "pcd", "intel", "windows", 1_150, 34),
    Offering("PC-30", "Station graphique Falaise", "pcd", "intel", "windows", 2_900, 8),
    Offering("PC-40", "Terminal de caisse Comptoir", "pcd", "intel", "linux", 1_600, 6),
    Offering("SI-10", "Serveur Intel Dune 1", "servers", "intel", "windows", 3_400, 22),
    Offering("SI-20", "Serveur Intel Dune 2", "servers", "intel", "linux", 8_900, 14),
    Offering("SI-30", "Châssis de lames Dune", "servers", "intel", "networking", 21_000, 5),
    Offering("SU-10", "Serveur Unix Récif 5", "servers", "unix", "aix", 14_500, 16),
    Offering("SU-20", "Serveur Unix Récif 9", "servers", "unix", "aix", 86_000, 5),
    Offering("SU-30", "Serveur Linux Récif L", "servers", "unix", "linux", 11_800, 13),
    Offering("ST-10", "Baie de disques Grotte 2", "storage", "intel", "storage", 9_600, 16),
    Offering("ST-20", "Baie de disques Grotte 8", "storage", "unix", "storage", 64_000, 7),
    Offering("ST-30", "Robot de sauvegarde Silo", "storage", "unix", "storage", 18_500, 9),
    Offering("ST-40", "Commutateur de stockage", "storage", "unix", "networking", 12_000, 5),
    Offering("SW-10", "Base de données Socle", "software", "unix", "database", 7_500, 15),
    Offering("SW-20", "Intergiciel Passerelle", "software", "intel", "middleware", 4_200, 13),
    Offering("SW-30", "Messagerie Sémaphore", "software", "intel", "middleware", 1_900, 14),
    Offering("SW-40", "Supervision Vigie", "software", "unix", "security", 5_600, 8),
    Offering("SW-50", "Pare-feu Rempart", "software", "intel", "security", 2_300, 11),
    Offering("SV-10", "Installation", "services", "intel", None, 950, 20),
    Offering("SV-20", "Maintenance trois ans", "services", "intel", None, 1_400, 26),
    Offering("SV-30", "Infogérance de serveurs Unix", "services", "unix", None, 16_000, 8),
    Offering("FI-10", "Crédit-bail de postes", "financing", "intel", None, 24_000, 10),
    Offering("FI-20", "Location évolutive de serveurs", "financing", "unix", None, 75_000, 5),
)


@dataclass(frozen=True)
class Trade:
    """A trade: its share of the partners, and how much it sells for each unit (in the order of ``UNITS``)."""

    trade: str
    share: float
    units: tuple[float, ...]
    unix: float
    """Share of those whose own market is Unix."""


TRADES: Final = (
    Trade("integrator", 0.26, (2.0, 4.0, 2.0, 1.5, 1.2, 0.5), 0.45),
    Trade("isv", 0.12, (0.5, 1.5, 0.7, 4.0, 0.8, 0.2), 0.40),
    Trade("var", 0.34, (4.0, 3.0, 1.2, 1.2, 1.2, 0.4), 0.22),
    Trade("consultant", 0.10, (0.6, 1.2, 0.8, 3.0, 2.5, 0.3), 0.35),
    Trade("retailer", 0.18, (8.0, 1.0, 0.4, 1.0, 0.8, 0.3), 0.04),
)


@dataclass(frozen=True)
class Wholesaler:
    """A wholesaler: its share of the wholesale lines and the currency that it invoices in."""

    wholesaler: str
    name: str
    country: str
    share: float
    currency: str


WHOLESALERS: Final = (
    Wholesaler("atlas", "Atlas Distribution", "FR", 0.48, "EUR"),
    Wholesaler("boreal", "Boréal Informatique", "FR", 0.37, "EUR"),
    Wholesaler("cassiopee", "Cassiopée Import", "US", 0.15, "USD"),
)
