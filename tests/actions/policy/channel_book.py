"""A book with a small channel in it: eight resellers with a year of sales, two clusters' worth, and their contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from maillage.actions.book import Book
from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch
from tests.engine.channel import arrow

DAY = date(2026, 7, 1)
POLICY = """policy: {name}
version: "{version}"
title: {{fr: Essai, en: Trial}}
valid: {{from: 2026-01-01}}
currency: EUR
trades: [{{name: isv, title: {{fr: éditeur, en: software vendor}}}}, {{name: var, title: {{fr: intégrateur, en: integrator}}}}]
territories: [{{territory: south, title: {{fr: Sud, en: South}}, countries: [FR]}}]
measures:
  revenue: {{sum: amount, title: {{fr: chiffre d’affaires, en: revenue}}, window: {{trailing_months: 12}}}}
tiers:
  - {{tier: base, title: Base, effects: {{discount: 2 %}}}}
  - tier: gold
    title: Gold
    admission: {{measure: revenue, at_least: {gold}}}
    forms: group
    without_cluster: base
    effects: {{discount: 5 %}}
clusters:
  - cluster: group
    title: {{fr: Groupe, en: Group}}
    total: {{measure: revenue, at_least: {least}}}
    members: {{at_least: 2}}
    common: {{any: [trade]}}
roles:
  - {{role: lead, title: {{fr: Responsable, en: Lead}}, per: channel, covers: {{clusters: [group]}}, capacity: {{hours: 1600}}, workload: [{{hours: 10}}]}}
  - {{role: desk, title: {{fr: Bureau, en: Desk}}, per: channel, covers: {{tiers: [base]}}, capacity: {{hours: 1600}}, workload: [{{hours: 2}}]}}
coverage: {{primary: [lead, desk], moving_hours: 1}}
"""
SALES = {"a": 900, "b": 800, "c": 700, "d": 600, "e": 500, "f": 90, "g": 80, "h": 70}
"""Thousands of euros of each reseller in the twelve months before the day."""
Rows = Sequence[Mapping[str, Any]]


def policy_text(name: str = "trial", version: str = "1", gold: str = "450 k EUR", least: str = "1 M EUR") -> str:
    """A policy of the small channel: who is gold, and how much a group must make."""
    return POLICY.format(name=name, version=version, gold=gold, least=least)


def records() -> dict[str, Rows]:
    """The channel's records: a to c are software vendors, the others integrators."""
    partners = [
        {"partner": name, "name": f"Maison {name.upper()}", "country": "FR", "postal_code": "31000",
         "trade": "isv" if name in "abc" else "var"}
        for name in SALES
    ]  # fmt: skip
    seats = [{"seat": f"{role}-1", "title": role.title(), "role": role} for role in ("lead", "desk")]
    return {
        "partners": partners,
        "offerings": [{"offering": "r1", "title": "R1", "line": "servers"}],
        "people": [{"person": "p1", "name": "Anne"}, {"person": "p2", "name": "Luc"}],
        "seats": seats,
        "holdings": [{"seat": "lead-1", "person": "p1"}, {"seat": "desk-1", "person": "p2"}],
    }


def book_with_channel(folder: Path, language: str = "en", more: Mapping[str, Rows] | None = None) -> Book:
    """A new book with the policy ``trial@1``, the records (``more`` in place of whole tables) and the sales."""
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "trial.yaml").write_text(policy_text(), encoding="utf-8")
    (folder / "maillage.yaml").write_text(f"policy: trial\nlanguage: {language}\n", encoding="utf-8")
    book = Book(folder)
    store = book.records()
    store.prepare()
    from maillage.records.store import RecordsBatch

    for name, rows in {**records(), **(more or {})}.items():
        store.post(store.propose(name, arrow(name, rows)), RecordsBatch(name))
    lines = [
        {"sender": "w", "document": f"d-{name}", "line_no": "1", "transaction": "sale", "sold": date(2026, 3, 1),
         "partner": name, "offering": "r1", "route": "direct", "quantity": Decimal(1),
         "amount": Decimal(thousands * 1000), "currency": "EUR"}
        for name, thousands in SALES.items()
    ]  # fmt: skip
    ledger = book.ledger()
    period = Period(date(2026, 3, 1), date(2026, 4, 1))
    ledger.post(ledger.propose(arrow("sell_through", lines), Batch("b", "w", "w.csv", "b", period)))
    return book
