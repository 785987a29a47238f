"""Every result says why, in both languages."""

from __future__ import annotations

from tests.engine.clusters.cases import CASES, isv, run
from tests.engine.clusters.test_settle import settled
from tests.engine.clusters.test_validate import FAULTS
from tests.engine.sentences import codes_of, spoken, told


def test_every_code_is_met_and_has_its_sentences() -> None:
    met = set(FAULTS) | set(told(settled(isv("a"), excepted="a")[2]))
    for case in CASES.values():
        found = run(case)
        met.update(told(found.findings))
        for partner in found.measures.partners:
            met.update(spoken(found.explained(partner)))
    assert met == codes_of("clusters")
