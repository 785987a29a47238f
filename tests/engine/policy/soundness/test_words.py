"""Written rates against the validity of the policy."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.policy.soundness.words import check_words
from tests.engine.policy.written import HEAD, loaded

GOLD = "measures: {r: {given: EUR}}\ntiers: [{tier: base}, {tier: gold, admission: {measure: r, at_least: 1 M USD}}]\n"
RATES = "conversion: {source: written, rates: [%s]}\n"


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ("{currency: USD, rate: 0.9}", None),
        ("{currency: GBP, rate: 1.2}", ("policy-rate-none", date(2026, 1, 1))),
        ("{currency: USD, rate: 0.9, from: 2026-02-01}", ("policy-rate-none", date(2026, 1, 1))),
        ("{currency: USD, rate: 0.9, to: 2026-07-01}", ("policy-rate-ends", date(2026, 7, 1))),
        ("{currency: USD, rate: 0.9, to: 2026-07-01}, {currency: USD, rate: 0.8, from: 2026-09-01}",
         ("policy-rate-ends", date(2026, 7, 1))),
        ("{currency: USD, rate: 0.8, from: 2026-07-01}, {currency: USD, rate: 0.9, to: 2026-07-01}", None),
    ],
)  # fmt: skip
def test_each_currency_has_a_rate_on_every_day(rates: str, told: tuple[str, date] | None) -> None:
    found = [(item.code, item.facts["day"]) for item in check_words(loaded(RATES % rates + GOLD).policy)]
    assert found == ([told] if told else [])


def test_a_policy_that_ends_needs_no_rate_after_that() -> None:
    assert "2026-01-01}" in HEAD
    ends = "conversion: {source: written, rates: [{currency: USD, rate: 0.9, to: 2027-01-01}]}\n"
    policy = loaded(ends + GOLD).policy
    assert [item.code for item in check_words(policy)] == ["policy-rate-ends"]
    closed = policy.model_copy(update={"valid": policy.valid.model_copy(update={"to": date(2027, 1, 1)})})
    assert list(check_words(closed)) == []
