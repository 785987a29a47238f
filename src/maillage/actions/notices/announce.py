"""Make the notices of what was published."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from maillage.accounts.permissions import Actor, may
from maillage.actions.book import Book
from maillage.actions.jobs.kinds import Step, unwatched
from maillage.actions.notices.concern import Difference
from maillage.actions.plan.read import Opened, open_plan
from maillage.actions.publication.in_force import in_force

if TYPE_CHECKING:
    from maillage.records.models import Notice, Publication


def announce(book: Book, step: Step = unwatched) -> int:
    """Make the notices of every publication that has none yet; return how many were made.

    They are made all together, once: a process that is killed meanwhile leaves none, and the next one makes them.
    Who is told what follows from the roles of this moment.
    """
    from maillage.records.models import Publication

    book.records()
    waiting = Publication.objects.using(book.alias).filter(announced__isnull=True).order_by("number")
    return sum(_announce(book, publication, step) for publication in waiting)


def _announce(book: Book, publication: Publication, step: Step) -> int:
    from maillage.records.models import Announced, Notice

    notices = [*_notices(book, publication, step)]
    try:
        with transaction.atomic(using=book.alias):
            Announced.objects.using(book.alias).create(publication=publication, recorded=datetime.now(UTC))
            Notice.objects.using(book.alias).bulk_create(notices)
    except IntegrityError:
        # Somebody else has announced it meanwhile.
        return 0
    return len(notices)


def _notices(book: Book, publication: Publication, step: Step) -> Iterator[Notice]:
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.records.models import Notice

    difference = Difference(_before(book, publication), open_plan(book, publication.plan))
    mail = "waiting" if book.mail else "none"
    accounts = [*Account.objects.using(book.alias).filter(is_active=True)]
    for at, account in enumerate(accounts):
        step("notices-announce", at, len(accounts))
        actor: Actor = actor_of(account)
        concern = difference.concern(actor) if may(actor, "changes.read") else None
        if concern is not None and account.pk != publication.publisher:
            yield Notice(
                name=secrets.token_hex(16), publication=publication, account=account.pk, content=concern.text(),
                recorded=datetime.now(UTC), mail=mail,
            )  # fmt: skip


def _before(book: Book, publication: Publication) -> Opened | None:
    """Return what was in force the day before, as it was known when this was published; what this corrects, else."""
    known = publication.recorded - timedelta(microseconds=1)
    found = in_force(book, publication.effective - timedelta(days=1), known=known) or in_force(
        book, publication.effective, known=known
    )
    return open_plan(book, found.plan) if found is not None else None
