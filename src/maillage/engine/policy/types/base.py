"""What every part of the language shares: strictness, names, titles, amounts and thresholds."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

from maillage.engine.kernel.quantity import COUNT, POINTS, RATIO, Quantity

NAME_PATTERN = r"^[a-z0-9][a-z0-9_.-]*$"
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN)]
"""A name inside the policy: lower case letters, digits, ``_``, ``-`` and ``.``."""


class Clause(BaseModel):
    """A part of a policy: frozen, and closed to words that the language does not know."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True
    )


class Title(Clause):
    """A title in both languages of the screen."""

    fr: str
    en: str


def read_title(value: Any) -> Any:
    """Let one string stand for both languages."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


Titled = Annotated[Title, BeforeValidator(read_title)]

_AMOUNT = re.compile(r"^\s*(-?[\d_  ]+(?:\.\d+)?)\s*([kMG]?)\s*([A-Z]{3})\s*$")
_PERCENT = re.compile(r"^\s*(-?[\d_]+(?:\.\d+)?)\s*%\s*$")
_FACTOR = {
    "": Decimal(1),
    "k": Decimal(1_000),
    "M": Decimal(1_000_000),
    "G": Decimal(1_000_000_000),
}


def read_quantity(value: Any) -> Quantity:
    """Read a literal of the language: ``50 M EUR``, ``612.5 k USD``, ``80 %``, ``12``, ``0.7``.

    A bare number has the unit ``count``; it takes the unit of the measure that it is compared with.

    Raises:
        ValueError: if the text is none of these.
    """
    if isinstance(value, Quantity):
        return value
    if isinstance(value, bool):
        raise ValueError(
            "write a number, a percentage (80 %) or an amount with its currency (50 M EUR)"
        )
    if isinstance(value, int | float | Decimal):
        return Quantity.of(Decimal(str(value)), COUNT)
    text = str(value)
    if found := _AMOUNT.match(text):
        digits = re.sub(r"[_  ]", "", found[1])
        return Quantity.of(Decimal(digits) * _FACTOR[found[2]], found[3])
    if found := _PERCENT.match(text):
        return Quantity.of(Decimal(found[1].replace("_", "")) / 100, RATIO)
    try:
        return Quantity.of(Decimal(text.replace("_", "")), COUNT)
    except InvalidOperation:
        raise ValueError(
            "write a number, a percentage (80 %) or an amount with its currency (50 M EUR)"
        ) from None


def write_quantity(quantity: Quantity) -> str:
    """Write a quantity as the language does: ``50000000 EUR``, ``80 %``, ``12``."""
    text = format(quantity.value.normalize(), "f")
    if quantity.is_money:
        return f"{text} {quantity.unit}"
    if quantity.unit == RATIO:
        return f"{format((quantity.value * 100).normalize(), 'f')} %"
    return text


Literal_ = Annotated[
    Quantity,
    BeforeValidator(read_quantity),
    PlainSerializer(write_quantity, return_type=str),
    Field(json_schema_extra={"examples": ["50 M EUR", "80 %", 12]}),
]
"""A quantity as written in a policy."""


class Table(Clause):
    """A value that depends on who is measured: ``{by: country, values: {FR: 10, DE: 15}, otherwise: 5}``.

    ``by`` names an attribute measure, or ``portfolio``. A value may be a table again. Without ``otherwise`` a
    partner that the table does not name cannot meet the condition, and is told so.
    """

    by: Name
    values: dict[str, Literal_ | Table]
    otherwise: Literal_ | Table | None = None


def read_threshold(value: Any) -> Any:
    """Tell a table from a literal."""
    return value if isinstance(value, dict | Table) else read_quantity(value)


Threshold = Annotated[Quantity | Table, BeforeValidator(read_threshold)]
UNITS_OF_NUMBERS = (RATIO, COUNT, POINTS)
