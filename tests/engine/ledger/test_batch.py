"""Earlier deliveries of a sender for the same days are told, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch, PostedBatch, overlaps


def batch(name: str, first: int, end: int, sender: str = "w1") -> Batch:
    return Batch(name, sender, f"{name}.csv", name, Period(date(2026, 1, first), date(2026, 1, end)))


def posted(*batches: Batch) -> tuple[PostedBatch, ...]:
    return tuple(PostedBatch(item, at, 1, 0, 0, 0, {}) for at, item in enumerate(batches, 1))


@pytest.mark.parametrize(
    "earlier",
    [(), (batch("b", 1, 10),), (batch("b", 20, 30),), (batch("b", 10, 20, "w2"),), (batch("now", 10, 20),)],
    ids=["nothing", "before", "after", "another sender", "the same delivery"],
)
def test_what_does_not_overlap_is_not_told(earlier: tuple[Batch, ...]) -> None:
    assert overlaps(batch("now", 10, 20), posted(*earlier)) == ()


def test_one_finding_names_the_latest_files_and_the_days_in_common() -> None:
    earlier = [batch(f"b{at}", 1, 10 + at) for at in range(1, 6)]
    (found,) = overlaps(batch("now", 10, 13), posted(*earlier))
    assert found.code == "ledger-overlap"
    assert found.facts["earlier"] == ("b3.csv", "b4.csv", "b5.csv")
    assert (found.facts["count"], found.facts["first"], found.facts["last"]) == (
        5,
        date(2026, 1, 10),
        date(2026, 1, 12),
    )
