"""What is in force is laid out before somebody asks; a book without a plan is nothing to warm."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.actions import shelf
from maillage.actions.desk.warm import warm
from maillage.actions.init.create import create
from maillage.actions.plan.read import Opened
from tests.served import serving


def test_after_it_nothing_of_the_plan_is_read_anew(served: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from maillage.accounts.permissions import Actor, Held

    assert warm()
    monkeypatch.setattr(shelf, "open_plan", lambda *given: pytest.fail("read again"))
    shown = shelf.shown(Actor(1, "", "", (Held("director"),)))
    assert {"_orders", "searched", "names"} <= {*vars(shown.directory)}
    assert any(key[0] == "today" for key in shown.opened.kept)


def test_a_book_without_a_plan_is_served_all_the_same(tmp_path: Path) -> None:
    folder = create(tmp_path / "book").folder
    with serving(folder):
        assert not warm()
