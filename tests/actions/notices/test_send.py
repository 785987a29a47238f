"""Mail goes to each once, in their language, whatever is killed or fails."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import connections

from maillage.actions.notices import send
from maillage.actions.notices.announce import announce
from maillage.actions.notices.send import LEASE, TRIES, send_notices
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError


@pytest.fixture(scope="module")
def announced(changed: Opened) -> Opened:
    from maillage.accounts.models import Account

    announce(changed.book)
    Account.objects.filter(email="approver@demo.example").update(language="en")
    return changed


@pytest.fixture
def waiting(announced: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every notice waits for its mail, which goes into an empty folder."""
    from maillage.records.models import Notice

    monkeypatch.setenv("MAILLAGE_MAIL", f"file:{tmp_path / 'mail'}")
    Notice.objects.update(mail="waiting", tried=None, tries=0)
    return tmp_path / "mail"


def mails(folder: Path) -> list[EmailMessage]:
    found = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in folder.glob("*")]
    return sorted((one for one in found if isinstance(one, EmailMessage)), key=lambda one: str(one["To"]))


def states() -> dict[str, int]:
    from maillage.records.models import Notice

    found = [*Notice.objects.values_list("mail", flat=True)]
    return {state: found.count(state) for state in {*found}}


def test_each_gets_theirs_in_their_language_and_nothing_twice(waiting: Path, announced: Opened) -> None:
    gone = send_notices(announced.book)
    assert states() == {"sent": gone}
    found = mails(waiting)
    assert len(found) == gone > 4
    to = {str(one["To"]): one for one in found}
    assert "Bonjour Hugo Bernard" in to["analyst@demo.example"].get_content()
    assert "Dear Inès Robert" in to["approver@demo.example"].get_content()
    assert str(to["approver@demo.example"]["Subject"]).startswith("Publication ")
    assert to["approver@demo.example"]["Auto-Submitted"] == "auto-generated"
    assert len({str(one["Message-ID"]) for one in found}) == gone
    assert send_notices(announced.book) == 0
    assert len(mails(waiting)) == gone


def test_one_that_was_killed_between_sending_and_noting_it_is_told_once(
    waiting: Path, announced: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from maillage.records.models import Notice

    def killed(*words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(send, "_note", killed)
        with pytest.raises(KeyboardInterrupt):
            send_notices(announced.book)
    assert len(mails(waiting)) == 1
    assert states()["sending"] == 1
    # Nobody takes it up as long as it may still be going; then somebody does, and it is the same mail.
    others = send_notices(announced.book)
    assert (states()["sending"], len(mails(waiting))) == (1, others + 1)
    Notice.objects.filter(mail="sending").update(tried=datetime.now(UTC) - LEASE - timedelta(seconds=1))
    assert send_notices(announced.book) == 1
    assert (states(), len(mails(waiting))) == ({"sent": others + 1}, others + 1)


def test_a_mail_under_another_name_would_be_seen_as_a_second_one(waiting: Path, announced: Opened) -> None:
    from maillage.records.models import Notice

    gone = send_notices(announced.book)
    one = Notice.objects.first()
    assert one is not None
    kept = one.name
    Notice.objects.filter(pk=kept).update(name="f" * 32, mail="waiting")
    send_notices(announced.book)
    Notice.objects.filter(pk="f" * 32).update(name=kept)
    assert len(mails(waiting)) == gone + 1


def test_several_who_send_at_once_share_the_mails(
    waiting: Path, announced: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    class Counting:
        def send_messages(self, messages: list[EmailMessage]) -> None:
            sent.extend(str(one.extra_headers["Message-ID"]) for one in messages)  # type: ignore[attr-defined] # Django's

    monkeypatch.setattr(send, "connection_of", lambda *words: Counting())
    gone: list[int] = []

    def sending() -> None:
        try:
            gone.append(send_notices(announced.book))
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=sending) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sent) == len({*sent}) == sum(gone) == states()["sent"]


def test_what_cannot_be_sent_waits_and_is_given_up_in_the_end(
    waiting: Path, announced: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from maillage.records.models import Notice

    monkeypatch.setenv("MAILLAGE_MAIL", "smtp://127.0.0.1:1")
    with pytest.raises(MaillageError) as raised:
        send_notices(announced.book)
    finding = raised.value.findings[0]
    assert (finding.code, finding.facts["gone"]) == ("mail-failed", 0)
    assert {*states()} == {"waiting"}
    Notice.objects.update(tries=TRIES)
    with pytest.raises(MaillageError):
        send_notices(announced.book)
    assert {*states()} == {"given-up"}
    monkeypatch.setenv("MAILLAGE_MAIL", "pigeon://coop")
    with pytest.raises(MaillageError) as raised:
        send_notices(announced.book)
    assert raised.value.findings[0].code == "mail-address"


def test_a_closed_account_gets_none_and_without_mail_nothing_is_tried(
    waiting: Path, announced: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from maillage.accounts.models import Account

    Account.objects.filter(email="analyst@demo.example").update(is_active=False)
    try:
        send_notices(announced.book)
    finally:
        Account.objects.filter(email="analyst@demo.example").update(is_active=True)
    assert "analyst@demo.example" not in {str(one["To"]) for one in mails(waiting)}
    assert states()["none"] == 2
    monkeypatch.setenv("MAILLAGE_MAIL", "")
    assert send_notices(announced.book) == 0


class Postbox(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as it takes to be given mail."""

    taken: list[str]

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.taken.append(text.decode())
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 ok\r\n")


def test_it_goes_by_smtp(waiting: Path, announced: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    Postbox.taken = []
    with socketserver.TCPServer(("127.0.0.1", 0), Postbox) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("MAILLAGE_MAIL", f"smtp://127.0.0.1:{server.server_address[1]}")
        try:
            gone = send_notices(announced.book)
        finally:
            server.shutdown()
            thread.join()
    assert len(Postbox.taken) == gone > 4
    assert any("To: analyst@demo.example" in text for text in Postbox.taken)
