"""A book with a queue, and people who ask."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from maillage.accounts.permissions import Actor, Held
from maillage.actions.book import Book
from maillage.actions.init.create import create
from maillage.actions.jobs.kinds import Work
from maillage.actions.jobs.perform import Verb, perform
from maillage.adapters.queue.waiting import Queue

ANALYST, OTHER = (Actor(number, "Analyst", "", (Held("analyst"),)) for number in (1, 2))
DIRECTOR = Actor(3, "Director", "", (Held("director"),))
FIELD = Actor(4, "Field", "p1", (Held("field"),))
PEOPLE = {actor.account: actor for actor in (ANALYST, OTHER, DIRECTOR, FIELD)}
KIND = "plan-build"


def book_of(folder: Path) -> Book:
    made = create(folder)
    made.records()
    return made


def done_by(verb: Verb) -> Mapping[str, Verb]:
    return {KIND: verb}


def nothing(work: Work) -> Mapping[str, str | int]:
    return {"plan": str(work.arguments["as_of"])}


def work_off(book: Book, verb: Verb = nothing) -> None:
    queue = Queue(book.folder)
    while (number := queue.take()) is not None:
        perform(book, number, done_by(verb), PEOPLE.__getitem__)
    queue.close()
