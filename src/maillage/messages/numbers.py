"""Numbers in a reader's digits, as CLDR has them: the same as babel writes, which reads its pattern again each time."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol


def grouped(value: Decimal | int, locale: str, most: int = 0, least: int = 0) -> str:
    """Write a number with its thousands apart, at most and at least so many digits after the point.

    It is rounded half to even, as babel rounds the pattern ``#,##0`` with ``least`` zeros and further ``#`` after it.
    """
    group, point = _marks(locale)
    if isinstance(value, int):
        whole, rest = f"{value:,}", "0" * least
    else:
        rounded = value.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_EVEN)
        whole, _, rest = f"{rounded:,f}".partition(".")
        rest = rest[:least] + rest[least:].rstrip("0")
    whole = whole.replace(",", group)
    return f"{whole}{point}{rest}" if rest else whole


@cache
def symbol(currency: str, locale: str) -> str:
    """Return how a reader writes a currency: ``€``, ``US$``."""
    return str(get_currency_symbol(currency, locale))


@cache
def _marks(locale: str) -> tuple[str, str]:
    return str(get_group_symbol(locale)), str(get_decimal_symbol(locale))
