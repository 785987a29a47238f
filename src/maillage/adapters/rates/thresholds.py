"""Rates of the amounts that a policy writes in other currencies than its own, on the day asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from currency_converter import CurrencyConverter, RateNotFoundError
from pydantic import BaseModel

from maillage.engine.kernel.period import Month, Period, valid_on
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.policy.types import Policy

_SIX = Decimal("0.000001")
_OLDEST_DAYS = 62


def threshold_rates(policy: Policy, as_of: date) -> dict[str, int]:
    """Return millionths of the policy's currency for one unit of each other currency that its thresholds use.

    The rule is ``conversion``: written rates, or the European Central Bank's reference rates (of the day or of the
    last fixing before it; or the mean of the monthly means of the twelve full months before), rounded half up at
    the sixth decimal.

    Raises:
        MaillageError: if a currency has no rate that day (``rate-missing``).
    """
    return {
        currency: int(Quantity.of(_rate(policy, currency, as_of).quantize(_SIX, rounding=ROUND_HALF_UP), "count").micro)
        for currency in sorted(set(_currencies(policy)) - {policy.currency})
    }


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


def _rate(policy: Policy, currency: str, as_of: date) -> Decimal:
    if policy.conversion.source == "written":
        for rate in policy.conversion.rates:
            if rate.currency == currency and valid_on(as_of, rate.from_, rate.to):
                return rate.rate
        raise _missing(currency, as_of)
    if policy.conversion.thresholds == "as_of":
        return _fixing(currency, policy.currency, as_of)
    months = [Month.of(as_of).plus(-back) for back in range(1, 13)]
    means = [_month_mean(currency, policy.currency, month) for month in months]
    return sum(means, Decimal(0)) / len(means)


def _month_mean(currency: str, target: str, month: Month) -> Decimal:
    period = Period(month.first, month.plus(1).first)
    days = [date.fromordinal(number) for number in range(period.start.toordinal(), period.end.toordinal())]
    fixed = [_on(currency, target, day) for day in days]
    found = [rate for rate in fixed if rate is not None]
    if not found:
        raise _missing(currency, month.first)
    return sum(found, Decimal(0)) / len(found)


def _fixing(currency: str, target: str, day: date) -> Decimal:
    # Fixings pause for holidays, and the history on board may end some weeks before the day asked; beyond that an old
    # rate would pass for a new one.
    for back in range(_OLDEST_DAYS + 1):
        rate = _on(currency, target, date.fromordinal(day.toordinal() - back))
        if rate is not None:
            return rate
    raise _missing(currency, day)


def _on(currency: str, target: str, day: date) -> Decimal | None:
    try:
        return Decimal(_history().convert(1, currency, target, day))
    except (RateNotFoundError, ValueError):
        return None


@cache
def _history() -> Any:
    return CurrencyConverter(decimal=True)


def _missing(currency: str, day: date) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, "rate-missing", {"currency": currency, "day": day}))
