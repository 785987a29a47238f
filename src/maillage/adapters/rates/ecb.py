"""The European Central Bank's reference rates, as CurrencyConverter brings them along."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from currency_converter import CurrencyConverter, RateNotFoundError

from maillage.engine.kernel.period import Month
from maillage.engine.measures.rates import rate_missing

_OLDEST_DAYS = 62


class EcbRates:
    """Reference rates, in decimals. Nothing is fetched: the history is that of the installed package."""

    def fixing(self, currency: str, target: str, day: date) -> Decimal:
        """Return the rate of the day, or of the last fixing in the two months before it.

        Raises:
            MaillageError: if there is none (``rate-missing``).
        """
        # Fixings pause for holidays, and the history on board may end some weeks before the day asked; beyond that an
        # old rate would pass for a new one.
        for back in range(_OLDEST_DAYS + 1):
            rate = _on(currency, target, date.fromordinal(day.toordinal() - back))
            if rate is not None:
                return rate
        raise rate_missing(currency, day)

    def mean(self, currency: str, target: str, month: Month) -> Decimal:
        """Return the mean of the month's fixings.

        Raises:
            MaillageError: if there is none (``rate-missing``).
        """
        days = range(month.first.toordinal(), month.plus(1).first.toordinal())
        found = [rate for day in days if (rate := _on(currency, target, date.fromordinal(day))) is not None]
        if not found:
            raise rate_missing(currency, month.first)
        return sum(found, Decimal(0)) / len(found)


@cache
def _on(currency: str, target: str, day: date) -> Decimal | None:
    try:
        return Decimal(_history().convert(1, currency, target, day))
    except (RateNotFoundError, ValueError):
        return None


@cache
def _history() -> Any:
    return CurrencyConverter(decimal=True)
