"""Signing in: through an identity provider, with a password, too often."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.account import app_settings
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread

from maillage.accounts.models import Account
from maillage.actions.plan.read import Opened
from maillage.settings import env
from tests.served import PASSWORD

ADDRESS = "analyst@demo.example"
PEOPLE: dict[str, dict[str, object]] = {
    "hugo": {"email": ADDRESS, "email_verified": True},
    "capitals": {"email": ADDRESS.upper(), "email_verified": True},
    "unverified": {"email": ADDRESS, "email_verified": False},
    "in words": {"email": ADDRESS, "email_verified": "true"},
    "silent": {"email": ADDRESS},
    "stranger": {"email": "nobody@demo.example", "email_verified": True},
    "nameless": {"email_verified": True},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """An identity provider on this machine, with its people."""
    people = [User(sub=name, claims=claims) for name, claims in PEOPLE.items()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        with run_server_in_thread(user_claims=people) as server:
            yield f"http://localhost:{server.server_port}"


@pytest.fixture
def single_sign_on(provider: str, served: Opened, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The desk's settings as the environment would give them."""
    monkeypatch.setenv("MAILLAGE_OIDC_ISSUER", provider)
    monkeypatch.setenv("MAILLAGE_OIDC_CLIENT", "desk")
    monkeypatch.setenv("MAILLAGE_OIDC_SECRET", "kept")
    app = env.identity_provider()
    connect = {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": [app]}
    monkeypatch.setattr(settings, "SINGLE_SIGN_ON", app["name"])
    monkeypatch.setattr(settings, "SOCIALACCOUNT_PROVIDERS", {"openid_connect": connect})
    yield provider
    SocialAccount.objects.all().delete()


def asked(address: str, body: dict[str, str]) -> str:
    """Answer the provider's page as a person does; returns where it sends the browser."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"{parts.path}?{parts.query}", urlencode(body), form)
        answer = connection.getresponse()
        answer.read()
        return str(answer.headers["Location"])
    finally:
        connection.close()


def let_in(client: Client, who: str, begin: str = "/signin/with/sso/") -> int:
    """Sign somebody in through the provider; the status of the desk's last answer."""
    back = urlsplit(asked(client.post(begin)["Location"], {"sub": who}))
    return client.get(f"{back.path}?{back.query}").status_code


def inside(client: Client) -> bool:
    return client.get("/partners/").status_code == 200


@pytest.mark.parametrize("who", PEOPLE)
def test_the_provider_lets_in_by_a_verified_address_that_has_an_account(who: str, single_sign_on: str) -> None:
    client, before = Client(), Account.objects.count()
    status = let_in(client, who)
    good = who in ("hugo", "capitals")
    assert (status, inside(client)) == ((302, True) if good else (403, False))
    assert Account.objects.count() == before
    assert SocialAccount.objects.count() == good


def test_the_exchange_is_bound_to_who_began_it(single_sign_on: str) -> None:
    client, other = Client(), Client()
    onward = client.post("/signin/with/sso/")["Location"]
    sent = parse_qs(urlsplit(onward).query)
    assert sent["code_challenge_method"] == ["S256"]
    assert len(sent["code_challenge"][0]) == 43
    back = urlsplit(asked(onward, {"sub": "hugo"}))
    # Whoever gets hold of the address that the browser is sent back to gets nothing by it.
    assert other.get(f"{back.path}?{back.query}").status_code == 403
    assert not inside(other)
    assert client.get(f"{back.path}?{back.query}").status_code == 302
    assert inside(client)


def test_an_address_that_was_given_to_somebody_else_lets_nobody_in(single_sign_on: str) -> None:
    assert let_in(Client(), "hugo") == 302
    other = Client()
    assert (let_in(other, "capitals"), inside(other)) == (403, False)
    assert let_in(Client(), "hugo") == 302


def test_nobody_joins_an_identity_to_an_account_that_is_signed_in(single_sign_on: str) -> None:
    client = Client()
    client.force_login(Account.objects.get(email="director@demo.example"))
    assert let_in(client, "hugo", "/signin/with/sso/?process=connect") == 403
    assert not SocialAccount.objects.exists()


def test_an_account_that_was_closed_is_not_let_in(single_sign_on: str) -> None:
    Account.objects.filter(email=ADDRESS).update(is_active=False)
    try:
        assert let_in(Client(), "hugo") == 403
    finally:
        Account.objects.filter(email=ADDRESS).update(is_active=True)


def test_the_page_offers_it_where_there_is_one(single_sign_on: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Se connecter avec localhost" in Client().get("/signin/", headers={"Accept-Language": "fr"}).content.decode()
    assert Client().get("/signin/with/sso/").status_code == 405
    assert Client().post("/signin/with/other/").status_code == 404
    monkeypatch.setattr(settings, "SINGLE_SIGN_ON", "")
    assert "/signin/with/" not in Client().get("/signin/").content.decode()


@pytest.fixture
def limits(served: Opened, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The limits that hold where nothing else is set."""
    monkeypatch.setattr(settings, "ACCOUNT_RATE_LIMITS", {})
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize(
    ("who", "language", "words"), [("director", "fr", "Trop de tentatives"), ("nobody", "en", "Too many")]
)
def test_after_five_failures_an_account_waits_and_is_told_so(limits: None, who: str, language: str, words: str) -> None:
    client = Client(headers={"Accept-Language": language})
    given = {"login": f"{who}@demo.example", "password": "something else entirely"}
    said = [client.post("/signin/", given).content.decode() for _ in range(6)]
    assert words not in said[4]
    assert words in said[5]
    # What is right does not help any more, and another one is let in.
    assert client.post("/signin/", {**given, "password": PASSWORD}).status_code == 200
    assert client.post("/signin/", {"login": ADDRESS, "password": PASSWORD}).status_code == 302


def test_a_place_of_the_network_that_tries_many_waits_too(limits: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert app_settings.RATE_LIMITS["login"] == "30/m/ip"
    monkeypatch.setattr(settings, "ACCOUNT_RATE_LIMITS", {"login": "2/m/ip"})
    client = Client(headers={"Accept-Language": "en"})
    tries = [client.post("/signin/", {"login": f"p{at}@demo.example", "password": "x" * 12}) for at in range(3)]
    assert [answer.status_code for answer in tries] == [200, 200, 429]
    assert "Wait five minutes" in tries[-1].content.decode()


def test_without_limits_nobody_would_wait(served: Opened) -> None:
    client = Client(headers={"Accept-Language": "en"})
    given = {"login": "director@demo.example", "password": "something else entirely"}
    assert all("Too many" not in client.post("/signin/", given).content.decode() for _ in range(7))
