"""Write a notice as sentences: the same in the application and by mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maillage.actions.notices.concern import Concern
from maillage.engine.kernel.reason import Fact, Reason
from maillage.messages.format import Glossary, Language
from maillage.messages.render import sentence
from maillage.report.words import Words


@dataclass(frozen=True)
class Passage:
    """What changes about one partner: a heading, what and why."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A notice in one language."""

    subject: str
    summary: str
    passages: tuple[Passage, ...]
    rest: str

    def text(self, greeting: str, ending: str) -> str:
        """Return it as plain text."""
        parts = [greeting, self.summary, *(_plain(passage) for passage in self.passages), self.rest, ending]
        return "\n\n".join(part for part in parts if part) + "\n"


def letter(concern: Concern, number: int, effective: date, language: Language, glossary: Glossary) -> Letter:
    """Return what publication ``number`` changes for somebody from ``effective`` on."""
    words = Words(language, glossary)
    counts = [sentence(f"notice-count-{kind}", {"count": count}, language) for kind, count in concern.counts]
    more = sum(count for _, count in concern.counts) - len(concern.items) if concern.items else 0
    facts: dict[str, Fact] = {"number": number, "day": effective}
    return Letter(
        words.spaced(sentence("notice-subject", facts, language)),
        words.spaced(sentence("notice-summary", {**facts, "counts": ", ".join(counts)}, language)),
        tuple(Passage(words.reason(item), tuple(_sentences(item, words))) for item in concern.items),
        words.spaced(sentence("notice-more", {"count": more}, language)) if more else "",
    )


def _sentences(item: Reason, words: Words) -> Iterator[str]:
    for part in item.parts:
        text = words.reason(part)
        yield text[:1].upper() + text[1:]


def _plain(passage: Passage) -> str:
    return "\n".join([passage.heading, *(f"  - {text}" for text in passage.sentences)])
