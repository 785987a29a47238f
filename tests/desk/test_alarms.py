"""Who tries page after page that is not theirs, or call after call, is shown to the administrator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.actions import shelf
from maillage.actions.alarms.refuse import MANY
from maillage.actions.plan.read import Opened
from maillage.actions.tokens.make import make_token
from maillage.records.models import Alarm, Refusal


@pytest.fixture(autouse=True)
def quiet(served: Opened) -> None:
    """Nobody was refused anything so far."""
    Alarm.objects.all().delete()
    Refusal.objects.all().delete()


def test_pages_and_calls_that_are_refused_count_together(sign_in: Callable[[str], Client]) -> None:
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of

    client, administrator = sign_in("territory"), sign_in("administrator")
    actor = actor_of(Account.objects.get(email__startswith="territory@"))
    secret = make_token(actor, shelf.book(), "curious", frozenset({"partners.read"}), 1).secret
    headers = {"Authorization": f"Bearer {secret}"}
    for _ in range(MANY // 2):
        assert client.get("/log/").status_code == 404
        assert client.get("/partners/nobody/").status_code == 404
    (found,) = Alarm.objects.all()
    assert (found.account, found.by_token) == (actor.account, 0)
    Alarm.objects.all().delete()
    Refusal.objects.all().delete()
    for _ in range(MANY // 2):
        assert Client().get("/api/v1/log", headers=headers).status_code == 403
        assert Client().get("/api/v1/partners/nobody", headers=headers).status_code == 404
    (found,) = Alarm.objects.all()
    assert found.by_token == MANY
    page = administrator.get("/accounts/").content.decode()
    assert f"/alarms/{found.pk}/seen/" in page
    assert client.post(f"/alarms/{found.pk}/seen/").status_code == 404
    assert administrator.post(f"/alarms/{found.pk}/seen/").status_code == 302
    assert "/seen/" not in administrator.get("/accounts/").content.decode()


def test_what_one_may_see_counts_for_nothing(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("territory")
    for _ in range(MANY + 1):
        assert client.get("/partners/").status_code == 200
    assert not Refusal.objects.exists()
    assert not Alarm.objects.exists()
