"""The mapping language: how the rows of any CSV or XLSX become rows of a canonical table.

The types are the language: closed, frozen, and published as ``mapping.schema.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from maillage.engine.policy.types.base import NAME_PATTERN, Day, OneOrMany

ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")
"""What ``encoding: detect`` chooses from, in this order."""


def read_word(value: Any) -> Any:
    """Let a number or a truth value written without quotes be the text that it looks like; nothing is ``""``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | Decimal | float | date) else value


_WORD_SCHEMA: Final[dict[str, Any]] = {
    "anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}]
}
Word = Annotated[str, BeforeValidator(read_word), WithJsonSchema(_WORD_SCHEMA)]
"""A text of a cell; a number needs no quotes."""
Words = Annotated[
    list[Word],
    BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
    WithJsonSchema({"anyOf": [_WORD_SCHEMA, {"type": "array", "items": _WORD_SCHEMA}]}),
]
"""One text of a cell, or a list of them."""
Columns = Annotated[list[str], OneOrMany]
"""One column, or a list of columns."""
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN)]
Character = Annotated[str, StringConstraints(min_length=1, max_length=1)]


class Part(BaseModel):
    """A part of a mapping: frozen, and closed to words that the language does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class NumberFormat(Part):
    """How a number is written in the file."""

    decimal: Literal[".", ","] = Field(".", description="Mark before the decimals.")
    thousands: Literal["", ".", ",", " ", "'"] = Field(
        "", description="Mark between thousands; a space also stands for the no-break spaces."
    )
    negative: Literal["minus", "trailing-minus", "parentheses"] = Field(
        "minus", description="How a negative number is written: -12, 12- or (12)."
    )


class Number(Part):
    """How one column's numbers are read; what is not said is as in ``source``."""

    decimal: Literal[".", ","] | None = Field(None, description="Mark before the decimals.")
    thousands: Literal["", ".", ",", " ", "'"] | None = Field(None, description="Mark between thousands.")
    negative: Literal["minus", "trailing-minus", "parentheses"] | None = Field(
        None, description="How a negative number is written: -12, 12- or (12)."
    )
    times: str = Field("", description="Column by which the number is multiplied (a unit price by a quantity).")
    round: int | None = Field(
        None, ge=0, le=4, description="Decimals to round to, half away from zero; without it, more than 4 are refused."
    )


class Source(Part):
    """The form of the file."""

    format: Literal["csv", "xlsx"] = Field("csv", description="Kind of file.")
    encoding: Literal["detect", "utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"] = Field(
        "detect", description="Encoding of a CSV file; detect tries a byte order mark, UTF-8, cp1252, latin-1."
    )
    delimiter: Character = Field(",", description="What stands between two cells of a CSV file.")
    quote: Character | None = Field('"', description="What encloses a cell of a CSV file; null where nothing does.")
    sheet: str = Field("", description="Sheet of an XLSX file; empty: the first.")
    header: int = Field(
        1, ge=0, description="Row of the column names, from 1; 0 where there is none: columns are called 1, 2, 3 …"
    )
    skip: int = Field(0, ge=0, description="Rows between the column names and the first row of data.")
    numbers: NumberFormat = Field(NumberFormat(), description="How numbers are written.")
    dates: Columns = Field(
        ["yyyy-mm-dd"],
        min_length=1,
        description="How dates are written, tried in order: yyyy, yy, mm, m, dd, d, HH, MM, SS.",
    )
    empty: Words = Field([], description="Words that mean an empty cell, beside the empty cell itself.")


class OneOrList:
    """Lets a list of parts be written as a single part, in the reader and in the published schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap a single part in a list before the list is validated."""
        del cls
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Offer the part beside the list."""
        del cls
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class Condition(Part):
    """A question to a cell. All words that are given must hold."""

    column: str = Field(description="Column of the file, or join.column.")
    is_: Words | None = Field(None, alias="is", description="The cell is one of these.")
    not_: Words | None = Field(None, alias="not", description="The cell is none of these.")
    matches: str | None = Field(None, description="Regular expression (RE2) found in the cell.")
    empty: bool | None = Field(None, description="true: the cell is empty; false: it is not.")


Conditions = Annotated[list[Condition], OneOrList]
"""One condition, or a list of conditions."""


class Versions(Part):
    """Which row counts where several have the same key."""

    by: Columns = Field(min_length=1, description="Columns that make the key.")
    prefer: Conditions = Field([], description="A row that meets these conditions goes before one that does not.")
    order: str = Field("", description="Column by whose text the rows of a key are ordered; empty: as in the file.")
    keep: Literal["first", "last"] = Field("last", description="Which of the remaining rows counts.")


class Join(Part):
    """Another file, looked up by key. Its columns are then called ``join.column``."""

    join: Name = Field(description="Name of the join.")
    file: str = Field(description="File, as a path from the folder of the main file.")
    on: Columns = Field(min_length=1, description="Columns of the main file, or of an earlier join.")
    key: Columns = Field(min_length=1, description="Columns of the joined file, in the same order.")
    source: Source | None = Field(None, description="Form of the joined file; without it, that of the main file.")
    versions: Versions | None = Field(
        None, description="Which row counts where several have the same key; without it, that is refused."
    )
    missing: Literal["empty", "quarantine"] = Field(
        "empty", description="What becomes of a row whose key the joined file lacks."
    )


class Lookup(Part):
    """A table of words: what stands in the file, what it means."""

    values: dict[str, Word] = Field({}, description="What stands in the cell: what it becomes.")
    file: str = Field("", description="CSV file that holds the table, as a path from the folder of the main file.")
    key: str = Field("", description="Column of that file: what stands in the cell.")
    value: str = Field("", description="Column of that file: what it becomes.")
    ignore_case: bool = Field(False, description="Whether capitals and small letters are the same.")
    otherwise: Word | None = Field(None, description="What a word that the table lacks becomes.")
    unknown: Literal["quarantine", "keep", "empty"] = Field(
        "quarantine", description="Without otherwise: what becomes of a word that the table lacks."
    )


class Split(Part):
    """One part of a cell that holds several."""

    by: Annotated[str, StringConstraints(min_length=1)] = Field(description="What stands between the parts.")
    part: int = Field(description="Which part, from 1; from the end with -1, -2 …")


class DateFormat(Part):
    """How one column's dates are read."""

    formats: Columns = Field([], description="How dates are written; without it, as in source.")
    plus_days: int = Field(
        0, description="Days to add: 1 makes of an inclusive last day the day on which something ends."
    )


