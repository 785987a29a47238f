"""Rates: how the policy's written rule turns amounts of other currencies into its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Protocol

from pydantic import BaseModel

from maillage.engine.kernel.period import Month, Period, valid_on
from maillage.engine.kernel.quantity import MILLIONTHS, Quantity
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.ledger.query import RateTable
from maillage.engine.policy.types import Policy

_SIX: Final = Decimal("0.000001")
_EIGHT: Final = Decimal("0.00000001")


class RateSource(Protocol):
    """Published rates: units of ``target`` for one unit of ``currency``."""

    def fixing(self, currency: str, target: str, day: date) -> Decimal:
        """Return the rate of the day, or of the last fixing before it.

        Raises:
            MaillageError: if there is none (``rate-missing``).
        """

    def mean(self, currency: str, target: str, month: Month) -> Decimal:
        """Return the mean of the month's fixings.

        Raises:
            MaillageError: if there is none (``rate-missing``).
        """


def rate_missing(currency: str, day: date) -> MaillageError:
    """Return the error that tells of a currency without rate on a day."""
    return MaillageError(Finding(Severity.ERROR, "rate-missing", {"currency": currency, "day": day}))


def threshold_rates(policy: Policy, as_of: date, source: RateSource) -> dict[str, int]:
    """Return millionths of the policy's currency for one unit of each other currency that its thresholds use.

    The rule is ``conversion``: written rates, or published ones (of the day or of the last fixing before it; or the
    mean of the monthly means of the twelve full months before), rounded half up at the sixth decimal.

    Raises:
        MaillageError: if a currency has no rate that day (``rate-missing``).
    """
    return {
        currency: int(_threshold(policy, currency, as_of, source).quantize(_SIX, rounding=ROUND_HALF_UP) * MILLIONTHS)
        for currency in sorted(set(_currencies(policy)) - {policy.currency})
    }


def rate_table(
    policy: Policy, as_of: date, period: Period, sold: Sequence[tuple[str, Month]], source: RateSource
) -> RateTable:
    """Return the rates of the sales of a period: one for each pair of currency and month that was sold in.

    Rounded half up at the eighth decimal. Where the rule takes one rate for the whole question, all months have it.

    Raises:
        MaillageError: if a pair has no rate (``rate-missing``).
    """
    rates: dict[tuple[str, Month], Decimal] = {}
    for currency, month in sold:
        if currency != policy.currency and period.start < month.plus(1).first and month.first < period.end:
            found = _sale(policy, currency, month, as_of, period, source)
            rates[currency, month] = found.quantize(_EIGHT, rounding=ROUND_HALF_UP)
    return RateTable(policy.currency, rates, policy.conversion.round_to)


def _sale(policy: Policy, currency: str, month: Month, as_of: date, period: Period, source: RateSource) -> Decimal:
    rule = policy.conversion
    last = month.plus(1).first - timedelta(days=1)
    if rule.source == "written":
        return _written(policy, currency, as_of if rule.at == "as_of" else last)
    if rule.at == "month_average":
        return source.mean(currency, policy.currency, month)
    if rule.at == "window_average":
        return _average(currency, policy.currency, list(_months(period)), source)
    return source.fixing(currency, policy.currency, last if rule.at == "month_end" else as_of)


def _threshold(policy: Policy, currency: str, as_of: date, source: RateSource) -> Decimal:
    if policy.conversion.source == "written":
        return _written(policy, currency, as_of)
    if policy.conversion.thresholds == "as_of":
        return source.fixing(currency, policy.currency, as_of)
    months = [Month.of(as_of).plus(-back) for back in range(1, 13)]
    return _average(currency, policy.currency, months, source)


def _average(currency: str, target: str, months: Sequence[Month], source: RateSource) -> Decimal:
    return sum((source.mean(currency, target, month) for month in months), Decimal(0)) / len(months)


def _months(period: Period) -> Iterator[Month]:
    month = Month.of(period.start)
    while month.first < period.end:
        yield month
        month = month.plus(1)


def _written(policy: Policy, currency: str, day: date) -> Decimal:
    for rate in policy.conversion.rates:
        if rate.currency == currency and valid_on(day, rate.from_, rate.to):
            return rate.rate
    raise rate_missing(currency, day)


def _currencies(part: Any) -> Iterator[str]:
    if isinstance(part, Quantity):
        if part.is_money:
            yield part.unit
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _currencies(getattr(part, name))
    elif isinstance(part, dict):
        for item in part.values():
            yield from _currencies(item)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from _currencies(item)
