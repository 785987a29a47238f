"""A small book with a plan in force, and people who draft."""

from __future__ import annotations

from pathlib import Path

from maillage.accounts.permissions import Actor, Held
from maillage.actions.book import Book
from maillage.actions.plan.build import build_plan
from tests.actions.policy.channel_book import DAY, book_with_channel

ANALYST, OTHER = (Actor(number, name, "", (Held("analyst"),)) for number, name in ((1, "Ana"), (2, "Ola")))
DIRECTOR = Actor(3, "Dora", "", (Held("director"),))
APPROVER = Actor(4, "Abe", "", (Held("approver"),))
FIELD = Actor(5, "Fil", "p1", (Held("field"),))
PEOPLE = {actor.account: actor for actor in (ANALYST, OTHER, DIRECTOR, APPROVER, FIELD)}


def book_with_plan(folder: Path) -> tuple[Book, str]:
    """A book, and the name of its one plan."""
    book = book_with_channel(folder)
    return book, build_plan(book, DAY, seconds=1).plan.header.name
