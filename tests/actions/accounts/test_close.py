"""An account that is closed is let in nowhere from its next request on."""

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.permissions import Actor, Denied, Held, operator
from maillage.actions.log.list import list_log
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError


def number(who: str) -> int:
    from maillage.accounts.models import Account

    return Account.objects.get(email=f"{who}@demo.example").pk


def test_a_session_that_is_open_ends_and_the_roles_stay(served: Opened, sign_in: Callable[[str], Client]) -> None:
    from maillage.actions.accounts.close import close_account
    from maillage.actions.accounts.list import list_accounts

    client, administrator = sign_in("analyst"), operator("administrator")
    assert client.get("/partners/").status_code == 200
    close_account(administrator, served.book, number("analyst"), closed=True)
    try:
        assert client.get("/partners/").status_code == 302
        assert [one.account.pk for one in list_accounts(administrator) if not one.account.is_active] == [
            number("analyst")
        ]
    finally:
        close_account(administrator, served.book, number("analyst"), closed=False)
    assert sign_in("analyst").get("/partners/").status_code == 200
    told = [(entry.actor, entry.action, entry.facts) for entry in list_log(administrator, served.book, most=2)]
    assert told == [(0, "reopen", {"account": number("analyst")}), (0, "close", {"account": number("analyst")})]


def test_what_is_so_already_is_not_logged_again(served: Opened) -> None:
    from maillage.actions.accounts.close import close_account

    before = list_log(operator("administrator"), served.book)
    close_account(operator("administrator"), served.book, number("analyst"), closed=False)
    assert list_log(operator("administrator"), served.book) == before


def test_it_is_the_administrator_s_and_never_one_s_own(served: Opened) -> None:
    from maillage.actions.accounts.close import close_account

    for role in ("director", "analyst", "approver", "field", "unit_manager"):
        with pytest.raises(Denied):
            close_account(operator(role), served.book, number("analyst"), closed=True)
    with pytest.raises(Denied):
        close_account(operator("administrator"), served.book, 10**6, closed=True)
    mine = Actor(number("administrator"), "", "", (Held("administrator"),))
    with pytest.raises(MaillageError) as raised:
        close_account(mine, served.book, mine.account, closed=True)
    assert raised.value.findings[0].code == "account-own"
