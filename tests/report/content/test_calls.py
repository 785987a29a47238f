"""What waits for a decision: nothing that stands is missing, and nothing that does not stand is there."""

from dataclasses import replace

import numpy as np

from maillage.report.content.calls import calls_of
from maillage.report.content.workload import groups_of
from tests.report.shown import plan


def test_each_call_counts_what_the_plan_says() -> None:
    made = plan()
    calls = {call.code: call for call in calls_of(made, groups_of(made))}
    assert {code: call.count for code, call in calls.items()} == {
        "call-nobody": 1, "call-overloaded": 1, "call-refused": 1, "call-pins": 1,
    }  # fmt: skip


def test_a_plan_with_nothing_to_decide_calls_nobody() -> None:
    made = plan()
    ladder = made.tiers.overall
    quiet = replace(
        made,
        findings=(),
        clusters=replace(made.clusters, refused={}),
        coverage=replace(made.coverage, partner=np.arange(len(made.measures.partners), dtype=np.int32)),
        tiers=replace(made.tiers, ladders={"": replace(ladder, awaiting=np.full_like(ladder.awaiting, -1))}),
    )
    assert calls_of(quiet, []) == []
