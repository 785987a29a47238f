"""A book with two plans that are files enough to be put forward, and people with roles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from maillage.accounts.permissions import Actor, Held
from maillage.actions.book import Book
from maillage.actions.init.create import create
from maillage.actions.plan.build import policy_in_force
from maillage.adapters.plans.codec import Writer
from maillage.engine.kernel.header import PlanHeader

ANALYST, APPROVER, DIRECTOR = (
    Actor(number, role.capitalize(), "", (Held(role),))
    for number, role in enumerate(("analyst", "approver", "director"), 1)
)
BOTH = Actor(4, "Both", "", (Held("analyst"), Held("approver"), Held("director")))
DAY = date(2026, 7, 1)


def book_with_plans(folder: Path) -> Book:
    """Two folders that stand for plans: what is in them is nobody's business here."""
    book = create(folder)
    loaded = policy_in_force(book, "", DAY)
    for name in ("2026-07-01-aaaa", "2026-07-01-bbbb"):
        (book.plans / name).mkdir()
        (book.plans / name / "plan.json").write_text(f'"{name}"\n', encoding="utf-8")
        header = PlanHeader(DAY, loaded.policy.policy, loaded.policy.version, loaded.digest, "b" * 64, "c" * 64, 1, 1)
        Writer(book.plans / name).write("header", header)
    return book
