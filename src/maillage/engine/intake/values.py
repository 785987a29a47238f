"""Text becomes values: numbers, dates, codes and identifiers, each held to what its type allows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pycountry
from stdnum import exceptions
from stdnum.eu import vat
from stdnum.fr import siren, siret

from maillage.engine.intake.mapping import NumberFormat, Rule, Source
from maillage.engine.intake.rows import Refusals, flags, mapped, text_of
from maillage.engine.records.columns import Column, ColumnType

_DECIMAL: Final = pa.decimal128(18, 4)
_LONGEST: Final = 500
_TRUE: Final = frozenset({"true", "yes", "1", "oui", "vrai", "o", "y"})
_FALSE: Final = frozenset({"false", "no", "0", "non", "faux", "n"})
_CURRENCIES: Final = frozenset(item.alpha_3 for item in pycountry.currencies)
_COUNTRIES: Final = frozenset(item.alpha_2 for item in pycountry.countries)
_TOKENS: Final = {
    "yyyy": "%Y",
    "yy": "%y",
    "mm": "%m",
    "m": "%m",
    "dd": "%d",
    "d": "%d",
    "HH": "%H",
    "MM": "%M",
    "SS": "%S",
}
_TOKEN: Final = re.compile("yyyy|yy|mm|m|dd|d|HH|MM|SS")


def value_of(
    column: Column, rule: Rule, source: Source, texts: pa.Array, table: pa.Table, named: str, refusals: Refusals
) -> pa.Array:
    """Return texts as the column's type, null where empty; a cell that is none is refused, under the name ``named``."""
    empty = flags(pc.equal(texts, ""))
    if column.type in (ColumnType.DECIMAL, ColumnType.INTEGER):
        return _numbers(column, rule, source, texts, table, named, refusals)
    if column.type is ColumnType.DATE:
        return _dates(rule, source, texts, table, named, refusals)
    found = mapped(texts, _WORDS.get(column.type, _plain)(column))
    wrong = flags(pc.is_null(found)) & ~empty
    facts = {"allowed": list(column.choices)} if column.choices else {}
    refusals.add(table, wrong, f"intake-{column.type.value}", named, texts, **facts)
    found = pc.if_else(pc.equal(found, ""), pa.scalar(None, pa.string()), found)
    return pc.equal(found, "true") if column.type is ColumnType.BOOLEAN else found


def _numbers(
    column: Column, rule: Rule, source: Source, texts: pa.Array, table: pa.Table, named: str, refusals: Refusals
) -> pa.Array:
    form = _form(rule, source)
    plain = _plain_numbers(texts, form)
    empty = flags(pc.equal(texts, ""))
    wrong = flags(pc.is_null(plain)) & ~empty
    refusals.add(table, wrong, "intake-number", named, texts, decimal=form.decimal)
    plain = pc.if_else(pa.array(wrong | empty), pa.scalar(None, pa.string()), plain)
    rule_number = rule.number
    if rule_number is not None and (rule_number.times or rule_number.round is not None):
        factors = _plain_numbers(text_of(table, rule_number.times), form) if rule_number.times else None
        if factors is not None:
            refusals.add(table, flags(pc.is_null(factors)) & ~empty, "intake-number", rule_number.times,
                         text_of(table, rule_number.times), decimal=form.decimal)  # fmt: skip
        plain = _reckoned(plain, factors, rule_number.round)
    digits = 0 if column.type is ColumnType.INTEGER else 4
    long = flags(pc.match_substring_regex(pc.fill_null(plain, "0"), rf"\.[0-9]{{{digits}}}[0-9]*[1-9]"))
    large = flags(pc.match_substring_regex(pc.fill_null(plain, "0"), r"^-?0*[1-9][0-9]{14}"))
    refusals.add(table, long, "intake-decimals", named, texts, digits=digits)
    refusals.add(table, large, "intake-large", named, texts)
    kept = pc.if_else(pa.array(long | large), pa.scalar(None, pa.string()), plain)
    # Zeros beyond the fourth decimal say nothing, but the cast would refuse them.
    kept = pc.replace_substring_regex(kept, r"(\.[0-9]{4})0+$", r"\1")
    return pc.cast(kept, _DECIMAL) if digits else pc.cast(pc.cast(kept, _DECIMAL), pa.int64())


def _form(rule: Rule, source: Source) -> NumberFormat:
    own = rule.number
    given = {name: value for name in ("decimal", "thousands", "negative")
             if own is not None and (value := getattr(own, name)) is not None}  # fmt: skip
    return source.numbers.model_copy(update=given)


