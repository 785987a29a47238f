"""A small channel with a tier that is decided case by case, and people who may write, vote and rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from maillage.accounts.permissions import Actor, Held
from maillage.actions.decisions.write import Asked
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import Opened
from tests.actions.policy.channel_book import DAY, book_with_channel, policy_text, records

ANALYST = Actor(1, "Anne", "", (Held("analyst"),))
APPROVER = Actor(2, "Paul", "", (Held("approver"),))
DIRECTOR = Actor(3, "Claire", "chief", (Held("director"),))
LEADS = Actor(8, "Leads", "", (Held("unit_manager", "leads"),))
FIELD = Actor(9, "Field", "p1", (Held("field"),))
GRANT = Asked("decision", "a", "admit", "A joint plan for two markets.", DAY)
EXCEPT = Asked("tier", "f", "gold", "It is about to merge.", DAY, date(2027, 1, 1))


def text() -> str:
    """The policy of the small channel with a third tier: from 600 k€ on, then decided."""
    top = (
        "  - {tier: top, title: Top, precondition: {measure: revenue, at_least: 600 k EUR}, decision: admit}\nclusters:"
    )
    decided = "decisions: [{decision: admit, title: Admission, deciders: [head], valid_months: 12}]\ntiers:"
    return policy_text().replace("clusters:\n", f"{top}\n", 1).replace("tiers:", decided, 1)


def opened(folder: Path) -> Opened:
    """A plan of a book; ``chief`` holds the seat of the role that may sign."""
    first = records()
    seats = [{**one, "unit": f"{one['role']}s"} for one in first["seats"]]
    more = {
        "seats": [*seats, {"seat": "head", "title": "Head", "role": "head"}],
        "people": [*first["people"], {"person": "chief", "name": "Claire"}],
        "holdings": [*first["holdings"], {"seat": "head", "person": "chief"}],
        "decisions": [
            {"decision_id": "old", "decision": "admit", "partner": "d", "verdict": "refused", "grounds": "Too early.",
             "author": "p1", "approver": "chief", "decided": date(2025, 3, 1)},
        ],
    }  # fmt: skip
    book = book_with_channel(folder, more=more)
    (book.policies / "trial.yaml").write_text(text(), encoding="utf-8")
    return Opened(book, build_plan(book, DAY, seconds=1).plan)
