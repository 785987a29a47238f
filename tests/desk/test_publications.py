"""The page of a proposal: what to look at first stands above each button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client

from maillage.actions.plan.read import Opened
from tests.desk.later_version import later_version, put_forward

__all__ = ["later_version"]


def test_who_approves_and_who_publishes_reads_that_another_version_holds_above_the_button(
    served: Opened, sign_in: Callable[[str], Client], later_version: str
) -> None:
    made = put_forward(served, date(2098, 1, 1))
    page = f"/publications/{made.number}/"
    warned = f"Construisez le plan à nouveau avec {later_version}"
    approver, director = sign_in("approver"), sign_in("director")
    read = approver.get(page).content.decode()
    checklist, verdict = read.partition('id="verdict"')[::2]
    assert warned in checklist
    assert warned in verdict
    assert director.get(page).content.decode().count(warned) == 1
    approver.post(f"{page}verdict/", {"verdict": "approve", "content": made.content})
    publish = director.get(page).content.decode().partition('id="publish"')[2]
    assert warned in publish
    assert "2097" in publish


def test_who_puts_a_plan_forward_for_its_own_version_s_days_reads_no_warning(
    served: Opened, sign_in: Callable[[str], Client], later_version: str
) -> None:
    made = put_forward(served, date(2096, 1, 1))
    read = sign_in("approver").get(f"/publications/{made.number}/").content.decode()
    assert 'id="verdict"' in read
    assert later_version not in read
