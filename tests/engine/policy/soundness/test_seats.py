"""Roles that nobody holds in a book, and decisions that nobody there may give."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from maillage.engine.kernel.reason import Finding, Term
from maillage.engine.policy.soundness.seats import check_seats
from maillage.engine.policy.types import Policy
from maillage.messages.render import finding_sentence
from tests.engine.channel import policy_of, state_of

DAY = date(2026, 10, 1)
ENDED: dict[str, Any] = {"valid_to": DAY}
Rows = list[dict[str, Any]]


def policy(per: str = "channel", **more: Any) -> Policy:
    return policy_of(roles=[{"role": "lead", "per": per, "covers": {}}], coverage={"primary": ["lead"]}, **more)


def found(policy: Policy, seats: Rows, holdings: Rows, people: Rows | None = None) -> list[Finding]:
    told = list(check_seats(policy, state_of([], seats=seats, holdings=holdings, people=people or []), DAY))
    for finding in told:
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    return told


def seat(name: str, territory: str | None = None, **more: Any) -> dict[str, Any]:
    return {"seat": name, "role": "lead", "territory": territory, **more}


def holding(name: str, **more: Any) -> dict[str, Any]:
    return {"seat": name, "person": "p", **more}


@pytest.mark.parametrize(
    ("seats", "holdings", "code"),
    [
        ([seat("a")], [holding("a")], ""),
        ([], [], "policy-seats-none"),
        ([seat("a", **ENDED)], [holding("a")], "policy-seats-none"),
        ([seat("a", role="other")], [], "policy-role-seatless"),
        ([seat("a")], [], "policy-role-vacant"),
        ([seat("a"), seat("b")], [holding("a", **ENDED)], "policy-role-vacant"),
    ],
)
def test_a_role_needs_a_seat_that_somebody_holds_on_the_day(seats: Rows, holdings: Rows, code: str) -> None:
    told = found(policy(), seats, holdings)
    assert [finding.code for finding in told] == ([code] if code else [])
    assert all(finding.clause in ("roles", "roles/lead") for finding in told)


def test_a_policy_without_roles_needs_no_seats() -> None:
    assert found(policy_of(), [], []) == []


def test_the_territories_that_nobody_serves_are_named() -> None:
    seats = [seat("a", "south"), seat("b", "north")]
    (finding,) = found(policy("territory"), seats, [holding("a")])
    assert finding.code == "policy-role-elsewhere"
    assert finding.facts["territories"] == (Term("territory", "north"), Term("territory", "island"))
    assert found(policy("territory"), [*seats, seat("c")], [holding("a"), holding("c")]) == []
    assert found(policy("channel"), seats, [holding("a")]) == []


@pytest.mark.parametrize(
    ("decider", "people", "named"),
    [("lead", [], 0), ("p7", [{"person": "p7"}], 0), ("p7", [{"person": "p8"}], 1), ("director", [], 1)],
)
def test_somebody_in_the_book_may_give_each_decision(decider: str, people: Rows, named: int) -> None:
    ruled = policy(decisions=[{"decision": "admit", "deciders": [decider]}])
    told = found(ruled, [seat("a")], [holding("a")], people)
    assert [finding.code for finding in told] == ["policy-deciders-none"] * named
