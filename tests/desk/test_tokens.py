"""The page on which people make tokens: the secret stands in one answer and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from maillage.actions.tokens.recognise import recognise

SECRET = re.compile(r"maillage_[\w-]{43}")


def test_a_token_is_made_shown_once_and_revoked(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("analyst")
    answer = client.post("/me/tokens/make/", {"label": "<b>feed</b>", "may": ["partners.read"], "days": "30"})
    found = SECRET.search(answer.content.decode())
    assert answer.status_code == 200
    assert found is not None
    assert "&lt;b&gt;feed&lt;/b&gt;" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert recognise(found.group()) is not None
    page = client.get("/me/tokens/").content.decode()
    assert SECRET.search(page) is None
    number = re.findall(r"/me/tokens/(\d+)/revoke/", page)[0]
    assert sign_in("director").post(f"/me/tokens/{number}/revoke/").status_code == 404
    assert client.post(f"/me/tokens/{number}/revoke/").status_code == 302
    assert recognise(found.group()) is None


def test_what_the_account_may_not_do_is_neither_offered_nor_given(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("territory")
    assert 'value="log.read"' not in client.get("/me/tokens/").content.decode()
    for wrong in ({"may": ["log.read"], "days": "30"}, {"may": ["partners.read"], "days": "x"}):
        answer = client.post("/me/tokens/make/", {"label": "x", **wrong})
        assert answer.status_code == 409
        assert SECRET.search(answer.content.decode()) is None
