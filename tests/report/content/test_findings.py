"""Findings by gravity and kind, none lost."""

from maillage.engine.kernel.reason import Finding, Severity
from maillage.report.content.findings import MOST_FINDINGS, kinds_of


def test_the_gravest_kind_comes_first_and_a_long_one_is_capped_with_its_count() -> None:
    notes = [Finding(Severity.NOTE, "n") for _ in range(MOST_FINDINGS + 4)]
    kinds = kinds_of(
        [*notes, Finding(Severity.WARNING, "w"), Finding(Severity.ERROR, "e"), Finding(Severity.WARNING, "w")]
    )
    assert [(kind.code, kind.count) for kind in kinds] == [("e", 1), ("w", 2), ("n", MOST_FINDINGS + 4)]
    assert len(kinds[2].told) == MOST_FINDINGS
    assert kinds_of([]) == []
