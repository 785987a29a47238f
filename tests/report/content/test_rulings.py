"""Rulings in force, none that has ended; a pin that is not honoured says so."""

from datetime import date

from maillage.report.content.rulings import rulings_of
from tests.engine.whole import DIRECTOR, plan_of, records_of
from tests.report.shown import PARTNERS, PARTS, TABLES, plan, records


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


def test_a_decision_ends_when_the_policy_ends_it_and_one_that_nobody_signed_has_no_effect() -> None:
    (decision,) = rulings_of(plan(), records()).decisions
    assert (decision.until, decision.holds) == (date(2027, 8, 31), True)
    ruled = {"decision": "admit", "partner": "k", "verdict": "granted", "author": "Ann"}
    this_year, last_year = date(2026, 9, 1), date(2025, 9, 1)
    rows = [
        {**ruled, "decision_id": name, "grounds": name, "approver": approver, "decided": decided}
        for name, approver, decided in (
            ("own", "Ann", this_year), ("unsigned", "Bea", this_year), ("old", DIRECTOR, last_year),
        )
    ]  # fmt: skip
    state = records_of(PARTNERS, {**TABLES, "decisions": rows})
    found = rulings_of(plan_of(PARTNERS, state=state, **PARTS), state).decisions
    assert [(item.number, item.holds) for item in found] == [("own", False), ("unsigned", False)]


def test_an_exception_without_effect_says_so() -> None:
    own = {"exception_id": "E-9", "partner": "m6", "kind": "contacts", "value": "1", "reason": "r", "author": "Ann",
           "approver": "Ann", "valid_to": date(2026, 12, 31)}  # fmt: skip
    state = records_of(PARTNERS, {**TABLES, "exceptions": [*TABLES["exceptions"], own]})
    found = {item.number: item.holds for item in rulings_of(plan_of(PARTNERS, state=state, **PARTS), state).exceptions}
    assert found == {"E-1": True, "E-2": True, "E-9": False}
