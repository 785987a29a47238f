"""Thresholds in other currencies: written rates, reference rates, and none."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.measures import rates
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy


def threshold_rates(policy: Policy, as_of: date) -> dict[str, int]:
    return rates.threshold_rates(policy, as_of, EcbRates())


def policy(conversion: str, threshold: str = "1 M USD") -> Policy:
    text = f"""
policy: demo
version: "1"
title: Demo
valid: {{from: 1999-01-01}}
currency: EUR
conversion: {conversion}
measures: {{revenue: {{given: EUR}}}}
tiers: [{{tier: base}}, {{tier: gold, admission: {{measure: revenue, at_least: {threshold}}}}}]
"""
    return read_policy(text, "demo.yaml").policy


def test_a_written_rate_holds_for_its_days() -> None:
    rule = "{source: written, rates: [{currency: USD, rate: 0.8, to: 2026-01-01}, {currency: USD, rate: 0.9}]}"
    assert threshold_rates(policy(rule), date(2025, 12, 31)) == {"USD": 800_000}
    assert threshold_rates(policy(rule), date(2026, 1, 1)) == {"USD": 900_000}


def test_a_policy_in_one_currency_needs_no_rate() -> None:
    assert threshold_rates(policy("{source: written}", "1 M EUR"), date(2026, 1, 1)) == {}


def test_a_rate_that_is_not_written_is_asked_for() -> None:
    with pytest.raises(MaillageError) as missing:
        threshold_rates(policy("{source: written}"), date(2026, 1, 1))
    assert missing.value.findings[0].code == "rate-missing"


def test_the_reference_rate_of_the_day_or_of_the_last_fixing_before() -> None:
    # 1 euro was 1.1789 dollars on 4 January 1999, the first fixing; 9 January was a Saturday, after 1.1659.
    assert threshold_rates(policy("{source: ecb}"), date(1999, 1, 4)) == {"USD": 848_248}
    assert threshold_rates(policy("{source: ecb}"), date(1999, 1, 9)) == {"USD": 857_706}
    friday = threshold_rates(policy("{source: ecb}"), date(1999, 1, 8))
    assert friday == threshold_rates(policy("{source: ecb}"), date(1999, 1, 10))


def test_before_the_first_fixing_and_for_a_currency_that_is_not_quoted_there_is_none() -> None:
    for threshold, day in (("1 M USD", date(1998, 12, 31)), ("1 M XOF", date(2024, 1, 2))):
        with pytest.raises(MaillageError) as missing:
            threshold_rates(policy("{source: ecb}", threshold), day)
        assert missing.value.findings[0].code == "rate-missing"


def test_the_trailing_average_is_the_mean_of_twelve_monthly_means() -> None:
    found = threshold_rates(policy("{source: ecb, thresholds: trailing_average}"), date(2000, 1, 15))["USD"]
    assert 850_000 < found < 1_000_000
    assert found != threshold_rates(policy("{source: ecb}"), date(2000, 1, 14))["USD"]
