"""Clauses written back as the language writes them: plain data, and one line of text that reads the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.policy.text import scalar
from maillage.engine.policy.types.base import Clause, Title, write_quantity

_SCALES: Final = ((Decimal(10**9), "G"), (Decimal(10**6), "M"), (Decimal(10**3), "k"))
_INDICATORS: Final = "-?:,[]{}#&*!|>'\"%@`"
"""Characters with which YAML begins something other than a word."""


def written(value: Any) -> Any:
    """Return a value of the language as plain data: amounts as they are written, clauses without what is usual."""
    if isinstance(value, Quantity):
        return _amount(value)
    if isinstance(value, Title):
        return value.fr if value.fr == value.en else {"fr": value.fr, "en": value.en}
    if isinstance(value, Clause):
        return {
            info.alias or name: written(getattr(value, name))
            for name, info in type(value).model_fields.items()
            if getattr(value, name) != info.get_default(call_default_factory=True)
        }
    if isinstance(value, dict):
        return {word: written(item) for word, item in value.items()}
    if isinstance(value, list | tuple):
        return [written(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _amount(quantity: Quantity) -> str | int | Decimal:
    """Shorten an amount of money where two decimals of a thousand, a million … are enough: ``1.25 M EUR``."""
    value = quantity.value
    if not quantity.is_money and quantity.unit != RATIO:
        return int(value) if value == value.to_integral_value() else value.normalize()
    for size, letter in _SCALES if quantity.is_money else ():
        if abs(value) >= size and value % (size / 100) == 0:
            return f"{format((value / size).normalize(), 'f')} {letter} {quantity.unit}"
    return write_quantity(quantity)


def line_of(plain: Any) -> str:
    """Return plain data as one line of YAML: ``{measure: revenue, at_least: 50 M EUR}``."""
    if isinstance(plain, dict):
        return "{" + ", ".join(f"{line_of(word)}: {line_of(item)}" for word, item in plain.items()) + "}"
    if isinstance(plain, list):
        return "[" + ", ".join(line_of(item) for item in plain) + "]"
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, Decimal):
        return format(plain, "f")
    return _word(plain) if isinstance(plain, str) else str(plain)


def _word(text: str) -> str:
    """Quote a text where YAML would not read it as it stands."""
    plain = bool(text) and text == text.strip() and text[0] not in _INDICATORS and text[-1] != ":"
    plain = plain and text.isprintable() and not any(mark in text for mark in (",", "[", "]", "{", "}", ": ", " #"))
    if plain and scalar(text) == text:
        return text
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\U{ord(letter):08x}"
