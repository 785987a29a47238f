"""Send by mail what waits to be sent."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from django.core.mail import EmailMessage
from django.db.models import F, Q

from maillage.actions.book import Book
from maillage.actions.jobs.kinds import Step, unwatched
from maillage.actions.notices.concern import Concern
from maillage.actions.notices.write import letter
from maillage.actions.plan.read import open_plan
from maillage.adapters.mail.connect import connection_of
from maillage.adapters.mail.message import message, reason_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.messages.format import Glossary, Language
from maillage.messages.render import sentence

if TYPE_CHECKING:
    from maillage.records.models import Notice

LEASE: Final = timedelta(minutes=10)
"""After so long a notice that was being sent is taken up by another process: the first one was killed."""
TRIES: Final = 20
"""So often a mail is tried; then somebody has to look at why it does not go."""


def send_notices(book: Book, step: Step = unwatched) -> int:
    """Send the notices that wait, each to its account in its language; return how many went.

    Each is taken by one process alone. One that was killed between sending and noting it has the mail sent again under
    the same Message-ID, by which programs of mail tell that it is the same.

    Raises:
        MaillageError: if the book's ``mail`` is no address of a way to send (``mail-address``), or some could not be
            sent (``mail-failed``): they wait for the next time.
    """
    from maillage.records.models import Notice

    if not book.mail:
        return 0
    book.records()
    connection = connection_of(book.mail, book.folder)
    gone, failures = 0, []
    due = Q(mail="waiting") | Q(mail="sending", tried__lt=datetime.now(UTC) - LEASE)
    names = [*Notice.objects.using(book.alias).filter(due).order_by("recorded", "pk").values_list("pk", flat=True)]
    for at, name in enumerate(names):
        step("notices-send", at, len(names))
        notice = _taken(book, name, due)
        mail = _message(book, notice) if notice is not None else None
        if notice is None or mail is None:
            continue
        try:
            connection.send_messages([mail])
        except (OSError, smtplib.SMTPException) as error:
            failures.append(reason_of(error))
            _note(book, name, "waiting" if notice.tries < TRIES else "given-up")
        else:
            gone += 1
            _note(book, name, "sent")
    if failures:
        raise MaillageError(
            Finding(Severity.ERROR, "mail-failed", {"count": len(failures), "gone": gone, "reason": failures[-1]})
        )
    return gone


def _taken(book: Book, name: str, due: Q) -> Notice | None:
    """Return a notice that this process alone sends; None if another one took it."""
    from maillage.records.models import Notice

    rows = Notice.objects.using(book.alias)
    taken = rows.filter(due, pk=name).update(mail="sending", tried=datetime.now(UTC), tries=F("tries") + 1)
    return rows.select_related("publication").get(pk=name) if taken else None


def _note(book: Book, name: str, state: str) -> None:
    from maillage.records.models import Notice

    Notice.objects.using(book.alias).filter(pk=name).update(mail=state)


def _message(book: Book, notice: Notice) -> EmailMessage | None:
    """Return the mail of a notice; None where its account was closed meanwhile."""
    from maillage.accounts.models import Account

    account = Account.objects.using(book.alias).filter(pk=notice.account, is_active=True).first()
    if account is None:
        _note(book, notice.name, "none")
        return None
    publication, language = notice.publication, cast(Language, account.language)
    concern = Concern.read(notice.content)
    found = letter(concern, publication.number, publication.effective, language, _glossary(book, publication.plan))
    greeting = sentence("notice-greeting", {"name": account.name}, language)
    text = found.text(greeting, _ending(book, notice, language))
    return message(notice.name, book.settings.mail_from, account.email, found.subject, text)


def _ending(book: Book, notice: Notice, language: Language) -> str:
    if not book.settings.address:
        return sentence("notice-where", {}, language)
    return sentence("notice-link", {"address": f"{book.settings.address.rstrip('/')}/for-you/{notice.name}/"}, language)


@lru_cache(maxsize=2)
def _glossary(book: Book, plan: str) -> Glossary:
    return open_plan(book, plan).glossary
