"""A copy of the demo's book in which a second plan was published, so that something changes for people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from maillage.actions.plan.read import Opened
from tests.served import serving

DAY = date(2099, 1, 1)


@contextmanager
def republished(demo: Opened, folder: Path) -> Iterator[Opened]:
    """Serve a copy of a book with its first publication announced, and a second one not yet."""
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.actions.book import Book
    from maillage.actions.notices.announce import announce
    from maillage.actions.plan.build import build_plan
    from maillage.actions.plan.read import open_plan
    from maillage.actions.publication.judge import judge
    from maillage.actions.publication.propose import propose
    from maillage.actions.publication.publish import publish

    shutil.copytree(demo.book.folder, folder)
    with serving(folder):
        book = Book(folder)
        assert book.alias == "default"
        announce(book)
        built = build_plan(book, demo.plan.header.as_of, seed=7, seconds=1)
        analyst, approver, director = (
            actor_of(Account.objects.get(email=f"{who}@demo.example")) for who in ("analyst", "approver", "director")
        )
        proposal = propose(analyst, book, built.plan.header.name, DAY, "another seed")
        judge(approver, book, proposal.number, approved=True, content=proposal.content)
        publish(director, book, proposal.number, after=1)
        yield open_plan(book, built.plan.header.name)
