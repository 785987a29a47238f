"""Forms that contradict themselves are refused, each by its own name."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from maillage.engine.policy.types import Policy

LINE = {"measure": "m", "points": 5, "each": 1}


def policy(**parts: Any) -> dict[str, Any]:
    base = {"policy": "p", "version": "1", "title": "P", "valid": {"from": "2026-01-01"}, "currency": "EUR",
            "tiers": [{"tier": "base"}], "measures": {"m": {"given": "count"}}}  # fmt: skip
    return {**base, **parts}


def score(item: Any, **more: Any) -> dict[str, Any]:
    return policy(measures={"m": {"given": "count"}, "s": {"score": [{"category": "c", "items": [item]}], **more}})


def bulk(**words: Any) -> dict[str, Any]:
    return policy(roles=[{"role": "r", "per": "channel", "covers": {"bulk": {"measure": "m", **words}}}])


def admission(condition: Any) -> dict[str, Any]:
    return policy(tiers=[{"tier": "base", "admission": condition}])


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (policy(valid={"from": "2026-01-01", "to": "2026-01-01"}), "policy-ends-before"),
        (policy(measures={"m": {"sum": "amount", "window": {"between": ["2026-02-01", "2026-01-01"]}}}), "policy-ends-before"),
        (policy(measures={"m": {"sum": "amount", "window": {}}}), "policy-window-one"),
        (policy(measures={"m": {"sum": "amount", "window": {"ever": True, "periods": 2}}}), "policy-window-periods"),
        (bulk(reading="biggest"), "policy-bulk-biggest"),
        (bulk(reading="biggest", top=3, share="50 %"), "policy-bulk-biggest"),
        (bulk(reading="dominant", share="50 %"), "policy-bulk-dominant"),
        (bulk(reading="dominant", share="50 %", of="m", top=2), "policy-bulk-dominant"),
        (score({"measure": "m", "points": 5}), "policy-item-rule"),
        (score({**LINE, "target": 3}), "policy-item-rule"),
        (score({"measure": "m", "each": 1}), "policy-item-points"),
        (score({"measure": "m", "points": 1, "bands": [{"at_least": 1, "points": 1}]}), "policy-item-points"),
        (score({"points": 1, "each": 1}), "policy-item-measure"),
        (score({"measure": "m", "points": 1, "when": {"always": True}}), "policy-item-measure"),
        (score({"measure": "m", "points": 1, "target": 0, "partial": True}), "policy-item-zero"),
        (score(LINE, best_of=[{"track": "t", "categories": [{"category": "c", "items": [LINE]}]}]), "policy-score-form"),
        (admission({"some": 3, "of": [{"always": True}]}), "policy-some-of"),
        (admission({"measure": "m"}), "policy-test-form"),
        (admission({"measure": "m", "at_least": 1, "is": "x"}), "policy-test-form"),
        (admission({"measure": "m", "is": "x", "in": ["x"]}), "policy-test-form"),
        (admission(5), "condition_kind"),
        (policy(measures={"m": 5}), "measure_kind"),
        (policy(measures={"m": {"mean": {"n": -1, "o": 5}}}), "policy-mean-weights"),
    ],
)  # fmt: skip
def test_a_form_that_contradicts_itself(made: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Policy.model_validate(made)
    assert code in {item["type"] for item in refused.value.errors()}


@pytest.mark.parametrize(
    "made",
    [
        bulk(reading="biggest", top=3),
        bulk(reading="biggest", share="50 %"),
        bulk(reading="dominant", share="50 %", of="m"),
        score({**LINE, "when": {"always": True}}),
        score({"measure": "m", "points": 1, "target": 0}),
        policy(measures={"m": {"sum": "amount", "window": {"month": "previous", "periods": 6}}}),
        policy(measures={"m": {"mean": {"n": 0, "o": 5}}}),
        policy(staying={"promotion": {"every": "quarter"}, "review": {"on": ["02-29"]}}),
    ],
)
def test_a_form_that_does_not(made: dict[str, Any]) -> None:
    read = Policy.model_validate(made)
    # What is read may be read again: a policy of types is as good as one of words.
    assert Policy.model_validate(read) is read
