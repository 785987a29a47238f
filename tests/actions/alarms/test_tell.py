"""An alarm is told by mail to whoever may see it, once, in their language; where mail fails it is tried anew."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from maillage.accounts.models import Account
from maillage.accounts.permissions import actor_of
from maillage.actions.alarms import tell
from maillage.actions.alarms.refuse import MANY, ONCE, refuse
from maillage.actions.alarms.see import see_alarm
from maillage.actions.alarms.tell import AGAIN, is_alarm_due, tell_alarms
from maillage.actions.book import Book
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError
from maillage.records.models import Alarm, Refusal

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def book(served: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book whose mail goes into an empty folder, with one alarm."""
    monkeypatch.setenv("MAILLAGE_MAIL", f"file:{tmp_path / 'mail'}")
    Alarm.objects.all().delete()
    # Other tests of this process had somebody refused in the book as well.
    Refusal.objects.all().delete()
    curious = actor_of(Account.objects.get(email__startswith="territory@"))
    assert [refuse(curious, served.book, NOW) for _ in range(MANY)][-1]
    yield served.book
    Alarm.objects.all().delete()
    Refusal.objects.all().delete()


@pytest.fixture
def mails(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def read(folder: Path) -> dict[str, EmailMessage]:
    found = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in folder.glob("*")]
    return {str(one["To"]): one for one in found if isinstance(one, EmailMessage)}


def test_the_administrator_is_told_once_in_his_language(book: Book, mails: Path) -> None:
    assert is_alarm_due(book, NOW)
    assert tell_alarms(book, NOW) == 1
    ((to, mail),) = read(mails).items()
    assert to == "administrator@demo.example"
    who = Account.objects.get(email__startswith="territory@").name
    assert str(mail["Subject"]) == f"De nombreux refus pour {who}"
    assert f"{MANY} refus en dix minutes" in mail.get_content()
    assert mail["Auto-Submitted"] == "auto-generated"
    assert not is_alarm_due(book, NOW + AGAIN * 2)
    assert tell_alarms(book, NOW + AGAIN * 2) == 0


def test_whom_it_is_about_is_not_told(book: Book, mails: Path) -> None:
    Alarm.objects.update(account=Account.objects.get(email__startswith="administrator@").pk)
    assert tell_alarms(book, NOW) == 0
    assert not read(mails)


def test_what_somebody_has_seen_or_is_old_is_not_told(book: Book) -> None:
    assert not is_alarm_due(book, NOW + ONCE + timedelta(minutes=1))
    see_alarm(actor_of(Account.objects.get(email__startswith="administrator@")), book, Alarm.objects.get().pk)
    assert not is_alarm_due(book, NOW)


def test_without_a_way_to_send_nothing_waits(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_MAIL", "")
    assert not is_alarm_due(book, NOW)


def test_a_mail_that_does_not_go_says_so_and_is_tried_anew(
    book: Book, mails: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_MAIL", "smtp://127.0.0.1:1")
    with pytest.raises(MaillageError) as raised:
        tell_alarms(book, NOW)
    assert [found.code for found in raised.value.findings] == ["alarm-mail-failed"]
    monkeypatch.setenv("MAILLAGE_MAIL", f"file:{mails}")
    assert tell_alarms(book, NOW + AGAIN) == 0
    assert tell_alarms(book, NOW + AGAIN + timedelta(seconds=1)) == 1


def test_one_at_work_is_nobody_elses_and_one_killed_is_told_under_the_same_name(
    book: Book, mails: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(tell, "_messages", killed)
        with pytest.raises(KeyboardInterrupt):
            tell_alarms(book, NOW)
    assert tell_alarms(book, NOW) == 0
    names = []
    for at in (1, 2):
        Alarm.objects.update(mail_sent=None)
        assert tell_alarms(book, NOW + at * (AGAIN + timedelta(seconds=1))) == 1
        names.append({str(one["Message-ID"]) for one in read(mails).values()})
    assert names[0] == names[1]
