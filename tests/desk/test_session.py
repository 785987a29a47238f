"""Sessions are found as Django finds them: none that has ended, none that is not there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as Kept
from django.contrib.sessions.models import Session

from maillage.actions.plan.read import Opened
from maillage.desk.session import SessionStore


@pytest.fixture
def key(served: Opened) -> str:
    del served
    made = Kept()
    made["seen"] = "é"
    made.create()
    assert made.session_key
    return made.session_key


def test_what_was_kept_is_found_until_it_ends(key: str) -> None:
    assert SessionStore(key)["seen"] == Kept(key)["seen"] == "é"
    Session.objects.filter(pk=key).update(expire_date=datetime.now(UTC) - timedelta(seconds=1))
    ended = SessionStore(key)
    assert ended.get("seen") is None
    # A key that ended is not used again: it would be chosen by whoever sent it.
    assert ended.session_key is None


@pytest.mark.parametrize("strange", ["", "nobody", "x' OR '1'='1", "é" * 32])
def test_what_was_never_given_is_no_session(key: str, strange: str) -> None:
    del key
    store = SessionStore(strange)
    assert store.get("seen") is None
    assert store.session_key is None
