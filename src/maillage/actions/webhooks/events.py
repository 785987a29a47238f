"""What programs can be told, and how it is written and signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from standardwebhooks import Webhook

from maillage.actions.book import Book
from maillage.actions.desk.prepare import key_of
from maillage.engine.kernel.digest import canonical_json

if TYPE_CHECKING:
    from maillage.records.models import LogEntry, Subscription

EVENTS: Final[Mapping[str, str]] = {
    "propose": "proposal.made",
    "judge": "verdict.given",
    "publish": "publication.published",
    "alarm": "alarm.raised",
}
"""Action in the log → event. The log is written in the transaction of the act: no event is lost, none invented."""


def secret_of(book: Book, subscription: Subscription) -> str:
    """Return the secret by which a receiver knows that a call is ours; it follows from the key of the book."""
    text = f"webhook {subscription.number} {subscription.salt}".encode()
    digest = hmac.new(key_of(book.folder).encode(), text, hashlib.sha256).digest()
    return "whsec_" + base64.b64encode(digest).decode()


def body_of(entry: LogEntry) -> bytes:
    """Return what is told of an entry: its event, its instant, its facts, the number of the account that acted."""
    told = {
        "type": EVENTS[entry.action], "timestamp": entry.recorded.astimezone(UTC).isoformat(),
        "data": {"entry": entry.number, "account": entry.actor, **json.loads(entry.facts)},
    }  # fmt: skip
    return canonical_json(told)


def headers_of(secret: str, entry: LogEntry, body: bytes, now: datetime) -> dict[str, str]:
    """Return the headers of Standard Webhooks: the name of the message is the same however often it is tried."""
    name = f"msg_{entry.number}_{entry.digest[:16]}"
    return {
        "Content-Type": "application/json", "User-Agent": "Maillage", "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(name, now, body.decode()),
    }  # fmt: skip
