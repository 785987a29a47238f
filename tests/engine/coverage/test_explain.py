"""Every contact says why, and every role that is missing says what it would take, in both languages."""

from __future__ import annotations

from maillage.engine.kernel.quantity import Quantity
from tests.engine.coverage.cases import CASES
from tests.engine.coverage.channel import run
from tests.engine.sentences import codes_of, spoken, told


def test_every_code_is_met_and_has_its_sentences() -> None:
    met: set[str] = set()
    for case in CASES.values():
        found = run(case)
        met.update(told(found.findings))
        for partner in found.measures.partners:
            met.update(spoken(found.explained(partner)))
    assert met == codes_of("coverage")


def test_the_third_of_two_is_told_what_it_lacks() -> None:
    reason = run(CASES["top two"]).explained("a")
    (missing,) = [part for part in reason.parts if part.facts["role"].name == "tpm"]  # type: ignore[union-attr] # a term
    (bulk,) = missing.parts
    assert (bulk.code, bulk.facts["rank"], bulk.facts["count"]) == ("coverage-bulk-top-not", 3, 2)
    assert bulk.facts["missing"] == Quantity.of(1_000_000, "EUR")


def test_no_rival_is_named_to_a_partner() -> None:
    found = run(CASES["top two"])
    names = {name for name in found.measures.partners if name != "a"}
    text = repr(found.explained("a"))
    assert not any(f"Term(kind='partner', name='{name}')" in text for name in names)
