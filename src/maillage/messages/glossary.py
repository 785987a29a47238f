"""Titles of names: from the policy, then from the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from maillage.engine.kernel.reason import Term
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Title
from maillage.engine.policy.types.measures import Category, Measure, Score
from maillage.engine.policy.walk import clauses
from maillage.messages.format import Glossary, Language
from maillage.messages.render import sentence

Titles = dict[tuple[str, str], Title]
_SAID: Final = {"route": ("direct", "wholesale"), "transaction": ("sale", "return"),
                "counted-in": ("count", "ratio", "points", "hours")}  # fmt: skip
"""Kinds of word that the language has itself, and the words."""


def glossary_of(policy: Policy | None, names: Mapping[tuple[str, str], str] | None = None) -> Glossary:
    """Return a glossary that knows the policy's titles and the given names ((kind, name) → words).

    A name that neither knows is shown as it is.
    """
    titles = _titles(policy) if policy is not None else {}
    known = names if names is not None else {}

    def look_up(term: Term, language: Language) -> str:
        title = titles.get((term.kind, term.name))
        if title is not None:
            return title.fr if language == "fr" else title.en
        said = term.name.casefold()
        if said in _SAID.get(term.kind, ()):
            return sentence(f"prose-word-{term.kind}", {"word": said}, language)
        return known.get((term.kind, term.name), term.name)

    return look_up


def saying_none(glossary: Glossary) -> Glossary:
    """Return a glossary that says in words that a partner has no tier, no cluster or no contact."""

    def look_up(term: Term, language: Language) -> str:
        if term.name == "none":
            return sentence("policy-diff-none", {"kind": term.kind}, language)
        return glossary(term, language)

    return look_up


def _titles(policy: Policy) -> Titles:
    found: Titles = {}
    listed: Iterable[tuple[str, Iterable[object]]] = (
        ("portfolio", policy.portfolios),
        ("unit", policy.units),
        ("territory", policy.territories),
        ("tier", [*policy.portfolio_tiers, *policy.tiers]),
        ("decision", policy.decisions),
        ("cluster", policy.clusters),
        ("role", policy.roles),
    )
    for kind, items in listed:
        for item in items:
            _add(found, kind, getattr(item, kind), getattr(item, "title", None))
    for kind, words in (
        ("market", policy.markets),
        ("line", policy.lines),
        ("trade", policy.trades),
        ("technology", policy.technologies),
    ):
        for word in words:
            _add(found, kind, word.name, word.title)
    for name, item in policy.measures.items():
        _add(found, "measure", name, item.title)
        for word, title in getattr(item, "words", {}).items():
            _add(found, "word", f"{name}/{word}", title)
        for group in categories_of(item):
            _add(found, "measure", f"{name}.{group.category}", group.title)
    for path, clause in clauses(policy):
        if path:
            _add(found, "clause", path, getattr(clause, "title", None))
    for rule in policy.clusters:
        for label in rule.labels:
            _add(found, "label", label.label, label.title)
    return found


def categories_of(measure: Measure) -> list[Category]:
    """The categories of a score, of all its tracks; none where the measure is no score."""
    if not isinstance(measure, Score):
        return []
    return [*(measure.score or []), *(item for track in measure.best_of or [] for item in track.categories)]


def _add(found: Titles, kind: str, name: str, title: Title | None) -> None:
    if title is not None:
        found[(kind, name)] = title
