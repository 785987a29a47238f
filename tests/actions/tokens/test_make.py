"""What a token may allow, for how long, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions.plan.read import Opened
from maillage.actions.tokens.list import list_tokens
from maillage.actions.tokens.make import actions_of, digest_of_secret, make_token
from maillage.actions.tokens.recognise import recognise
from maillage.actions.tokens.revoke import revoke_token
from maillage.engine.kernel.reason import MaillageError


@pytest.fixture
def actor(served: Opened) -> Callable[[str], Actor]:
    """An account of the cast as it acts itself."""
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of

    return lambda who: actor_of(Account.objects.get(email__startswith=f"{who}@"))


def test_a_secret_is_recognised_and_nowhere_kept(served: Opened, actor: Callable[[str], Actor]) -> None:
    owner = actor("analyst")
    made = make_token(owner, served.book, " nightly ", frozenset({"partners.read", "plans.propose"}), 30)
    assert (made.token.label, made.token.digest) == ("nightly", digest_of_secret(made.secret))
    assert len(made.secret.removeprefix("maillage_")) == 43  # 256 bits
    found = recognise(made.secret)
    assert found is not None
    assert (found.account, found.roles, found.only) == (owner.account, owner.roles, {"partners.read", "plans.propose"})
    assert may(found, "partners.read")
    assert not may(found, "log.read")
    assert recognise(made.secret[:-1] + "!") is None
    file = served.book.folder / "records.sqlite3"
    assert made.secret.removeprefix("maillage_").encode() not in file.read_bytes()
    # The same search finds what is kept.
    assert made.token.digest.encode() in file.read_bytes()


def test_what_cannot_be_a_token_is_refused_with_all_that_is_wrong(
    served: Opened, actor: Callable[[str], Actor]
) -> None:
    with pytest.raises(MaillageError) as raised:
        make_token(actor("territory"), served.book, " ", frozenset({"accounts.read", "log.read"}), 0)
    assert [one.code for one in raised.value.findings] == ["token-label", "token-scope", "token-scope", "token-days"]
    with pytest.raises(MaillageError) as raised:
        make_token(actor("territory"), served.book, "x", frozenset(), 367)
    assert [one.code for one in raised.value.findings] == ["token-scope-none", "token-days"]


def test_a_token_makes_no_token(served: Opened, actor: Callable[[str], Actor]) -> None:
    found = recognise(make_token(actor("analyst"), served.book, "x", frozenset({"plans.read"}), 1).secret)
    assert found is not None
    assert actions_of(found) == ("plans.read",)
    with pytest.raises(Denied):
        make_token(found, served.book, "y", frozenset({"plans.read"}), 1)


def test_a_token_of_somebody_else_is_neither_listed_nor_revoked(served: Opened, actor: Callable[[str], Actor]) -> None:
    made = make_token(actor("analyst"), served.book, "mine", frozenset({"plans.read"}), 1)
    assert made.token.pk not in {one.pk for one in list_tokens(actor("director"), served.book)}
    for number in (made.token.pk, 10**9):
        with pytest.raises(Denied):
            revoke_token(actor("director"), served.book, number)
    assert recognise(made.secret) is not None
    for _ in range(2):
        revoke_token(actor("analyst"), served.book, made.token.pk)
    assert recognise(made.secret) is None


def test_somebody_without_roles_has_a_token_that_allows_nothing(served: Opened) -> None:
    from maillage.accounts.models import Account

    account = Account.objects.create_user("nobody@demo.example", None, name="Nobody")
    with pytest.raises(MaillageError) as raised:
        make_token(Actor(account.pk, "Nobody", "", ()), served.book, "x", frozenset({"plans.read"}), 1)
    assert raised.value.findings[0].code == "token-scope"
    account.delete()