class ColumnStandsForRule:
    """Lets a column's name stand for ``{from: name}``, in the reader and in the published schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make a rule of a name before the rule is validated."""
        del cls
        return core_schema.no_info_before_validator_function(_rule, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Offer the name beside the rule."""
        del cls
        return {"anyOf": [{"type": "string"}, handler(schema)]}


def _rule(value: Any) -> Any:
    return value if isinstance(value, dict | BaseModel) else {"from": read_word(value)}


class Rule(Part):
    """How a canonical column gets its value: one origin, then these steps, in the order below."""

    when: Conditions = Field([], description="The rule speaks only for rows that meet these; else the default.")
    from_: str | None = Field(None, alias="from", description="Origin: a column of the file, or join.column.")
    constant: Word | None = Field(None, description="Origin: this text on every row.")
    template: str | None = Field(None, description="Origin: text with columns in braces: {Order}-{Line}.")
    first: list[RuleOrColumn] | None = Field(
        None, min_length=1, description="Origin: the first of these rules whose value is not empty."
    )
    trim: bool = Field(True, description="Whether spaces at both ends are removed.")
    replace: dict[Annotated[str, StringConstraints(min_length=1)], Word] = Field(
        {}, description="Text in the cell: what comes in its place, one after the other."
    )
    split: Split | None = Field(None, description="Take one part of the cell.")
    parse: str | None = Field(
        None, description="Regular expression (RE2) with the group (?P<value>…); no match: quarantined."
    )
    case: Literal["upper", "lower"] | None = Field(None, description="Change to capitals or small letters.")
    slug: bool = Field(False, description="Make a name: small letters without accents, digits and hyphens.")
    lookup: Lookup | None = Field(None, description="Translate words by a table.")
    default: Word = Field("", description="Value where the cell is empty.")
    date: DateFormat | None = Field(None, description="How dates are written.")
    number: Number | None = Field(None, description="How numbers are written, multiplied and rounded.")


RuleOrColumn = Annotated[Rule, ColumnStandsForRule]
"""A rule, or the name of a column for ``{from: column}``."""


class Explode(Part):
    """One row for each of several values in a cell."""

    column: str = Field(description="Column whose cells hold several values.")
    by: Annotated[str, StringConstraints(min_length=1)] = Field(description="What stands between the values.")


class Unpivot(Part):
    """One row for each of several columns; an empty cell gives no row.

    The rows then have two more columns, called ``name`` and ``value`` unless said otherwise.
    """

    columns: dict[str, Word] = Field(min_length=1, description="Column of the file: name that its rows get.")
    name: str = Field("name", description="What the column of names is called.")
    value: str = Field("value", description="What the column of values is called.")


class Period(Part):
    """The days that a report is about; a line outside is quarantined."""

    from_: Day = Field(alias="from", description="First day.")
    to: Day = Field(description="Day on which the period ends (excluded).")


class Metadata(Part):
    """What is known of the report as a whole."""

    sender: RuleOrColumn | None = Field(
        None, description="Who sent it; for sell-through this fills the column sender where no rule does."
    )
    period: Period | None = Field(None, description="The days that it is about.")


class IntakeMapping(Part):
    """A mapping from one form of file to one canonical table."""

    mapping: Name = Field(description="Name of the mapping.")
    title: str = Field("", description="What it is for.")
    table: str = Field(description="Canonical table.")
    source: Source = Field(Source(), description="Form of the file.")
    joins: list[Join] = Field([], description="Other files, looked up by key, in this order.")
    keep: Conditions = Field([], description="Rows that do not meet all of these are left out, and counted.")
    drop: Conditions = Field([], description="Rows that meet any of these are left out, and counted.")
    versions: Versions | None = Field(None, description="Which row counts where several have the same key.")
    explode: Explode | None = Field(None, description="One row for each of several values in a cell.")
    unpivot: Unpivot | None = Field(None, description="One row for each of several columns.")
    columns: dict[str, RuleOrColumn] = Field(min_length=1, description="Canonical column: how it gets its value.")
    distinct: bool = Field(False, description="Whether equal canonical rows count once.")
    returns: Literal["code", "sign", "code-unsigned"] = Field(
        "code",
        description="Sell-through: code: the column transaction says it and signs agree; sign: a negative quantity "
        "is a return; code-unsigned: the column says it, and a return's quantity and amount are made negative.",
    )
    complete: bool = Field(
        False,
        description="Records: the file is the whole table; rows on record that it lacks end when it is taken in, "
        "unless lines of it are in quarantine.",
    )
    within: Columns = Field(
        [],
        description="With complete: canonical columns; a row ends only if some row of the file has its values in them.",
    )
    metadata: Metadata = Field(Metadata(), description="What is known of the report as a whole.")


Rule.model_rebuild()
IntakeMapping.model_rebuild()


def mapping_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of the language."""
    schema = IntakeMapping.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
