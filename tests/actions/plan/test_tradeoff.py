"""The plans that a policy could have: a book whose policy says so builds exactly each of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from maillage.actions.book import Book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import open_plan
from maillage.actions.plan.tradeoff import options_of, tradeoff_of
from maillage.engine.comparison.tradeoff import Option
from maillage.engine.kernel.reason import MaillageError
from tests.actions.policy.channel_book import DAY, book_with_channel, policy_text, records

SKEWED: dict[str, Any] = {
    "seats": [*records()["seats"], {"seat": "desk-2", "title": "Desk 2", "role": "desk"}],
    "people": [*records()["people"], {"person": "p3", "name": "Zoé"}],
    "holdings": [*records()["holdings"], {"seat": "desk-2", "person": "p3"}],
    "contacts": [{"partner": name, "person": "p2", "unit": "u", "role": "desk"} for name in "fgh"],
}
OWN = "moving_hours: 1}"


def written(option: Option) -> str:
    """An option's prices as the policy's text has them."""
    prices = option.prices
    moving, contact = (
        Decimal(0 if one is None else one.micro) / 1_000_000 for one in (prices.moving_hours, prices.contact_hours)
    )
    within = (
        "" if prices.balance_within is None else f", balance_within: {Decimal(prices.balance_within.micro) / 10_000} %"
    )
    return f"moving_hours: {moving}, contact_hours: {contact}, balance_price: {prices.balance_price}{within}}}"


def test_a_policy_with_the_prices_of_a_plan_builds_exactly_that_plan(tmp_path: Path) -> None:
    book = book_with_channel(tmp_path / "book", more=SKEWED)
    told: list[str] = []
    curve = tradeoff_of(book, DAY, seconds=1, progress=told.append)
    assert told[-1] == "tradeoff"
    assert (curve.policy, curve.partners, curve.known) == ("trial", 8, 3)
    assert [(one.own, one.ended) for one in curve.options] == [(True, 0), (False, 1)]
    assert not list(book.plans.glob("*"))
    digests = set()
    for option in curve.options:
        text = policy_text() if option.own else policy_text().replace(OWN, written(option))
        (book.policies / "trial.yaml").write_text(text, encoding="utf-8")
        plan = build_plan(Book(book.folder), DAY, seconds=1).plan
        if option.own:
            # What is kept of the plan is enough to see the same choice.
            assert options_of(open_plan(Book(book.folder))) == curve.options
        (receipt,) = [one for one in plan.receipts if one.stage == "coverage"]
        assert receipt.digest == option.digest
        digests.add(receipt.digest)
    assert len(digests) == 2


def test_a_day_without_policy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MaillageError):
        tradeoff_of(book_with_channel(tmp_path / "book"), DAY.replace(year=2020), seconds=1)
