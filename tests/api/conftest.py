"""Programs that ask the API of the demo's book, each by a token of somebody of the cast."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from maillage.actions.plan.read import Opened

PREFIX = "/api/v1"


class Caller:
    """Asks with a token; what it posts bears a key."""

    def __init__(self, secret: str, language: str = "en") -> None:
        self.headers = {"Authorization": f"Bearer {secret}", "Accept-Language": language}
        self._client = Client()

    def get(self, path: str, **asked: Any) -> HttpResponse:
        return self._client.get(PREFIX + path, asked, headers=self.headers)

    def read(self, path: str, **asked: Any) -> Any:
        answer = self.get(path, **asked)
        assert answer.status_code == 200, answer.content.decode()
        return json.loads(answer.content)

    def post(self, path: str, body: Any, key: str = "") -> HttpResponse:
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        return self._client.post(PREFIX + path, json.dumps(body), "application/json", headers=headers)

    def send(self, path: str, *files: tuple[str, bytes], key: str) -> HttpResponse:
        """Post files as a form does."""
        sent = [SimpleUploadedFile(name, content, "text/csv") for name, content in files]
        return self._client.post(PREFIX + path, {"file": sent}, headers=self.headers | {"Idempotency-Key": key})

    def pour(self, name: str, content: bytes, key: str, kind: str = "text/csv", **server: Any) -> HttpResponse:
        """Post a file as the body itself; ``server`` is what the server in front says otherwise of the request."""
        headers = self.headers | {"Idempotency-Key": key}
        path = f"{PREFIX}/files" + (f"?{urlencode({'name': name})}" if name else "")
        return self._client.post(path, content, kind, headers=headers, **server)


def told(answer: Any, status: int) -> Any:
    """What an answer says, once it has the status expected."""
    found = json.loads(answer.content)
    assert answer.status_code == status, found
    return found


@pytest.fixture
def token(served: Opened) -> Callable[..., str]:
    """Makes a token of somebody of the cast: for all that the account may do, or for the actions given."""
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.actions import shelf
    from maillage.actions.tokens.make import actions_of, make_token

    cache.clear()

    def made(who: str, *scope: str) -> str:
        actor = actor_of(Account.objects.get(email__startswith=f"{who}@"))
        return make_token(actor, shelf.book(), "test", frozenset(scope or actions_of(actor)), 1).secret

    return made


@pytest.fixture
def calling(token: Callable[..., str]) -> Callable[..., Caller]:
    """Gives a program that acts for somebody of the cast."""
    return lambda who, *scope, language="en": Caller(token(who, *scope), language)
