"""Accounts with their roles: what is asked at once is what is asked apart, at each moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction

from maillage.accounts.models import Account, Grant
from maillage.accounts.permissions import Held, actor_of
from maillage.actions.plan.read import Opened


@pytest.fixture(autouse=True)
def undone(served: Opened) -> Iterator[None]:
    """What is written here stays in no book."""
    del served
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_roles_come_with_the_account() -> None:
    account = Account.objects.create_user("roles@demo.example", None, name="Roles")
    bare = Account.objects.with_roles(account.pk)
    assert bare is not None
    assert (bare.email, bare.roles_read) == ("roles@demo.example", ())
    ended = Grant.objects.create(account=account, role="analyst")
    Grant.objects.create(account=account, role="unit-manager", unit="nord")
    both = Account.objects.with_roles(account.pk)
    assert both is not None
    assert actor_of(both) == actor_of(account)
    assert actor_of(both).roles == (Held("analyst"), Held("unit-manager", "nord"))
    Grant.objects.filter(pk=ended.pk).update(ended=datetime.now(UTC))
    after = Account.objects.with_roles(account.pk)
    assert after is not None
    assert actor_of(after).roles == (Held("unit-manager", "nord"),)


def test_nobody_has_no_roles() -> None:
    assert Account.objects.with_roles(0) is None
    account = Account.objects.create_user("gone@demo.example", None, name="Gone", is_active=False)
    Grant.objects.create(account=account, role="analyst")
    closed = Account.objects.with_roles(account.pk)
    assert closed is not None
    assert actor_of(closed).roles == ()
