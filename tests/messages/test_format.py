from datetime import date
from decimal import ROUND_DOWN, Decimal

import pytest
from babel.numbers import format_currency, format_percent

from maillage.engine.kernel.quantity import HOURS, POINTS, RATIO, Quantity
from maillage.messages.format import LOCALES, Language, format_exact, format_fact, format_quantity, format_short
from maillage.messages.render import bare_names

LANGUAGES: tuple[Language, ...] = ("fr", "en")
AMOUNTS = ("0", "-3", "999", "-999.5", "12.345678", "1234", "-1234.99", "612345", "51999999.999999")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", AMOUNTS)
@pytest.mark.parametrize("unit", ["EUR", "USD"])
def test_amounts_are_written_as_babel_does(text: str, unit: str, language: Language) -> None:
    value = Decimal(text)
    whole = value == value.to_integral_value() or abs(value) >= 1000
    shape = "#,##0\u00a0¤" if language == "fr" else "¤#,##0"
    expected = format_currency(
        value.quantize(Decimal(1), rounding=ROUND_DOWN) if whole else value, unit, locale=LOCALES[language],
        currency_digits=not whole, format=shape if whole else None,
    )  # fmt: skip
    assert format_quantity(Quantity.of(value, unit), language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["0", "0.523", "-0.1", "0.99999", "0.00001", "12.5"])
def test_shares_are_written_as_babel_does(text: str, language: Language) -> None:
    cut = Decimal(text).quantize(Decimal("0.0001"), rounding=ROUND_DOWN) or Decimal(text)
    shape = "#,##0.####\u202f%" if language == "fr" else "#,##0.####%"
    expected = format_percent(cut, format=shape, locale=LOCALES[language])
    assert format_quantity(Quantity.of(text, RATIO), language) == expected


@pytest.mark.parametrize(
    ("text", "unit", "french", "english"),
    [
        ("1", POINTS, "1\u00a0point", "1\u00a0point"),
        ("1.5", POINTS, "1,5\u00a0point", "1.5\u00a0points"),
        ("1234.5", HOURS, "1\u202f234,5\u00a0h", "1,234.5\u00a0h"),
    ],
)
def test_units_follow_their_number(text: str, unit: str, french: str, english: str) -> None:
    assert [format_quantity(Quantity.of(text, unit), language) for language in LANGUAGES] == [french, english]


def test_short_amounts_have_three_figures() -> None:
    amount = Quantity.of("52345678", "EUR")
    assert [format_short(amount, language) for language in LANGUAGES] == ["52,3\u00a0M€", "€52.3M"]
    assert format_short(Quantity.of("612345", "EUR"), "en") == "€612k"
    assert format_short(Quantity.of("-123.4", "EUR"), "en") == "-€123"


def test_billions_are_written_as_each_language_abbreviates_them() -> None:
    amount = Quantity.of("1812345678", "EUR")
    assert [format_short(amount, language) for language in LANGUAGES] == ["1,8\u00a0Md€", "€1.8bn"]


def test_what_is_compared_with_books_has_all_its_digits() -> None:
    assert [format_exact(Decimal("1234.5"), language) for language in LANGUAGES] == ["1\u202f234,50", "1,234.50"]


def test_days_and_lists() -> None:
    assert format_fact(date(2026, 10, 1), "fr", bare_names) == "1er octobre 2026"
    assert format_fact(date(2026, 10, 1), "en", bare_names) == "1 October 2026"
    assert format_fact(("a", "b", "c"), "fr", bare_names) == "a, b et c"
    assert format_fact((), "fr", bare_names) == "–"
