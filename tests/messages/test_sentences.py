"""Every code has a sentence in both languages, and both say the same facts."""

from __future__ import annotations

from importlib import resources

import pytest
from fluent.syntax import ast, parse, visitor

from maillage.accounts.permissions import permissions
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Severity, Source, Term
from maillage.messages.render import UnknownCode, codes, finding_sentence, sentence


class Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's own naming
        self.names.add(node.id.name)


def entries(language: str) -> dict[str, ast.Message]:
    found: dict[str, ast.Message] = {}
    for file in sorted((resources.files("maillage.messages") / language).iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".ftl"):
            continue
        for entry in parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = entry
    return found


def variables(entry: ast.Message) -> set[str]:
    seen = Variables()
    seen.visit(entry)
    return seen.names


def test_both_languages_have_the_same_codes_with_the_same_facts() -> None:
    french, english = entries("fr"), entries("en")
    assert french.keys() == english.keys()
    differ = {code for code, entry in french.items() if variables(entry) != variables(english[code])}
    assert differ == set()
    assert codes("fr") == french.keys()


def test_a_finding_says_its_place_before_its_sentence() -> None:
    finding = Finding(Severity.ERROR, "file-missing", {"file": "x.csv"}, source=Source("m.yaml", 3, 5))
    assert finding_sentence(finding, "en").startswith("m.yaml, line 3, column 5: The file x.csv")
    assert finding_sentence(finding, "fr").startswith("m.yaml, ligne 3, colonne 5 : Le fichier x.csv")


def test_a_code_without_sentence_and_a_sentence_without_its_fact_are_faults() -> None:
    with pytest.raises(UnknownCode):
        sentence("no-such-code", {}, "fr")
    with pytest.raises(UnknownCode):
        sentence("file-missing", {}, "fr")


def test_names_are_shown_by_their_titles() -> None:
    text = sentence(
        "file-missing", {"file": Term("tier", "mba")}, "en", lambda term, language: f"{term.name}-{language}"
    )
    assert "mba-en" in text


def test_amounts_are_written_in_the_reader_s_way() -> None:
    facts = {"file": Quantity.of(612345, "EUR")}
    assert "612\u202f345\u00a0€" in sentence("file-missing", facts, "fr")
    assert "€612,345" in sentence("file-missing", facts, "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_permission_has_words(language: str) -> None:
    actions = {action for granted in permissions().values() for action in granted}
    assert {f"desk-action-{action.replace('.', '-')}" for action in actions} <= set(codes(language))
