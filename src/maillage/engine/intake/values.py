"""Text becomes values: numbers, dates, codes and identifiers, each held to what its type allows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pycountry
from stdnum import exceptions
from stdnum.eu import vat
from stdnum.fr import siren, siret

from maillage.engine.intake.mapping import Rule, Source
from maillage.engine.intake.numbers import Target, numbers_of
from maillage.engine.intake.rows import Refusals, bytes_of, flags, mapped
from maillage.engine.records.columns import Column, ColumnType

_LONGEST: Final = 500
_SHORTENED: Final = r"^[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{1,3}$|^[0-9]{8,}\.0$"
"""What becomes of a long identifier that a spreadsheet or a program has taken for a number."""
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
        target = Target(4 if column.type is ColumnType.DECIMAL else 0, named)
        numbers = numbers_of(target, rule, source, texts, table, refusals)
        return numbers if target.decimals else pc.cast(numbers, pa.int64())
    if column.type is ColumnType.DATE:
        return _dates(rule, source, texts, table, named, refusals)
    found = mapped(texts, _WORDS[column.type](column)) if column.type in _WORDS else _plain(texts)
    wrong = flags(pc.is_null(found)) & ~empty
    facts = {"allowed": list(column.choices)} if column.choices else {}
    refusals.add(table, wrong, f"intake-{column.type.value}", named, texts, **facts)
    if column.type is ColumnType.TEXT and _may_be_shortened(texts):
        shortened = flags(pc.match_substring_regex(texts, _SHORTENED))
        refusals.add(table, shortened, "intake-shortened", named, texts)
    found = pc.if_else(pc.equal(found, ""), pa.scalar(None, pa.string()), found)
    return pc.equal(found, "true") if column.type is ColumnType.BOOLEAN else found


def _dates(rule: Rule, source: Source, texts: pa.Array, table: pa.Table, named: str, refusals: Refusals) -> pa.Array:
    forms = (rule.date.formats if rule.date is not None else []) or source.dates
    plus = rule.date.plus_days if rule.date is not None else 0

    def read(text: str) -> str | None:
        if not text:
            return ""
        day = next((day for form in forms if (day := read_day(text, form)) is not None), None)
        try:
            return None if day is None else (day + timedelta(days=plus)).isoformat()
        except OverflowError:  # no day comes after the last one, 31 December 9999
            return None

    found = mapped(texts, read)
    refusals.add(table, flags(pc.is_null(found)), "intake-date", named, texts, formats=list(forms))
    return pc.cast(pc.if_else(pc.equal(found, ""), pa.scalar(None, pa.string()), found), pa.date32())


@lru_cache(maxsize=1 << 14)
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


def _plain(texts: pa.Array) -> pa.Array:
    """Return texts, null where one is too long or holds what cannot be printed."""
    fine = pc.and_(pc.ascii_is_printable(texts), pc.less_equal(pc.binary_length(texts), _LONGEST))
    if pc.all(fine).as_py():
        return texts

    def check(text: str) -> str | None:
        return text if len(text) <= _LONGEST and text.isprintable() else None

    return pc.if_else(fine, texts, mapped(pc.if_else(fine, "", texts), check))


def _may_be_shortened(texts: pa.Array) -> bool:
    """Whether it is worth a look: the bytes of all texts together hold a mark of such a number."""
    _, together = bytes_of(texts)
    return b"+" in together or b"." in together


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
