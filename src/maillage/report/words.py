"""Labels, names, numbers and reasons in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel.numbers import format_decimal

from maillage.engine.comparison.types import Shape
from maillage.engine.kernel.quantity import MILLIONTHS, RATIO, Quantity
from maillage.engine.kernel.reason import Facts, Finding, Reason, Term
from maillage.messages.format import LOCALES, Glossary, Language, format_fact, format_quantity, format_short
from maillage.messages.render import codes, finding_sentence, sentence

_WIDE = re.compile(r" (?=[:»])|(?<=«) ")
_NARROW = re.compile(r" (?=[;?!%])")


class Words:
    """Speaks one language with one glossary."""

    def __init__(self, language: Language, glossary: Glossary) -> None:
        """Speak ``language``."""
        self.language: Language = language
        self.glossary = glossary

    def label(self, code: str, **facts: Any) -> str:
        """Return the report's words for a code."""
        return self.sentence(f"report-{code}", **facts)

    def sentence(self, code: str, **facts: Any) -> str:
        """Return anybody's words for a code."""
        return self.told(code, facts) if facts else _fixed(code, self.language)

    def told(self, code: str, facts: Facts) -> str:
        """Return the sentence of a code with its facts."""
        return self.spaced(sentence(code, facts, self.language, self.glossary))

    def term(self, term: Term | None) -> str:
        """Return the title of a term; a dash for nothing."""
        if term is None or not term.name:
            return "–"
        return self.label("none") if term.name == "none" else self.glossary(term, self.language)

    def number(self, value: int | float, digits: int = 0) -> str:
        """Return a number with so many decimals."""
        return _number(value, digits, self.language)

    def percent(self, ratio: Quantity | None) -> str:
        """Return a ratio as per cent: without decimals from 10 % on, with one below."""
        if ratio is None:
            return "–"
        micro = ratio.micro
        step = 10_000 if abs(micro) >= 100_000 else 1_000
        return format_quantity(Quantity((2 * micro + step) // (2 * step) * step, RATIO), self.language)

    def money(self, quantity: Quantity | None) -> str:
        """Return an amount to three figures."""
        return format_short(quantity, self.language) if quantity is not None else "–"

    def hours(self, quantity: Quantity | None) -> str:
        """Return hours without decimals, and without their unit."""
        return self.number(quantity.micro / MILLIONTHS) if quantity is not None else "–"

    def mean(self, shape: Shape) -> str:
        """Return contacts per partner."""
        return self.number(shape.mean_micro / MILLIONTHS, 2)

    def day(self, day: date | None) -> str:
        """Return a day in words."""
        return str(format_fact(day, self.language, self.glossary)) if day is not None else "–"

    def reason(self, reason: Reason) -> str:
        """Return the sentence of one reason."""
        return self.told(reason.code, reason.facts)

    def change(self, change: Reason | None) -> str:
        """Return the smallest change as one sentence; "" without one."""
        if change is None:
            return ""
        if not change.parts:
            return self.reason(change)
        between = " ; " if self.language == "fr" else "; "
        needs = between.join(self.reason(part).rstrip(".") for part in change.parts)
        return self.spaced(f"{self.reason(change)} {needs}.")

    def together(self, reasons: Iterable[Reason]) -> str:
        """Return reasons as one text."""
        return " ".join(self.reason(reason) for reason in reasons)

    def finding(self, finding: Finding) -> str:
        """Return the sentence of a finding."""
        return self.spaced(finding_sentence(finding, self.language, self.glossary))

    def kind(self, code: str) -> str:
        """Return the heading of a kind of finding."""
        return self.label(f"kind-{code}" if f"report-kind-{code}" in codes(self.language) else "kind-other")

    def spaced(self, text: str) -> str:
        """Return French text with the spaces that French typography asks for, so that no line begins with a colon."""
        return _spaced(text, self.language)


def _spaced(text: str, language: Language) -> str:
    if language != "fr":
        return text
    return _NARROW.sub("\u202f", _WIDE.sub("\u00a0", text))


@cache
def _fixed(code: str, language: Language) -> str:
    """Return a sentence that has no facts: the labels of every page."""
    return _spaced(sentence(code, {}, language), language)


@lru_cache(4096)
def _number(value: int | float, digits: int, language: Language) -> str:
    shape = "#,##0" + (f".{'0' * digits}" if digits else "")
    return str(format_decimal(round(value, digits), format=shape, locale=LOCALES[language]))
