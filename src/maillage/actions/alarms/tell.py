"""Tell of alarms by mail: whoever may see them need not look at the page for one by chance."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, cast

from babel.dates import format_datetime
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet

from maillage.accounts.permissions import actor_of, may
from maillage.actions.alarms.refuse import ONCE
from maillage.actions.book import Book
from maillage.adapters.mail.connect import connection_of
from maillage.adapters.mail.message import message, reason_of
from maillage.engine.kernel.reason import Facts, Finding, MaillageError, Severity
from maillage.messages.format import LOCALES, Language
from maillage.messages.render import sentence

if TYPE_CHECKING:
    from maillage.accounts.models import Account
    from maillage.records.models import Alarm

AGAIN: Final = timedelta(minutes=5)
"""After so long an alarm that could not be told, or whose teller was killed, is told anew."""


def is_alarm_due(book: Book, now: datetime) -> bool:
    """Whether an alarm waits to be told. One of which nobody could be told for a day stands on the page alone."""
    return bool(book.mail) and _due(book, now).exists()


def tell_alarms(book: Book, now: datetime | None = None) -> int:
    """Tell each alarm to those who may see alarms, but for whom it is about; return how many mails went.

    Each is told by one process alone. One that was killed meanwhile has the mails sent again under the same Message-ID,
    by which programs of mail tell that they are the same.

    Raises:
        MaillageError: if the book's ``mail`` is no address of a way to send (``mail-address``), or one could not be
            sent (``alarm-mail-failed``): its alarm is told anew after ``AGAIN``.
    """
    now, gone, failures = now or datetime.now(UTC), 0, list[str]()
    if not is_alarm_due(book, now):
        return 0
    connection = connection_of(book.mail, book.folder)
    for alarm in _due(book, now).order_by("number"):
        if not _due(book, now).filter(pk=alarm.pk).update(mail_tried=now):
            continue
        messages = [*_messages(book, alarm)]
        try:
            connection.send_messages(messages)
        except (OSError, smtplib.SMTPException) as error:
            failures.append(reason_of(error))
        else:
            gone += len(messages)
            type(alarm).objects.using(book.alias).filter(pk=alarm.pk).update(mail_sent=now)
    if failures:
        facts: Facts = {"count": len(failures), "reason": failures[-1]}
        raise MaillageError(Finding(Severity.ERROR, "alarm-mail-failed", facts))
    return gone


def _due(book: Book, now: datetime) -> QuerySet[Alarm]:
    from maillage.records.models import Alarm

    free = Q(mail_tried__isnull=True) | Q(mail_tried__lt=now - AGAIN)
    return Alarm.objects.using(book.alias).filter(free, mail_sent__isnull=True, seen_by=0, recorded__gt=now - ONCE)


def _messages(book: Book, alarm: Alarm) -> Iterator[EmailMessage]:
    from maillage.accounts.models import Account

    accounts = Account.objects.using(book.alias)
    about = accounts.filter(pk=alarm.account).values_list("name", flat=True).first() or str(alarm.account)
    for account in accounts.filter(is_active=True).exclude(pk=alarm.account).order_by("pk"):
        if may(actor_of(account), "alarms.read"):
            yield _message(book, alarm, account, about)


def _message(book: Book, alarm: Alarm, account: Account, about: str) -> EmailMessage:
    language = cast(Language, account.language)
    moment = format_datetime(alarm.recorded, "long", locale=LOCALES[language])
    facts: Facts = {"who": about, "count": alarm.refusals, "tokens": alarm.by_token, "moment": moment}
    address = book.settings.address.rstrip("/")
    where = sentence("alarm-link", {"address": f"{address}/accounts/"}, language) if address else ""
    parts = (
        sentence("notice-greeting", {"name": account.name}, language), sentence("desk-alarm-text", facts, language),
        sentence("desk-alarm-what", {}, language), where or sentence("alarm-where", {}, language),
    )  # fmt: skip
    subject, text = sentence("alarm-subject", {"who": about}, language), "\n\n".join(parts) + "\n"
    return message(f"alarm-{alarm.number}-{account.pk}", book.settings.mail_from, account.email, subject, text)
