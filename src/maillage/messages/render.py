"""Sentences for reasons and findings."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from maillage.engine.kernel.reason import Facts, Finding, Reason, Term
from maillage.messages.format import LOCALES, Glossary, Language, format_fact
from maillage.messages.ready import Ready, Unready, made_ready


class UnknownCode(LookupError):
    """A code that has no sentence in a language, or a sentence that lacks a fact: a fault of the program."""


def bare_names(term: Term, language: Language) -> str:
    """A glossary that knows no titles."""
    del language
    return term.name


@cache
def bundle(language: Language) -> FluentBundle:
    """Return all sentences of a language.

    Raises:
        UnknownCode: if a file of sentences has an entry that cannot be read.
    """
    found = FluentBundle([LOCALES[language].replace("_", "-")], use_isolating=False)
    folder = resources.files(__package__) / language
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".ftl"):
            found.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return found


@cache
def codes(language: Language) -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(bundle(language)._messages)


def sentence(code: str, facts: Facts, language: Language, glossary: Glossary = bare_names) -> str:
    """Return the sentence of ``code`` with its facts.

    Raises:
        UnknownCode: if the code has no sentence, or the sentence names a fact that is not there.
    """
    # Most of what a page says has no facts in it, and is the same each time.
    return _written(code, facts, language, glossary) if facts else _fixed(code, language)


@cache
def _fixed(code: str, language: Language) -> str:
    return _written(code, {}, language, bare_names)


def _written(code: str, facts: Facts, language: Language, glossary: Glossary) -> str:
    ready = _ready(code, language)
    if ready is not None:
        try:
            return ready.write({name: format_fact(facts[name], language, glossary) for name in ready.names})
        except (LookupError, Unready):  # the runtime writes what is written seldom, or tells what is not there
            pass
    written = {name: format_fact(fact, language, glossary) for name, fact in facts.items()}
    text, errors = bundle(language).format_pattern(_pattern(code, language), written)
    if errors:
        raise UnknownCode(f"{code} in {language}: {errors[0]}")
    return str(text)


@cache
def _ready(code: str, language: Language) -> Ready | None:
    return made_ready(bundle(language), _pattern(code, language), LOCALES[language])


def _pattern(code: str, language: Language) -> Any:
    sentences = bundle(language)
    if not sentences.has_message(code):
        raise UnknownCode(f"{code} has no sentence in {language}")
    pattern = sentences.get_message(code).value
    if pattern is None:
        raise UnknownCode(f"{code} has an empty sentence in {language}")
    return pattern


def reason_sentence(reason: Reason, language: Language, glossary: Glossary = bare_names) -> str:
    """Return one reason's own sentence, without its parts."""
    return sentence(reason.code, reason.facts, language, glossary)


def finding_sentence(finding: Finding, language: Language, glossary: Glossary = bare_names) -> str:
    """Return a finding's sentence, preceded by its place: ``sales.csv, line 3, column 5: …``."""
    text = sentence(finding.code, finding.facts, language, glossary)
    if finding.source is None:
        return text
    source = finding.source
    words = ("ligne", "colonne") if language == "fr" else ("line", "column")
    place = source.file
    if source.line:
        place += f", {words[0]} {source.line}"
    if source.column:
        place += f", {words[1]} {source.column}"
    separator = " : " if language == "fr" else ": "
    return f"{place}{separator}{text}"
