"""Text becomes exact numbers, in the form that the mapping gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.mapping import NumberFormat, Rule, Source
from maillage.engine.intake.rows import LINE, Refusals, bytes_of, flags, text_of

_DECIMAL: Final = pa.decimal128(18, 4)
_WHOLE: Final = "^-?[0-9]{1,14}"
_PART: Final = "[0-9]{1,4}"


@dataclass(frozen=True)
class Target:
    """What the numbers are for: ``decimals`` that the column holds, and the name by which messages call it."""

    decimals: int
    named: str


def numbers_of(
    target: Target, rule: Rule, source: Source, texts: pa.Array, table: pa.Table, refusals: Refusals
) -> pa.Array:
    """Return texts as decimal128(18, 4) (n,), null where empty or refused.

    Short numbers with no marks but the decimal one are recognised by one expression; only the others take the longer
    way, in which every mark, sign and digit is looked at.
    """
    form = _form(rule, source)
    reckoned = rule.number is not None and (rule.number.times != "" or rule.number.round is not None)
    short = _short(form.decimal) if target.decimals else f"{_WHOLE}$"
    simple = flags(pc.match_substring_regex(texts, short)) & (not reckoned)
    if simple.all():
        return pc.cast(_pointed(texts, form.decimal), _DECIMAL)
    found = pc.if_else(pa.array(simple), texts, pa.scalar(None, pa.string()))
    values = pc.cast(_pointed(found, form.decimal), _DECIMAL)
    at = pa.array(np.flatnonzero(~simple))
    needed = [LINE, *({rule.number.times} if rule.number is not None and rule.number.times else ())]
    rest = _any_numbers(target, rule, form, texts.take(at), table.select(needed).take(at), refusals)
    return pc.replace_with_mask(values, pa.array(~simple), rest)


def _pointed(texts: pa.Array, mark: str) -> pa.Array:
    """Return texts with a point for the mark: byte for byte, several times faster than as texts."""
    if mark == ".":
        return texts
    ends, data = bytes_of(texts)
    changed = pa.py_buffer(data.translate(bytes.maketrans(mark.encode(), b".")))
    nothing = pc.is_valid(texts).buffers()[1] if texts.null_count else None
    return pa.Array.from_buffers(texts.type, len(texts), [nothing, pa.py_buffer(ends), changed])


def _any_numbers(
    target: Target, rule: Rule, form: NumberFormat, texts: pa.Array, table: pa.Table, refusals: Refusals
) -> pa.Array:
    plain = _plain_numbers(texts, form)
    empty = flags(pc.equal(texts, ""))
    wrong = flags(pc.is_null(plain)) & ~empty
    refusals.add(table, wrong, "intake-number", target.named, texts, decimal=form.decimal)
    plain = pc.if_else(pa.array(wrong | empty), pa.scalar(None, pa.string()), plain)
    number = rule.number
    if number is not None and (number.times or number.round is not None):
        factors = None
        if number.times:
            cells = text_of(table, number.times)
            factors = _plain_numbers(cells, form)
            refusals.add(table, flags(pc.is_null(factors)) & ~empty, "intake-number", number.times, cells,
                         decimal=form.decimal)  # fmt: skip
        plain = _reckoned(plain, factors, number.round)
    if target.decimals and _is_short(plain):
        return pc.cast(plain, _DECIMAL)
    long = flags(pc.match_substring_regex(pc.fill_null(plain, "0"), rf"\.[0-9]{{{target.decimals}}}[0-9]*[1-9]"))
    large = flags(pc.match_substring_regex(pc.fill_null(plain, "0"), r"^-?0*[1-9][0-9]{14}"))
    refusals.add(table, long, "intake-decimals", target.named, texts, digits=target.decimals)
    refusals.add(table, large, "intake-large", target.named, texts)
    kept = pc.if_else(pa.array(long | large), pa.scalar(None, pa.string()), plain)
    # Zeros beyond the fourth decimal say nothing, but the cast would refuse them.
    return pc.cast(pc.replace_substring_regex(kept, r"(\.[0-9]{4})0+$", r"\1"), _DECIMAL)


def _form(rule: Rule, source: Source) -> NumberFormat:
    own = rule.number
    given = {name: value for name in ("decimal", "thousands", "negative")
             if own is not None and (value := getattr(own, name)) is not None}  # fmt: skip
    return source.numbers.model_copy(update=given)


def _plain_numbers(texts: pa.Array, form: NumberFormat) -> pa.Array:
    """Return numbers as ``-1234.5``; null where a text is no number in this form."""
    found = pc.utf8_trim_whitespace(texts)
    for space in "\u00a0\u202f":
        found = pc.replace_substring(found, space, " ")
    if form.negative == "trailing-minus":
        found = pc.replace_substring_regex(found, r"^([^-]+)-$", r"-\1")
    elif form.negative == "parentheses":
        found = pc.replace_substring_regex(found, r"^\((.+)\)$", r"-\1")
    mark, point = re.escape(form.thousands), re.escape(form.decimal)
    grouped = rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+|" if form.thousands else ""
    sound = pc.match_substring_regex(found, rf"^[+-]?(?:{grouped}[0-9]+)(?:{point}[0-9]+)?$")
    if form.thousands:
        found = pc.replace_substring(found, form.thousands, "")
    found = pc.utf8_ltrim(pc.replace_substring(found, form.decimal, "."), characters="+")
    return pc.if_else(sound, found, pa.scalar(None, pa.string()))


def _reckoned(plain: pa.Array, factors: pa.Array | None, digits: int | None) -> pa.Array:
    """Return ``plain`` multiplied, then rounded half away from zero, both exactly; null where one is missing."""
    if all(_is_short(column) for column in (plain, factors) if column is not None):
        product = pc.cast(plain, _DECIMAL)
        if factors is not None:
            product = pc.multiply(product, pc.cast(factors, _DECIMAL))
        if digits is not None:
            product = pc.round(product, digits, round_mode="half_towards_infinity")
        return pc.cast(product, pa.string())
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


def _short(mark: str) -> str:
    return f"{_WHOLE}(?:{re.escape(mark)}{_PART})?$"


def _is_short(plain: pa.Array) -> bool:
    found: bool = pc.all(pc.match_substring_regex(plain, _short(".")), min_count=0).as_py()
    return found
