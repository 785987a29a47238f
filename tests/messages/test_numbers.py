from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.messages.format import LOCALES
from maillage.messages.numbers import grouped, symbol

VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@settings(max_examples=60, deadline=None)
@given(VALUES, st.sampled_from([*LOCALES.values()]), st.sampled_from([(0, 0), (1, 1), (4, 0), (6, 0), (4, 2)]))
def test_numbers_are_those_of_babel(value: Decimal, locale: str, digits: tuple[int, int]) -> None:
    most, least = digits
    shape = "#,##0" + ("." + "0" * least + "#" * (most - least) if most else "")
    assert grouped(value, locale, most, least) == format_decimal(value, format=shape, locale=locale)


@pytest.mark.parametrize("value", [0, 7, -1234, 1234567])
@pytest.mark.parametrize("locale", [*LOCALES.values()])
def test_whole_numbers_too(value: int, locale: str) -> None:
    assert grouped(value, locale) == grouped(Decimal(value), locale, 3) == format_decimal(value, locale=locale)


def test_halves_go_to_the_even_neighbour() -> None:
    assert [grouped(Decimal(text), "en_GB") for text in ("0.5", "1.5", "2.5")] == ["0", "2", "2"]


def test_currencies_have_the_readers_sign() -> None:
    assert (symbol("EUR", "fr_FR"), symbol("USD", "en_GB")) == ("€", "US$")
