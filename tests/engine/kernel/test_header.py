"""The same inputs name the same plan."""

from dataclasses import replace
from datetime import date

from maillage.engine.kernel.header import PlanHeader


def test_a_plan_is_named_by_its_day_and_by_everything_it_was_computed_from() -> None:
    header = PlanHeader(date(2026, 10, 1), "france", "1", "p", "l", "r", 1, 100)
    assert header.name.startswith("2026-10-01-")
    others = [
        replace(header, policy="q"),
        replace(header, ledger="m"),
        replace(header, records="s"),
        replace(header, seed=2),
        replace(header, work=99),
        replace(header, engine="2"),
    ]
    assert len({header.name, *(other.name for other in others)}) == 7
