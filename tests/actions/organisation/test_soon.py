"""What changes soon: all of it, page by page, of the partners that somebody may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.organisation import soon
from maillage.actions.organisation.soon import SOON, list_soon
from maillage.actions.organisation.today import show_today
from maillage.actions.plan.read import Opened

Acting = Callable[[str], Actor]


def test_pages_hold_all_once_the_next_first(served: Opened, acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soon, "PAGE", 10)
    director = acting("director")
    first = list_soon(director, served)
    assert first.pages > 1
    lines = [line for page in range(1, first.pages + 1) for line in list_soon(director, served, page).lines]
    assert len(lines) == len({*lines}) == first.total == show_today(director, served).soon_total
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    as_of = served.plan.header.as_of
    assert all(as_of <= line.day < as_of + timedelta(days=SOON) for line in lines)
    # No page lies behind the last one.
    assert list_soon(director, served, 10**6).page == first.pages


def test_who_sees_a_part_is_told_of_that_part(served: Opened, acting: Acting) -> None:
    mine, whole = (list_soon(acting(who), served) for who in ("territory", "director"))
    assert mine.total < whole.total
    assert {*mine.lines} <= {*whole.lines}
    with pytest.raises(Denied):
        list_soon(acting("administrator"), served)
