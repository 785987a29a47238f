"""A second factor that was lost is taken away by somebody else, and that is logged."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from maillage.accounts.models import Account
from maillage.accounts.permissions import Actor, Denied, Held, operator
from maillage.actions.accounts.list import list_accounts
from maillage.actions.accounts.reset import reset_second_factor
from maillage.actions.log.list import list_log
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError


def code_of(actor: Actor, served: Opened, number: int) -> str:
    with pytest.raises(MaillageError) as raised:
        reset_second_factor(actor, served.book, number)
    return raised.value.findings[0].code


def test_it_goes_with_its_codes_once(served: Opened) -> None:
    account = Account.objects.get(email="approver@demo.example")
    administrator = Account.objects.get(email="administrator@demo.example")
    actor = Actor(administrator.pk, administrator.name, "", (Held("administrator"),))
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    assert [one.account for one in list_accounts(actor) if one.factor] == [account]
    reset_second_factor(actor, served.book, account.pk)
    assert not Authenticator.objects.filter(user=account).exists()
    entry = list_log(actor, served.book, most=1)[0]
    assert (entry.actor, entry.action, entry.facts) == (administrator.pk, "reset-factor", {"account": account.pk})
    assert code_of(actor, served, account.pk) == "factor-none"
    assert code_of(actor, served, administrator.pk) == "account-own"


def test_it_is_the_administrator_s(served: Opened) -> None:
    number = Account.objects.get(email="approver@demo.example").pk
    for role in ("director", "analyst", "approver"):
        with pytest.raises(Denied):
            reset_second_factor(operator(role), served.book, number)
