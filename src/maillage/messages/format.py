"""Facts written for a reader: amounts, shares, dates and titles in French or English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency

from maillage.engine.kernel.quantity import HOURS, POINTS, RATIO, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.messages.numbers import grouped, symbol

Language = Literal["fr", "en"]
Glossary = Callable[[Term, Language], str]
"""Gives the title of a name in a language; the name itself where nothing better is known."""

LOCALES: dict[str, str] = {"fr": "fr_FR", "en": "en_GB"}
_WORDS = {
    "fr": {
        "hours": "h",
        "point": "point",
        "points": "points",
        True: "oui",
        False: "non",
        None: "inconnu",
    },
    "en": {"hours": "h", "point": "point", "points": "points", True: "yes", False: "no", None: "unknown"},
}
_WRITTEN = 1024
"""So many days, lists and amounts with cents stay written: those of rules and terms come again and again."""
_SHORT = 8192
"""Short amounts that stay written: whoever looks at a list looks at its next page, and at it again."""
_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"), (Decimal(10**3), "thousand"))
_LETTERS = {
    "fr": {"billion": "Md", "million": "M", "thousand": "k"},
    "en": {"billion": "bn", "million": "M", "thousand": "k"},
}


def format_fact(fact: Fact, language: Language, glossary: Glossary) -> str | int:
    """Write one fact; whole numbers stay numbers, so that a sentence can choose its plural by them."""
    if isinstance(fact, Term):
        return glossary(fact, language)
    if isinstance(fact, Quantity):
        return format_quantity(fact, language)
    if fact is None or isinstance(fact, bool):
        return _WORDS[language][fact]
    if isinstance(fact, str | int):
        return fact
    if isinstance(fact, date):
        return _day(fact, language)
    return _listed(tuple(str(format_fact(item, language, glossary)) for item in fact), language)


@lru_cache(_WRITTEN)
def _day(day: date, language: Language) -> str:
    text = str(format_date(day, "long", locale=LOCALES[language]))
    # CLDR writes « 1 octobre »; a French reader expects « 1er octobre ».
    return f"1er{text[1:]}" if language == "fr" and day.day == 1 else text


@lru_cache(_WRITTEN)
def _listed(items: tuple[str, ...], language: Language) -> str:
    return str(format_list(items, locale=LOCALES[language])) if items else "–"


def format_quantity(quantity: Quantity, language: Language) -> str:
    """Write a quantity in full precision where it is short, else cut at the unit: ``612 345 €``, ``52.3 %``, ``12``.

    Cut, not rounded: a value that nearly reaches a threshold must not look as if it did.
    """
    locale, value = LOCALES[language], quantity.value
    if quantity.is_money:
        if value != value.to_integral_value() and abs(value) < 1000:
            return _with_cents(quantity, language)
        amount = grouped(value.quantize(Decimal(1), rounding=ROUND_DOWN), locale)
        name = symbol(quantity.unit, locale)
        if language == "fr":
            return f"{amount}\u00a0{name}"
        return f"-{name}{amount[1:]}" if amount.startswith("-") else f"{name}{amount}"
    if quantity.unit == RATIO:
        cut = value.quantize(Decimal("0.0001"), rounding=ROUND_DOWN)
        return grouped((cut or value) * 100, locale, 4) + ("\u202f%" if language == "fr" else "%")
    number = grouped(value, locale, 6)
    if quantity.unit in (HOURS, POINTS):
        one = quantity.unit == POINTS and (abs(value) == 1 or (language == "fr" and abs(value) < 2))
        return f"{number}\u00a0{_WORDS[language]['point' if one else quantity.unit]}"
    return number


@lru_cache(_WRITTEN)
def _with_cents(quantity: Quantity, language: Language) -> str:
    return str(format_currency(quantity.value, quantity.unit, locale=LOCALES[language]))


def format_exact(value: Decimal, language: Language) -> str:
    """Write every digit of an amount, at least two after the point: what is compared with somebody's books."""
    return grouped(value, LOCALES[language], 4, 2)


@lru_cache(_SHORT)
def format_short(quantity: Quantity, language: Language) -> str:
    """Write an amount to three figures with its scale, for tables and charts: ``52,3 M€``, ``€612k``."""
    if not quantity.is_money:
        return format_quantity(quantity, language)
    value = quantity.value
    for size, scale in _SCALES:
        if abs(value) >= size:
            return _scaled(value / size, _LETTERS[language][scale], quantity.unit, language)
    return format_quantity(
        Quantity.of(value.quantize(Decimal(1), rounding=ROUND_HALF_UP), quantity.unit),
        language,
    )


def _scaled(value: Decimal, letter: str, currency: str, language: Language) -> str:
    few = abs(value) >= 100
    number = grouped(value, LOCALES[language], 0 if few else 1, 0 if few else 1)
    sign = {"EUR": "€", "USD": "$", "GBP": "£"}.get(currency, f"\u00a0{currency}")
    return f"{number}\u00a0{letter}{sign}" if language == "fr" else f"{sign}{number}{letter}"
