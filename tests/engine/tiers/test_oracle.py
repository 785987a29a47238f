"""The engine, all partners at once in integers, against one partner at a time in fractions."""

from __future__ import annotations

import pytest

from maillage.engine.tiers.qualify import qualify
from tests.engine.tiers.invented import invented


@pytest.mark.parametrize("block", range(20))
def test_everybody_has_the_tiers_that_the_definitions_give(block: int) -> None:
    for seed in range(block * 10, block * 10 + 10):
        here = invented(seed)
        found = qualify(here.policy, here.measures, here.records).value
        for index, person in enumerate(here.people):
            ranks = {name: int(ladder.measured[index]) for name, ladder in found.ladders.items()}
            assert ranks == person.tiers(), (seed, index)
