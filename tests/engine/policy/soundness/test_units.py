"""Business units that contradict the policy."""

from __future__ import annotations

import pytest

from maillage.engine.policy.soundness.units import check_units
from tests.engine.policy.written import TIERS, loaded

UNIT = "units: [{unit: u, attachment: aligned, may_set: [%s], sets: {%s}}]\n"


@pytest.mark.parametrize(
    ("may", "sets", "codes"),
    [
        ("tiers.base.title", "tiers.base.title: x", []),
        ("'tiers.*.title'", "tiers.golden.title: x", ["policy-unit-no-clause"]),
        ("tiers.golden.title", "", ["policy-unit-no-clause"]),
        ("tiers.base.title", "tiers.base.effects: {}", ["policy-unit-may-not"]),
        ("", "", []),
    ],
)
def test_a_unit_sets_only_what_it_may_and_what_is_there(may: str, sets: str, codes: list[str]) -> None:
    assert [item.code for item in check_units(loaded(TIERS + UNIT % (may, sets)).policy)] == codes
