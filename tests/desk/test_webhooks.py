"""The pages of webhooks: an administrator has addresses told, sees what they answered, ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from maillage.actions.plan.read import Opened
from maillage.records.models import Delivery, Subscription


def test_an_address_in_the_house_is_refused_beside_the_form_and_what_was_written_stays(
    sign_in: Callable[[str], Client],
) -> None:
    client = sign_in("administrator")
    before = Subscription.objects.count()
    answer = client.post("/webhooks/add/", {"url": "https://127.0.0.1/x", "event": ["verdict.given"]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'aria-invalid="true"' in page
    assert 'value="https://127.0.0.1/x"' in page
    assert page.count(" checked") == 1
    assert client.post("/webhooks/add/", {"url": "https://127.0.0.1/x"}).status_code == 409
    assert Subscription.objects.count() == before


def test_an_address_is_added_told_and_ended(sign_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maillage.actions.webhooks.subscribe.place_of", lambda url, near: None)
    client = sign_in("administrator")
    answer = client.post("/webhooks/add/", {"url": "https://hooks.example/<b>", "event": ["proposal.made"]})
    page = client.get(answer["Location"]).content.decode()
    assert "https://hooks.example/&lt;b&gt;" in page
    assert "whsec_" in page
    made = Subscription.objects.first()
    assert made is not None
    now = datetime.now(UTC)
    for entry, given in enumerate(({"delivered": now, "status": 204}, {"given_up": now, "status": 503}, {}), 1):
        Delivery.objects.create(subscription=made, entry=entry, due=now, tries=entry, **given)
    page = client.get(answer["Location"]).content.decode()
    assert ">204<" in page
    assert ">503<" in page
    client.post(f"{answer['Location']}end/")
    made.refresh_from_db()
    assert made.ended is not None
    assert f"{answer['Location']}end/" not in client.get(answer["Location"]).content.decode()


def test_many_deliveries_come_page_by_page(served: Opened, sign_in: Callable[[str], Client]) -> None:
    one = Subscription.objects.get(pk=1)
    now = datetime.now(UTC)
    made = Delivery.objects.bulk_create(
        Delivery(subscription=one, entry=9000 + at, due=now, delivered=now) for at in range(60)
    )
    client = sign_in("administrator")
    page = client.get("/webhooks/1/").content.decode()
    last = sorted(row.pk for row in made)[-50]
    assert f"?before={last}" in page
    older = client.get(f"/webhooks/1/?before={last}").content.decode()
    assert older.count('<tr><th scope="row">') == 10
    assert client.get("/webhooks/999/").status_code == 404


@pytest.mark.parametrize("who", ["director", "analyst", "approver", "territory"])
def test_nobody_else_adds_or_ends_one(who: str, sign_in: Callable[[str], Client]) -> None:
    client = sign_in(who)
    assert client.post("/webhooks/add/", {"url": "https://a.example", "event": ["verdict.given"]}).status_code == 404
    assert client.post("/webhooks/1/end/").status_code == 404
    assert Subscription.objects.get(pk=1).ended is None
