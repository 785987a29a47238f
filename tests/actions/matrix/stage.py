"""A small channel with two units, one of which has set something itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import Opened
from tests.actions.policy.channel_book import DAY, book_with_channel, policy_text, records

UNITS = """units:
  - {unit: leads, title: {fr: Responsables, en: Leads}, attachment: aligned, may_set: [roles.lead.capacity], sets: {roles.lead.capacity.hours: 1500}}
  - {unit: desks, title: {fr: Bureaux, en: Desks}, attachment: integrated}
tiers:"""
TODAY = date(2026, 9, 1)


def text(version: str = "1", start: str = "2026-01-01") -> str:
    """The policy of the small channel, with units."""
    return policy_text(version=version).replace("from: 2026-01-01", f"from: {start}").replace("tiers:", UNITS, 1)


def opened(folder: Path) -> Opened:
    """A plan of a book whose seats are of units; the desk's holder left, and a second, of no unit, has one."""
    first = records()
    more = {
        "seats": [*({**one, "unit": f"{one['role']}s"} for one in first["seats"]),
                  {"seat": "desk-2", "title": "Desk 2", "role": "desk"}],
        "people": [{**one, "unit": "others"} for one in first["people"]],
        "holdings": [{"seat": "lead-1", "person": "p1"}, {"seat": "desk-2", "person": "p2"}],
    }  # fmt: skip
    book = book_with_channel(folder, more=more)
    (book.policies / "trial.yaml").write_text(text(), encoding="utf-8")
    return Opened(book, build_plan(book, DAY, seconds=1).plan)
