"""Tokens at the door: those that ended, those that never were, and how often one may try."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from maillage.api.door import MOST_FAILURES
from tests.api.conftest import Caller


def test_a_token_ends_with_its_day_its_revocation_its_account_and_the_role(
    token: Callable[..., str],
) -> None:
    from maillage.accounts.models import Account, Grant, Token

    caller = Caller(token("analyst", "partners.read"))
    mine = Token.objects.filter(pk=Token.objects.latest("pk").pk)
    account = Account.objects.filter(email__startswith="analyst@")
    held = Grant.objects.filter(account__email__startswith="analyst@")
    assert caller.get("/partners").status_code == 200
    past, until = datetime.now(UTC) - timedelta(seconds=1), datetime.now(UTC) + timedelta(days=1)
    try:
        for rows, change, back, status in (
            (mine, {"expires": past}, {"expires": until}, 401),
            (mine, {"revoked": past}, {"revoked": None}, 401),
            (account, {"is_active": False}, {"is_active": True}, 401),
            (held, {"ended": past}, {"ended": None}, 403),
        ):
            rows.update(**change)
            assert caller.get("/partners").status_code == status, change
            rows.update(**back)
            assert caller.get("/partners").status_code == 200, back
    finally:
        account.update(is_active=True)
        held.update(ended=None)


def test_an_address_that_shows_too_many_tokens_that_are_none_has_to_wait(token: Callable[..., str]) -> None:
    good, bad = Caller(token("analyst")), Caller("maillage_guessed")
    for _ in range(MOST_FAILURES):
        assert bad.get("/me").status_code == 401
    answer = bad.get("/me")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    # Others behind the same address go on.
    assert good.get("/me").status_code == 200
    assert bad.get("/me").status_code == 429


def test_tokens_that_hold_are_no_failures(token: Callable[..., str]) -> None:
    good = Caller(token("analyst"))
    assert {good.get("/me").status_code for _ in range(MOST_FAILURES + 5)} == {200}


def test_what_is_asked_by_a_wrong_name_or_value_is_told_with_its_place(calling: Callable[..., Caller]) -> None:
    caller = calling("analyst")
    for asked, place in (({"limit": "many"}, "limit"), ({"tire": "mba"}, "tire"), ({"on": "2026-13-01"}, "on")):
        answer = caller.get("/partners", **asked)
        told = json.loads(answer.content)
        assert (answer.status_code, told["status"], answer["Content-Type"]) == (422, 422, "application/problem+json")
        assert place in told["findings"][0]["sentence"]


def test_problems_speak_the_language_that_the_request_asks_for(calling: Callable[..., Caller]) -> None:
    for language, title in (("fr", "Cela ne peut pas se faire"), ("en", "This cannot be done")):
        caller = calling("analyst", language=language)
        answer = caller.post("/proposals", {"plan": "none", "effective": "2026-09-01", "grounds": "x"}, "k-" + language)
        told = json.loads(answer.content)
        assert (answer.status_code, told["title"], told["type"]) == (409, title, "urn:maillage:problem:refused")
        assert told["findings"][0]["code"] == "plan-missing"
        assert answer["Content-Type"] == "application/problem+json"


def test_there_is_nothing_else_below_the_address(calling: Callable[..., Caller]) -> None:
    assert calling("director").get("/nothing").status_code == 404
    assert calling("director").get("/docs")["Content-Type"] == "application/problem+json"
