"""How a canonical column gets its text: an origin, then the steps of the rule in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.mapping import Lookup, Rule, Split
from maillage.engine.intake.rows import Refusals, flags, holds, mapped, same, text_of

_BRACES: Final = re.compile(r"\{([^{}]+)\}")
_SPACES: Final = " \t\u00a0\u202f"


class Words:
    """The tables of words of a mapping, each made once: ``others`` holds those of files, by path."""

    def __init__(self, others: Mapping[str, pa.Table]) -> None:
        self._others = others
        self._made: dict[int, dict[str, str]] = {}

    def of(self, lookup: Lookup) -> Mapping[str, str]:
        """Return what stands in a cell → what it becomes; small letters where capitals do not matter."""
        if id(lookup) not in self._made:
            words = dict(lookup.values)
            if lookup.file:
                other = self._others[lookup.file]
                columns = (text_of(other, name).to_pylist() for name in (lookup.key, lookup.value))
                words |= dict(zip(*columns, strict=True))
            if lookup.ignore_case:
                words = {word.casefold(): value for word, value in words.items()}
            self._made[id(lookup)] = words
        return self._made[id(lookup)]


def text_by(rule: Rule, table: pa.Table, column: str, words: Words, refusals: Refusals) -> pa.Array:
    """Return the text of a canonical column (n,), "" where there is none; a cell is refused under the file's name."""
    found = _origin(rule, table, column, words, refusals)
    if rule.when:
        found = pc.if_else(pa.array(holds(table, rule.when)), found, "")
    if rule.trim:
        found = pc.utf8_trim(found, characters=_SPACES)
    for text, instead in rule.replace.items():
        found = pc.replace_substring(found, text, instead)
    if rule.split is not None:
        split = rule.split
        found = mapped(found, lambda text: _part(text, split))
    if rule.parse is not None:
        found = _parsed(rule.parse, found, table, origin_name(rule, column), refusals)
    if rule.case is not None:
        found = pc.utf8_upper(found) if rule.case == "upper" else pc.utf8_lower(found)
    if rule.slug:
        found = mapped(found, slug)
    if rule.lookup is not None:
        found = _looked_up(rule.lookup, found, table, origin_name(rule, column), words, refusals)
    return pc.if_else(pc.equal(found, ""), rule.default, found) if rule.default else found


def origin_name(rule: Rule, column: str) -> str:
    """Return the column of the file that a rule reads, else the canonical one."""
    return rule.from_ or column


def _origin(rule: Rule, table: pa.Table, column: str, words: Words, refusals: Refusals) -> pa.Array:
    if rule.from_ is not None:
        return text_of(table, rule.from_)
    if rule.constant is not None:
        return same(rule.constant, len(table))
    if rule.template is not None:
        pieces = _BRACES.split(rule.template)
        parts = [text_of(table, piece) if odd else pa.scalar(piece)
                 for piece, odd in zip(pieces, [False, True] * len(pieces), strict=False)]  # fmt: skip
        joined: pa.Array = pc.binary_join_element_wise(same("", len(table)), *parts, "")
        return joined
    found = same("", len(table))
    for inner in rule.first or []:
        found = pc.if_else(pc.equal(found, ""), text_by(inner, table, column, words, refusals), found)
    return found


def _part(text: str, split: Split) -> str:
    parts = text.split(split.by)
    at = split.part - 1 if split.part > 0 else len(parts) + split.part
    return parts[at].strip() if 0 <= at < len(parts) else ""


def _parsed(pattern: str, found: pa.Array, table: pa.Table, column: str, refusals: Refusals) -> pa.Array:
    extracted = pc.extract_regex(found, pattern)
    missed = flags(pc.is_null(extracted)) & ~flags(pc.equal(found, ""))
    refusals.add(table, missed, "intake-parse", column, found, pattern=pattern)
    return pc.fill_null(pc.struct_field(extracted, "value"), "")


def slug(text: str) -> str:
    """Return small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _looked_up(
    lookup: Lookup, found: pa.Array, table: pa.Table, column: str, words: Words, refusals: Refusals
) -> pa.Array:
    meanings = words.of(lookup)

    def look(text: str) -> str | None:
        known = meanings.get(text.casefold() if lookup.ignore_case else text)
        if known is not None or not text:
            return known or ""
        if lookup.otherwise is not None:
            return lookup.otherwise
        return {"keep": text, "empty": "", "quarantine": None}[lookup.unknown]

    changed = mapped(found, look)
    refusals.add(table, np.asarray(flags(pc.is_null(changed))), "intake-lookup", column, found)
    return pc.fill_null(changed, "")
