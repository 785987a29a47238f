"""What happened is told, signed, until it was heard; nothing is lost where a process dies, nothing told to the wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.book import Book
from maillage.actions.publication.judge import judge
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.actions.webhooks.deliver import LEASE, PAUSES, Delivered, deliver
from maillage.actions.webhooks.end import end_webhook
from maillage.actions.webhooks.list import list_deliveries, list_webhooks, show_secret
from maillage.actions.webhooks.subscribe import subscribe
from maillage.adapters.webhooks.guard import Place
from maillage.engine.kernel.reason import MaillageError
from tests.actions.publication.stage import ANALYST, APPROVER, DAY, DIRECTOR, book_with_plans
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]
ADMINISTRATOR = Actor(9, "Administrator", "", (Held("administrator"),))
EVERY = frozenset({"proposal.made", "verdict.given", "publication.published"})
URL = "http://127.0.0.1:9/"


@pytest.fixture
def book(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    made = book_with_plans(tmp_path / "book")
    yield made
    made.records().close()


@dataclass
class Receiver:
    """Hears calls and answers with the statuses that stand in line, then with 204."""

    statuses: list[int] = field(default_factory=list)
    heard: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)

    def __call__(self, place: Place, body: bytes, headers: Mapping[str, str]) -> int:
        assert place.address == "127.0.0.1"
        self.heard.append((headers, body))
        return self.statuses.pop(0) if self.statuses else 204

    @property
    def types(self) -> list[str]:
        return [json.loads(body)["type"] for _, body in self.heard]


def walk(book: Book, plan: str = "2026-07-01-aaaa") -> None:
    made = propose(ANALYST, book, plan, DAY, "because")
    judge(APPROVER, book, made.number, approved=True, content=made.content)
    publish(DIRECTOR, book, made.number, after=0)


def test_each_event_is_told_once_in_its_order_and_signed(book: Book) -> None:
    made = subscribe(ADMINISTRATOR, book, URL, EVERY, near=True)
    walk(book)
    receiver = Receiver()
    assert deliver(book, call=receiver, near=True) == Delivered(3, 0, 0)
    assert receiver.types == ["proposal.made", "verdict.given", "publication.published"]
    assert deliver(book, call=receiver, near=True) == Delivered(0, 0, 0)
    secret = show_secret(ADMINISTRATOR, book, made.number)
    for headers, body in receiver.heard:
        Webhook(secret).verify(body, dict(headers))
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body.replace(b"aaaa", b"bbbb") + b" ", dict(headers))
    told = json.loads(receiver.heard[-1][1])["data"]
    assert (told["publication"], told["plan"], told["effective"]) == (1, "2026-07-01-aaaa", DAY.isoformat())


def test_only_what_was_asked_for_and_what_happens_after_is_told(book: Book) -> None:
    propose(ANALYST, book, "2026-07-01-bbbb", DAY, "before")
    subscribe(ADMINISTRATOR, book, URL, frozenset({"publication.published"}), near=True)
    walk(book)
    receiver = Receiver()
    deliver(book, call=receiver, near=True)
    assert receiver.types == ["publication.published"]


def test_what_failed_is_tried_again_later_under_the_same_name_and_then_given_up(book: Book) -> None:
    subscribe(ADMINISTRATOR, book, URL, frozenset({"proposal.made"}), near=True)
    propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    receiver, now = Receiver([500, 0, 302, *[503] * len(PAUSES)]), datetime.now(UTC)
    for pause in PAUSES:
        assert deliver(book, now, call=receiver, near=True) == Delivered(0, 1, 0)
        early = now + pause - timedelta(seconds=1)
        assert deliver(book, early, call=receiver, near=True) == Delivered(0, 0, 0)
        now += pause
    assert deliver(book, now, call=receiver, near=True) == Delivered(0, 0, 1)
    assert deliver(book, now + timedelta(days=30), call=receiver, near=True) == Delivered(0, 0, 0)
    assert len({headers["webhook-id"] for headers, _ in receiver.heard}) == 1
    (listed,) = list_webhooks(ADMINISTRATOR, book)
    assert (listed.waiting, listed.delivered, listed.given_up) == (0, 0, 1)


def test_a_process_that_dies_while_it_tells_loses_nothing(book: Book) -> None:
    subscribe(ADMINISTRATOR, book, URL, frozenset({"proposal.made"}), near=True)
    propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")

    def dies(place: Place, body: bytes, headers: Mapping[str, str]) -> int:
        raise KeyboardInterrupt

    now, receiver = datetime.now(UTC), Receiver()
    with pytest.raises(KeyboardInterrupt):
        deliver(book, now, call=dies, near=True)
    # Until its lease is over somebody else may still be at it.
    assert deliver(book, now + LEASE / 2, call=receiver, near=True) == Delivered(0, 0, 0)
    assert deliver(book, now + LEASE, call=receiver, near=True) == Delivered(1, 0, 0)


def test_two_at_once_tell_each_message_once(book: Book) -> None:
    subscribe(ADMINISTRATOR, book, URL, frozenset({"proposal.made"}), near=True)
    propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    other = Receiver()

    def meanwhile(place: Place, body: bytes, headers: Mapping[str, str]) -> int:
        assert deliver(book, call=other, near=True) == Delivered(0, 0, 0)
        return 200

    assert deliver(book, call=meanwhile, near=True) == Delivered(1, 0, 0)
    assert other.heard == []


def test_who_says_to_be_gone_and_whose_subscription_ended_is_told_no_more(book: Book) -> None:
    gone = subscribe(ADMINISTRATOR, book, URL, frozenset({"proposal.made"}), near=True)
    ended = subscribe(ADMINISTRATOR, book, URL, frozenset({"proposal.made"}), near=True)
    propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    end_webhook(ADMINISTRATOR, book, ended.number)
    receiver = Receiver([410])
    assert deliver(book, call=receiver, near=True) == Delivered(0, 0, 1)
    propose(ANALYST, book, "2026-07-01-bbbb", DAY, "because")
    assert deliver(book, call=receiver, near=True) == Delivered(0, 0, 0)
    assert [one.status for one in list_deliveries(ADMINISTRATOR, book, gone.number, 10, before=None)] == [410]
    assert all(one.subscription.ended for one in list_webhooks(ADMINISTRATOR, book))


def test_an_address_that_has_come_to_lead_home_is_not_called(book: Book) -> None:
    subscribe(ADMINISTRATOR, book, URL, frozenset({"proposal.made"}), near=True)
    propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    receiver = Receiver()
    assert deliver(book, call=receiver) == Delivered(0, 1, 0)
    assert receiver.heard == []


def test_only_an_administrator_subscribes_and_only_to_what_there_is(book: Book) -> None:
    for act in (
        lambda: subscribe(DIRECTOR, book, URL, EVERY, near=True),
        lambda: list_webhooks(ANALYST, book),
        lambda: show_secret(APPROVER, book, 1),
        lambda: end_webhook(ADMINISTRATOR, book, 404),
        lambda: show_secret(ADMINISTRATOR, book, 404),
    ):
        with pytest.raises(Denied):
            act()
    for url, events, code in (
        (URL, frozenset({"partner.seen"}), "webhook-event"),
        (URL, frozenset[str](), "webhook-event-none"),
        ("https://127.0.0.1/", EVERY, "webhook-private"),
    ):
        with pytest.raises(MaillageError) as raised:
            subscribe(ADMINISTRATOR, book, url, events)
        assert raised.value.findings[0].code == code


def test_a_real_receiver_hears_it_and_no_redirect_is_followed(book: Book) -> None:
    heard: list[tuple[str, Mapping[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append((self.path, self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(302 if self.path == "/moved" else 200)
            self.send_header("Location", "/hook")
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            home = f"http://127.0.0.1:{server.server_port}"
            made = subscribe(ADMINISTRATOR, book, f"{home}/hook?x=1", frozenset({"proposal.made"}), near=True)
            subscribe(ADMINISTRATOR, book, f"{home}/moved", frozenset({"proposal.made"}), near=True)
            propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
            assert deliver(book, near=True) == Delivered(1, 1, 0)
        finally:
            server.shutdown()
            thread.join()
    assert [path for path, _, _ in heard] == ["/hook?x=1", "/moved"]
    Webhook(show_secret(ADMINISTRATOR, book, made.number)).verify(heard[0][2], dict(heard[0][1]))
