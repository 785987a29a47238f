"""No page and no operation asks the database more often where there are more rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from maillage.actions.log.append import alone, append
from maillage.actions.plan.read import Opened
from maillage.api.operations import OPERATIONS
from maillage.desk.routes import ROUTES
from tests.served import serving

MORE = 25
TOLD = {"compare", "dossier-facts", "compare-policies", "policy-effect"}
"""Operations that have to be told of what: two scenarios, a case, two versions, a draft."""


def asked(client: Client, paths: list[str], headers: dict[str, str] | None = None) -> dict[str, int]:
    found = {}
    for path in paths:
        client.get(path, headers=headers or {})
        with CaptureQueriesContext(connections["default"]) as caught:
            assert client.get(path, headers=headers or {}).status_code == 200, path
        found[path] = len(caught)
    return found


def add_rows(plan: str) -> None:
    from maillage.accounts.models import Account, Grant
    from maillage.accounts.permissions import actor_of
    from maillage.actions import shelf
    from maillage.actions.publication.propose import propose
    from maillage.actions.tokens.make import make_token

    book = shelf.book()
    analyst = actor_of(Account.objects.get(email__startswith="analyst@"))
    director = actor_of(Account.objects.get(email__startswith="director@"))
    for number in range(MORE):
        made = Account.objects.create_user(f"more{number}@demo.example", None, name=f"More {number}")
        Grant.objects.create(account=made, role="analyst")
        make_token(director, book, f"more {number}", frozenset({"partners.read"}), 1)
        propose(analyst, book, plan, date(2098, 1, 1), "more")
        with alone(book) as alias:
            append(alias, made.pk, "token", {"token": number})


@pytest.fixture
def copied(served: Opened, tmp_path: Path) -> Path:
    return Path(shutil.copytree(served.book.folder, tmp_path / "book"))


def test_queries_do_not_grow_with_rows(served: Opened, copied: Path, sign_in: Callable[[str], Client]) -> None:
    with serving(copied):
        from maillage.accounts.models import Account
        from maillage.accounts.permissions import actor_of
        from maillage.actions import shelf
        from maillage.actions.tokens.make import actions_of, make_token

        counted: list[dict[str, int]] = []
        for turn in range(2):
            found: dict[str, int] = {}
            for who in ("director", "administrator"):
                client = sign_in(who)
                actor = actor_of(Account.objects.get(email__startswith=f"{who}@"))
                secret = make_token(actor, shelf.book(), "counting", frozenset(actions_of(actor)), 1).secret
                mine = {"signed-in", "any", *actions_of(actor)}
                pages = [f"/{route.path}" for route in ROUTES
                         if not route.posted and "<" not in route.path and route.path
                         and route.permission in mine and route.name != "compare"]  # fmt: skip
                calls = [f"/api/v1{one.path}" for one in OPERATIONS
                         if one.method == "GET" and "{" not in one.path and one.permission in mine
                         and one.name not in TOLD]  # fmt: skip
                found |= {f"{who} {path}": count for path, count in asked(client, pages).items()}
                headers = {"Authorization": f"Bearer {secret}"}
                found |= {f"{who} {path}": count for path, count in asked(Client(), calls, headers).items()}
            counted.append(found)
            if not turn:
                add_rows(served.plan.header.name)
    before, after = counted
    assert len(before) > 20
    assert {path: (count, after[path]) for path, count in before.items() if after[path] > count} == {}
    # Of all lists the partners' is asked most: the session, the account with its roles, what is in force.
    assert after["director /api/v1/partners"] <= 2
    assert after["director /partners/"] <= 3