def _plain_numbers(texts: pa.Array, form: NumberFormat) -> pa.Array:
    """Return numbers as ``-1234.5``; null where a text is no number in this form."""
    found = pc.replace_substring_regex(pc.utf8_trim_whitespace(texts), "[\u00a0\u202f]", " ")
    if form.negative == "trailing-minus":
        found = pc.replace_substring_regex(found, r"^([^-]+)-$", r"-\1")
    elif form.negative == "parentheses":
        found = pc.replace_substring_regex(found, r"^\((.+)\)$", r"-\1")
    mark, point = re.escape(form.thousands), re.escape(form.decimal)
    grouped = rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+|" if form.thousands else ""
    sound = pc.match_substring_regex(found, rf"^[+-]?(?:{grouped}[0-9]+)(?:{point}[0-9]+)?$")
    if form.thousands:
        found = pc.replace_substring(found, form.thousands, "")
    found = pc.replace_substring_regex(pc.replace_substring(found, form.decimal, "."), r"^\+", "")
    return pc.if_else(sound, found, pa.scalar(None, pa.string()))


def _reckoned(plain: pa.Array, factors: pa.Array | None, digits: int | None) -> pa.Array:
    others = factors.to_pylist() if factors is not None else ["1"] * len(plain)
    made: list[str | None] = []
    for text, other in zip(plain.to_pylist(), others, strict=True):
        if text is None or other is None:
            made.append(None)
            continue
        value = Decimal(text) * Decimal(other)
        if digits is not None:
            value = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
        made.append(f"{value:f}")
    return pa.array(made, pa.string())


def _dates(rule: Rule, source: Source, texts: pa.Array, table: pa.Table, named: str, refusals: Refusals) -> pa.Array:
    forms = (rule.date.formats if rule.date is not None else []) or source.dates
    plus = rule.date.plus_days if rule.date is not None else 0

    def read(text: str) -> str | None:
        if not text:
            return ""
        day = next((day for form in forms if (day := read_day(text, form)) is not None), None)
        return None if day is None else (day + timedelta(days=plus)).isoformat()

    found = mapped(texts, read)
    refusals.add(table, flags(pc.is_null(found)), "intake-date", named, texts, formats=list(forms))
    return pc.cast(pc.if_else(pc.equal(found, ""), pa.scalar(None, pa.string()), found), pa.date32())


def read_day(text: str, form: str) -> date | None:
    """Return the day that ``text`` writes in ``form`` (yyyy, yy, mm, m, dd, d, HH, MM, SS), None where it is none."""
    pattern = _TOKEN.sub(lambda found: _TOKENS[found.group()], form.replace("%", "%%"))
    longest = len(form) + sum(2 - len(token) for token in _TOKEN.findall(form) if len(token) == 1)
    if len(text) > longest or ("yyyy" in form and len(text) < len(form)):
        return None
    try:
        return datetime.strptime(text, pattern).date()
    except ValueError:
        return None


_Check = Callable[[str], str | None]


def _plain(column: Column) -> _Check:
    del column

    def check(text: str) -> str | None:
        return text if len(text) <= _LONGEST and text.isprintable() else None

    return check


def _choice(column: Column) -> _Check:
    return lambda text: text if not text or text in column.choices else None


def _among(known: frozenset[str]) -> Callable[[Column], _Check]:
    def made(column: Column) -> _Check:
        del column
        return lambda text: text if not text or text in known else None

    return made


def _truth(column: Column) -> _Check:
    del column

    def check(text: str) -> str | None:
        word = text.casefold()
        return "" if not text else "true" if word in _TRUE else "false" if word in _FALSE else None

    return check


def _identifier(validate: Callable[[str], str]) -> Callable[[Column], _Check]:
    def made(column: Column) -> _Check:
        del column

        def check(text: str) -> str | None:
            if not text:
                return ""
            try:
                return validate(text)
            except exceptions.ValidationError:
                return None

        return check

    return made


_WORDS: Final[dict[ColumnType, Callable[[Column], _Check]]] = {
    ColumnType.CODE: _choice,
    ColumnType.CURRENCY: _among(_CURRENCIES),
    ColumnType.COUNTRY: _among(_COUNTRIES),
    ColumnType.BOOLEAN: _truth,
    ColumnType.SIREN: _identifier(siren.validate),
    ColumnType.SIRET: _identifier(siret.validate),
    ColumnType.VAT: _identifier(vat.validate),
}
