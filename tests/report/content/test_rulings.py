"""Rulings in force, none that has ended; a pin that is not honoured says so."""

from datetime import date

from maillage.report.content.rulings import rulings_of
from tests.report.shown import plan, records


def test_what_is_in_force_is_listed_and_what_ended_is_not() -> None:
    found = rulings_of(plan(), records())
    assert [item.number for item in found.decisions] == ["D-1"]
    assert [item.number for item in found.exceptions] == ["E-1", "E-2"]
    assert [(item.number, item.holds) for item in found.pins] == [("P-1", True), ("P-2", False)]
    assert found.broken == 1
    assert found.exceptions[0].until == date(2026, 12, 30)
    assert found.pins[0].until is None


def test_findings_about_rulings_are_among_their_costs() -> None:
    found = rulings_of(plan(), records())
    assert "coverage-pin-broken" in {finding.code for finding in found.costs}
    assert not {finding.code for finding in found.costs} & {finding.code for finding in found.ahead}
