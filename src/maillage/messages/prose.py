"""Titles of what a policy's prose names: its own texts, words of the language, days of the year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from babel.dates import format_date

from maillage.engine.kernel.reason import Term
from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.prose.write import titles
from maillage.engine.policy.types import Policy
from maillage.messages.format import LOCALES, Glossary, Language
from maillage.messages.glossary import glossary_of
from maillage.messages.render import sentence

_LEAP: Final = 2000
"""A year that has every day of the calendar."""


def glossary_of_prose(policy: Policy, names: Mapping[tuple[str, str], str] | None = None) -> Glossary:
    """Return the glossary of a policy's prose: its titles and texts, and the given names."""
    texts, known = titles(policy), glossary_of(policy, names)

    def look_up(term: Term, language: Language) -> str:
        if term.kind == "text":
            title = texts.get(term.name)
            return term.name if title is None else (title.fr if language == "fr" else title.en)
        if term.kind == "month-day":
            day = date(_LEAP, int(term.name[:2]), int(term.name[3:]))
            return str(format_date(day, "d MMMM", locale=LOCALES[language]))
        if term.kind == "effect":
            facts = {"word": term.name, "written": term.name.replace("_", " ")}
            return sentence("prose-word-effect", facts, language)
        return known(term, language)

    return look_up


def paragraph(passage: Passage, language: Language, glossary: Glossary) -> str:
    """Return the sentences of a passage that go on in one paragraph, without what is listed below it."""
    return " ".join(_sentences(passage, language, glossary))


def _sentences(passage: Passage, language: Language, glossary: Glossary) -> list[str]:
    own = sentence(passage.code, passage.facts, language, glossary)
    found = [own[:1].upper() + own[1:]]
    for one in passage.then:
        found += _sentences(one, language, glossary)
    return found


def listed(passage: Passage) -> tuple[Passage, ...]:
    """Return what is listed below the paragraph of a passage: its own items after those of what it goes on with."""
    below = tuple(item for one in passage.then for item in listed(one))
    return (*below, *passage.items)
