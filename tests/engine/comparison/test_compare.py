"""The plan beside today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.comparison.compare import compare
from maillage.engine.comparison.types import Comparison
from maillage.engine.coverage.cover import cover, coverage_records
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of
from tests.engine.coverage.test_cover import COVERAGE, ROLES, holds, seat


def compared(partners: Sequence[P], tables: Any = None, **parts: Any) -> Comparison:
    policy = policy_of(**({"roles": ROLES, "coverage": COVERAGE} | parts))
    state = state_of(partners, **(tables or {}))
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    names = measures.partners
    clusters = form(policy, measures, tiers, cluster_records(state, names, DAY), seed=1, work=1000).value
    table = cover(policy, measures, tiers, clusters, coverage_records(state, names, DAY), seed=1, work=1000).value
    return compare(policy, measures, tiers, clusters, table, state, DAY).value


def talks(partner: str, person: str, unit: str = "pcd", **more: Any) -> dict[str, Any]:
    return {"partner": partner, "person": person, "unit": unit, **more}


def test_three_contacts_become_one() -> None:
    tables = {
        "seats": [seat("s")],
        "holdings": [holds("s", "Ann")],
        "contacts": [talks("a", "Ann", primary=True), talks("a", "Ann", "srv"), talks("a", "Bob", "srv"),
                     talks("a", "Cid", "sto")],
    }  # fmt: skip
    found = compared([P("a", tier="mba"), P("b", tier="mba")], tables)
    assert found.contacts_before.tolist() == [3, 0]
    assert found.contacts_after.tolist() == [1, 1]
    assert (found.saved, found.all_before.histogram, found.all_after.exactly_one) == (1, (1, 0, 0, 1), 2)
    assert np.array_equal(found.several, [True, False])
    assert (found.relations.kept, found.relations.ended, found.relations.begun) == (1, 2, 1)
