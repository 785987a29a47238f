"""Cursors: pages that stay what they are while rows are added and another plan comes into force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing

from maillage.actions import shelf
from maillage.actions.log.append import alone, append
from maillage.actions.plan.read import Opened
from maillage.api.asked import _SALT
from tests.api.conftest import Caller


def walked(caller: Caller, path: str, rows: str, **asked: Any) -> list[Any]:
    found: list[Any] = []
    page = caller.read(path, **asked)
    while True:
        found += page[rows]
        if page["next"] is None:
            return found
        page = caller.read(path, **asked, cursor=page["next"])


def test_pages_of_partners_give_everybody_once_in_one_order(served: Opened, calling: Callable[..., Caller]) -> None:
    caller = calling("director")
    for asked in ({}, {"order": "name"}, {"tier": "aligned", "order": "contacts"}):
        whole = [line["partner"] for line in caller.read("/partners", limit=200, **asked)["partners"]]
        found = [line["partner"] for line in walked(caller, "/partners", "partners", limit=53, **asked)]
        assert found[: len(whole)] == whole
        assert len(found) == len({*found}) == caller.read("/partners", **asked)["total"]
    assert {*(line["partner"] for line in walked(caller, "/partners", "partners"))} == {*served.plan.measures.partners}


def test_a_list_goes_on_in_the_plan_in_which_it_began(
    calling: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = calling("territory")
    first = caller.read("/partners", limit=5)
    monkeypatch.setattr(shelf, "in_force", lambda book, day: pytest.fail("another plan may be in force by now"))
    second = caller.read("/partners", limit=5, cursor=first["next"])
    assert second["plan"] == first["plan"]
    assert not {line["partner"] for line in first["partners"]} & {line["partner"] for line in second["partners"]}


def test_pages_of_the_log_do_not_shift_while_entries_are_added(served: Opened, calling: Callable[..., Caller]) -> None:
    caller = calling("director")
    before = [one["number"] for one in walked(caller, "/log", "entries", limit=200)]
    page = caller.read("/log", limit=2)
    found = [one["number"] for one in page["entries"]]
    while page["next"] is not None:
        with alone(served.book) as alias:
            append(alias, 1, "token", {"token": 0})
        page = caller.read("/log", limit=2, cursor=page["next"])
        found += [one["number"] for one in page["entries"]]
    assert found == before


def test_a_cursor_is_good_for_the_account_and_the_list_that_it_was_given_to(calling: Callable[..., Caller]) -> None:
    director, analyst = calling("director"), calling("analyst")
    cursor = director.read("/partners", limit=5)["next"]
    assert director.get("/partners", cursor=cursor).status_code == 200
    assert analyst.get("/partners", cursor=cursor).status_code == 422
    assert director.get("/log", cursor=cursor).status_code == 422
    for other in ("x", cursor[:-1], signing.dumps([1, "/api/v1/partners", ["x", 1]], salt="another")):
        assert director.get("/partners", cursor=other).status_code == 422


def test_a_draft_that_one_may_no_longer_see_is_not_continued(
    served: Opened, calling: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = calling("director", "partners.read")
    account = caller.read("/me")["account"]
    cursor = signing.dumps([account, "/api/v1/partners", [served.plan.header.name, 3]], salt=_SALT)
    assert caller.get("/partners", cursor=cursor).status_code == 200
    monkeypatch.setattr(shelf, "was_published", lambda plan: False)
    assert caller.get("/partners", cursor=cursor).status_code == 422
    assert calling("director").get("/partners", cursor=cursor).status_code == 200
