"""The prose of a policy says everything that the language can say, in both languages, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.prose.write import prose
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary, read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause, Title
from maillage.engine.policy.vocabulary import _Tagged, members
from maillage.messages.format import Glossary, Language
from maillage.messages.prose import glossary_of_prose, listed, paragraph
from tests.engine.policy.prose.everything import EVERYTHING

ROOT = Path(__file__).parents[4]


def kinds(root: type[Clause] = Policy) -> set[type[Clause]]:
    """Every kind of clause that can be reached from a policy."""
    found: set[type[Clause]] = set()
    waiting: list[Any] = [root]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, _Tagged):
            waiting.append(kind.clause)
        elif isinstance(kind, type) and issubclass(kind, Clause):
            if kind not in found:
                found.add(kind)
                waiting += [info.annotation for info in kind.model_fields.values()]
        else:
            inner = list(members(kind))
            waiting += inner if inner != [kind] else list(getattr(kind, "__args__", ()))
    return found


@cache
def policies() -> tuple[Policy, ...]:
    shipped = {str(file): file.read_text(encoding="utf-8") for file in (ROOT / "policies").glob("*.yaml")}
    france = PolicyLibrary.of(shipped).in_force("france", date(2026, 7, 1))
    files = sorted((ROOT / "tests" / "policies").glob("*.yaml"))
    others = [read_policy(file.read_text(encoding="utf-8"), str(file)) for file in files]
    return (everything().policy, france.policy, *(one.policy for one in others))


@cache
def everything() -> LoadedPolicy:
    return read_policy(EVERYTHING, "everything.yaml")


def sentences(passage: Passage, glossary: Glossary, language: Language) -> Iterator[str]:
    yield paragraph(passage, language, glossary)
    for item in listed(passage):
        yield from sentences(item, glossary, language)


def told(policy: Policy, language: Language = "en") -> list[str]:
    look_up = glossary_of_prose(policy)
    return [text for section in prose(policy) for one in section.passages for text in sentences(one, look_up, language)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_clause_of_every_policy_has_a_whole_sentence(language: Language) -> None:
    for policy in policies():
        for text in told(policy, language):
            assert text[-1] in ".:", text
            assert text[0] == text[0].upper(), text
            assert not any(mark in text for mark in ("{", "None", "  ", " .", "..")), text


def test_every_word_of_the_language_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[tuple[type, str]] = set()
    plain = Clause.__getattribute__

    def noting(self: Clause, name: str) -> Any:
        asked.add((type(self), name))
        return plain(self, name)

    loaded = policies()
    monkeypatch.setattr(Clause, "__getattribute__", noting, raising=False)
    for policy in loaded:
        told(policy)
    monkeypatch.undo()
    words = {(kind, name) for kind in kinds() if kind is not Title for name in kind.model_fields}
    assert len(words) > 150
    assert {f"{kind.__name__}.{name}" for kind, name in words - asked} == set()


def test_a_word_that_nobody_tells_would_be_noticed() -> None:
    class Other(Clause):
        odd: int = 0

    class Whole(Clause):
        other: list[Other]

    assert kinds(Whole) == {Whole, Other}


def test_a_change_of_any_value_changes_what_is_said() -> None:
    before = told(everything().policy)
    for old, new in (("at_least: 12", "at_least: 13"), ("top: 20", "top: 21"), ("moving_hours: 8", "moving_hours: 9"),
                     ("shift_months: 12", "shift_months: 11"), ("every: quarter", "every: month"),
                     ("overseas: true", "overseas: false"),
                     ("weight: 0.5", "weight: 0.6"), ("rate: 1.2", "rate: 1.3"), ("term_months: 6", "term_months: 7"),
                     ("discount: 4 %", "discount: 5 %"), ("FR: 10", "FR: 11"), ("minimum: 30", "minimum: 31"),
                     ("new_customers: 6", "new_customers: 7"), ("months: 3}", "months: 4}")):  # fmt: skip
        assert old in EVERYTHING, old
        assert told(read_policy(EVERYTHING.replace(old, new), "e").policy) != before, old


def test_france_reads_as_the_case_says() -> None:
    france = policies()[1]
    text = "\n".join(told(france))
    assert "Revenue over twelve months: at least US$100,000,000." in text
    assert "Its members make together at least €50,000,000 (revenue over twelve months)." in text
    assert "They share a trade, or are all competent in at least one technology." in text
    assert "all partners of the tier form one cluster by themselves" in text
    assert "Each cluster has at least 4 and at most 5 seats of its own." in text
    assert "2 clusters carry the label “Expand”: the first by growth over a year." in text
    french = "\n".join(told(france, "fr"))
    assert "On en décide ensuite au cas par cas : « Admission parmi les Intégrés »." in french
    assert "Celui qu’aucun cluster valable ne peut prendre passe à « MBA », et on lui dit pourquoi." in french
