"""Roles that sign in with a second factor, or not at all: set up, shown, lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from maillage.accounts.models import Account
from maillage.accounts.permissions import operator
from maillage.actions import shelf
from maillage.actions.accounts.reset import reset_second_factor
from maillage.actions.plan.read import Opened
from maillage.desk.guard import Route
from maillage.desk.routes import ROUTES
from tests.desk.test_routes import address
from tests.served import PASSWORD

SIGN_IN = {"login": "director@demo.example", "password": PASSWORD}


@pytest.fixture
def asked(served: Opened, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The director has to have a second factor, as in a book that says nothing about it."""
    book = shelf.book()
    monkeypatch.setattr(book, "settings", replace(book.settings, second_factor=("director",)))
    yield
    Authenticator.objects.all().delete()


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def signed_in() -> Client:
    client = Client()
    client.post("/signin/", SIGN_IN)
    return client


def set_up(client: Client) -> list[str]:
    """Set the factor up as a person does; returns the recovery codes."""
    page = client.get("/me/second-factor/activate/")
    found = re.search(r"<code>(\w+)</code>", page.content.decode())
    assert found is not None
    answer = client.post("/me/second-factor/activate/", {"code": code(found.group(1))})
    assert answer.status_code == 302
    codes = client.get(answer["Location"])
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", codes.content.decode(), re.DOTALL)
    assert shown is not None
    return shown.group(1).split()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_without_it_every_page_leads_to_setting_it_up(
    route: Route, asked: None, served: Opened, sign_in: Callable[[str], Client]
) -> None:
    answer = sign_in("director").get(address(route.path, served))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/me/second-factor/activate/")


def test_others_go_on_as_before(asked: None, sign_in: Callable[[str], Client]) -> None:
    assert sign_in("analyst").get("/partners/").status_code == 200


def test_who_sets_it_up_goes_on_and_the_next_sign_in_asks_for_its_code(asked: None) -> None:
    client = signed_in()
    assert "second facteur. Configurez-le maintenant" in client.get("/me/second-factor/activate/").content.decode()
    codes = set_up(client)
    assert client.get("/partners/").status_code == 200
    assert len(codes) == 10

    again = signed_in()
    assert again.get("/partners/")["Location"].startswith("/signin/")
    wrong = again.post("/signin/code/", {"code": "000000"})
    assert (wrong.status_code, again.get("/partners/").status_code) == (200, 302)
    right = again.post("/signin/code/", {"code": codes[0]})
    assert (right.status_code, again.get("/partners/").status_code) == (302, 200)

    # A recovery code is good once.
    third = signed_in()
    third.post("/signin/code/", {"code": codes[0]})
    assert third.get("/partners/").status_code == 302


def test_a_session_from_before_has_to_show_it(asked: None) -> None:
    early, late = signed_in(), signed_in()
    codes = set_up(late)
    answer = early.get("/partners/")
    assert (answer.status_code, answer["Location"]) == (302, "/signin/again/code/?next=/partners/")
    early.post("/signin/again/code/?next=/partners/", {"code": codes[0]})
    assert early.get("/partners/").status_code == 200


def test_who_has_to_have_it_cannot_switch_it_off_and_others_can(asked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in()
    set_up(client)
    refused = client.post("/me/second-factor/deactivate/")
    assert (refused.status_code, Authenticator.objects.filter(type="totp").count()) == (200, 1)
    book = shelf.book()
    monkeypatch.setattr(book, "settings", replace(book.settings, second_factor=()))
    assert client.post("/me/second-factor/deactivate/").status_code == 302
    assert not Authenticator.objects.exists()


def test_one_that_an_administrator_took_away_is_set_up_anew(asked: None, served: Opened) -> None:
    client = signed_in()
    set_up(client)
    number = Account.objects.get(email=SIGN_IN["login"]).pk
    reset_second_factor(operator("administrator"), served.book, number)
    assert client.get("/partners/")["Location"].startswith("/me/second-factor/activate/")


def test_the_administrator_resets_it_on_the_page_of_accounts(asked: None, sign_in: Callable[[str], Client]) -> None:
    set_up(signed_in())
    administrator = sign_in("administrator")
    number = Account.objects.get(email=SIGN_IN["login"]).pk
    assert f"/accounts/{number}/reset/" in administrator.get("/accounts/").content.decode()
    assert administrator.post(f"/accounts/{number}/reset/").status_code == 302
    assert "non configuré" in administrator.get("/accounts/").content.decode()


@pytest.mark.parametrize("who", ["director", "administrator"])
def test_who_has_no_second_factor_reads_about_it_all_the_same(who: str, sign_in: Callable[[str], Client]) -> None:
    page = sign_in(who).get("/me/second-factor/")
    assert page.status_code == 200
    assert "/me/second-factor/activate/" in page.content.decode()
