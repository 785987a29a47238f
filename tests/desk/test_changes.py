"""The page of what changes: each change with its whole reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from maillage.actions.organisation import changes
from maillage.actions.plan.read import Opened


def test_the_day_is_that_from_which_the_publication_is_in_force(sign_in: Callable[[str], Client]) -> None:
    client = sign_in("director")
    since = re.search(r"en vigueur depuis le ([^<]*)</span>", client.get("/").content.decode())
    assert since is not None
    assert f"<h1>Ce qui change le {since.group(1)}</h1>" in client.get("/changes/").content.decode()
    assert "<h1>L’organisation au 2 août 2026</h1>" in client.get("/", {"on": "2026-08-02"}).content.decode()


def test_who_falls_is_told_what_would_keep_the_tier_not_its_heading_alone(
    sign_in: Callable[[str], Client], served: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [replace(move, down=True) for move in changes._MOVES["tier"](served.plan)]
    monkeypatch.setitem(changes._MOVES, "tier", lambda plan: found)
    page = sign_in("director").get("/changes/").content.decode()
    said = re.findall(r'<li class="soft">([^<]*)</li>', page)
    assert said
    assert [sentence for sentence in said if sentence.endswith(":")] == []
