"""What a canonical column is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class ColumnType(StrEnum):
    """How a value is written and held."""

    TEXT = "text"
    CODE = "code"
    """One of the column's ``choices``."""
    INTEGER = "integer"
    DECIMAL = "decimal"
    """Up to 18 digits, 4 of them after the point; held as an exact decimal."""
    DATE = "date"
    """A civil date."""
    BOOLEAN = "boolean"
    CURRENCY = "currency"
    """ISO 4217 code."""
    COUNTRY = "country"
    """ISO 3166-1 alpha-2 code."""
    SIREN = "siren"
    SIRET = "siret"
    VAT = "vat"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a canonical table.

    ``unit`` says in what a number is counted (``currency`` column's currency, hours a year …); ``refers`` names
    the table whose key a value must exist in (checked as a finding when records are read, not a refusal of the
    line); ``meaning`` is one sentence per language.
    """

    name: str
    type: ColumnType
    required: bool
    meaning: Mapping[str, str]
    unit: str = ""
    choices: tuple[str, ...] = ()
    refers: str = ""


@dataclass(frozen=True, slots=True)
class CanonicalTable:
    """A canonical table: ``key`` columns name a row; a later row with the same key replaces the earlier one.

    ``ledger`` tells the sell-through lines, which are facts and never replaced, from the records.
    """

    name: str
    meaning: Mapping[str, str]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    ledger: bool = False
    by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the columns and refuse a key that is no column."""
        index = {column.name: column for column in self.columns}
        missing = [name for name in self.key if name not in index]
        if missing or len(index) != len(self.columns):
            raise ValueError(f"table {self.name}: bad key or repeated column")
        object.__setattr__(self, "by_name", MappingProxyType(index))
