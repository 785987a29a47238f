"""What every part of the language shares: strictness, names, titles, amounts and thresholds."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    InstanceOf,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from maillage.engine.kernel.quantity import COUNT, POINTS, RATIO, Quantity

NAME_PATTERN = r"^[a-z0-9][a-z0-9_.-]*$"
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN)]
"""A name inside the policy: lower case letters, digits, ``_``, ``-`` and ``.``."""


class Clause(BaseModel):
    """A part of a policy: frozen, and closed to words that the language does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)


class Title(Clause):
    """A title in both languages of the screen."""

    fr: str
    en: str


def read_title(value: Any) -> Any:
    """Let one string stand for both languages."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


Titled = Annotated[
    Title,
    BeforeValidator(read_title),
    WithJsonSchema(
        {
            "description": "A title: one text, or one for each language of the screen.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"fr": {"type": "string"}, "en": {"type": "string"}},
                    "required": ["fr", "en"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]

_SPACES = " \u00a0\u202f"
_NUMBER = rf"-?[0-9][0-9_{_SPACES}]*(?:\.[0-9]+)?"
_AMOUNT = re.compile(rf"[{_SPACES}]*({_NUMBER})[{_SPACES}]*([kMG]?)[{_SPACES}]*([A-Z]{{3}})[{_SPACES}]*")
_PERCENT = re.compile(rf"[{_SPACES}]*({_NUMBER})[{_SPACES}]*%[{_SPACES}]*")
_BARE = re.compile(rf"[{_SPACES}]*({_NUMBER})[{_SPACES}]*([kMG]?)[{_SPACES}]*")
_FACTOR = {
    "": Decimal(1),
    "k": Decimal(1_000),
    "M": Decimal(1_000_000),
    "G": Decimal(1_000_000_000),
}


def read_quantity(value: Any) -> Quantity:
    """Read a literal of the language: ``50 M EUR``, ``612.5 k USD``, ``80 %``, ``12``, ``5 k``, ``0.7``.

    A bare number has the unit ``count``; loading gives it the unit of the measure that it is compared with.

    Raises:
        PydanticCustomError: if the text is none of these (``policy-amount``), or beyond 9.2 million million
            (``policy-amount-large``).
    """
    if isinstance(value, Quantity):
        return value
    number, unit = _parts(value)
    try:
        return Quantity.of(number, unit)
    except ArithmeticError:
        raise PydanticCustomError("policy-amount-large", "the number is beyond the largest") from None


def _parts(value: Any) -> tuple[Decimal, str]:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Decimal(str(value)), COUNT
    text = value if isinstance(value, str) else ""
    if found := _AMOUNT.fullmatch(text):
        return _digits(found[1]) * _FACTOR[found[2]], found[3]
    if found := _PERCENT.fullmatch(text):
        return _digits(found[1]) / 100, RATIO
    if found := _BARE.fullmatch(text):
        return _digits(found[1]) * _FACTOR[found[2]], COUNT
    raise PydanticCustomError(
        "policy-amount", "write a number, a percentage (80 %) or an amount with its currency (50 M EUR)"
    )


def _digits(text: str) -> Decimal:
    return Decimal(re.sub(rf"[_{_SPACES}]", "", text))


def write_quantity(quantity: Quantity) -> str:
    """Write a quantity as the language does: ``50000000 EUR``, ``80 %``, ``12``."""
    text = format(quantity.value.normalize(), "f")
    if quantity.is_money:
        return f"{text} {quantity.unit}"
    if quantity.unit == RATIO:
        return f"{format((quantity.value * 100).normalize(), 'f')} %"
    return text


LITERAL_SCHEMA: dict[str, Any] = {
    "description": "A number, a percentage or an amount with its ISO 4217 currency; k, M, G multiply.",
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^\s*-?[0-9][0-9_\s]*(\.[0-9]+)?\s*(%|[kMG]?\s*[A-Z]{3}|[kMG])?\s*$"},
    ],
    "examples": ["50 M EUR", "80 %", 12],
}

Literal_ = Annotated[
    Quantity,
    BeforeValidator(read_quantity),
    PlainSerializer(write_quantity, return_type=str),
    WithJsonSchema(LITERAL_SCHEMA),
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


Threshold = Annotated[
    Annotated[InstanceOf[Quantity], PlainSerializer(write_quantity, return_type=str), WithJsonSchema(LITERAL_SCHEMA)]
    | Table,
    BeforeValidator(read_threshold),
]


def read_effect(value: Any) -> Any:
    """Let an amount or a percentage be one, whatever its spelling; every other word stays as it is."""
    if isinstance(value, Decimal | float):
        return read_quantity(value)
    if isinstance(value, str) and (_AMOUNT.fullmatch(value) or _PERCENT.fullmatch(value)):
        return read_quantity(value)
    return value


Effect = Annotated[str | bool | int | Literal_, BeforeValidator(read_effect)]
"""What a tier gives or asks for: a word, a truth value, a number, an amount."""


def read_day(value: Any) -> Any:
    """Read a civil date written YYYY-MM-DD, and nothing that merely can be made into one.

    Raises:
        PydanticCustomError: if it is not (``policy-wants-date``).
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("policy-wants-date", "write a date as YYYY-MM-DD")


Day = Annotated[date, BeforeValidator(read_day)]
"""A civil date."""


class OneOrMany:
    """Lets a list of words be written as a single word, in the reader and in the published schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap a single word in a list before the list is validated."""
        del cls
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Offer the word beside the list."""
        del cls
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Words = Annotated[list[str], OneOrMany]
"""One word, or a list of words."""
UNITS_OF_NUMBERS = (RATIO, COUNT, POINTS)
