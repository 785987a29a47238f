"""Every result says why, in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from maillage.engine.clusters.candidates import candidates_of
from maillage.engine.clusters.explain import MOST_ALTERNATIVES
from maillage.engine.clusters.groups import may_be
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.kernel.reason import Reason, Term
from tests.engine.channel import P
from tests.engine.clusters.cases import ALIGNED, CASES, Case, Formed, isv, pin, run
from tests.engine.clusters.test_settle import settled
from tests.engine.clusters.test_validate import FAULTS
from tests.engine.sentences import codes_of, spoken, told


def test_every_code_is_met_and_has_its_sentences() -> None:
    met = set(FAULTS) | set(told(settled(isv("a"), excepted="a")[2]))
    for case in CASES.values():
        found = run(case)
        met.update(told(found.findings))
        for partner in found.measures.partners:
            met.update(spoken(found.explained(partner)))
    assert met == codes_of("clusters")


LETTERS = "abcdefghijklmnopqrstuvwx"
MIXED = [
    P(
        name,
        20 + place % 7 + 35 * (place % 5 == 1),
        trade=("isv", "var", "msp")[place % 3],
        tech=("unix", "web", "unix web")[place % 4 % 3],
    )
    for place, name in enumerate(LETTERS)
]
BOUNDS = {"total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "115 M EUR"}}


@pytest.mark.parametrize(
    ("rule", "tables"),
    [
        (BOUNDS, {}),
        (BOUNDS | {"members": {"at_most": 4}}, {}),
        (BOUNDS | {"common": {"any": ["trade", "technologies"], "technologies_at_least": 2}}, {}),
        (BOUNDS | {"common": None}, {"pins": [pin("a", "apart", "b"), pin("c", "apart", "a"), pin("d", "apart", "x")]}),
    ],
)
def test_the_clusters_named_are_those_that_may_be_with_one_more(
    rule: dict[str, object], tables: dict[str, object]
) -> None:
    """Held against the rule itself, asked of each other cluster in turn."""
    formed = run(Case(MIXED, rule, tables))
    named = {name: _alternatives(formed.explained(name)) for name in LETTERS}
    assert named == {name: _allowed(formed, place) for place, name in enumerate(LETTERS)}
    assert any(named.values())
    assert len({len(found) for found in named.values()}) > 1, "somebody has to be refused for this to say anything"


def _alternatives(reason: Reason) -> list[str]:
    found = [part.facts["cluster"] for part in reason.parts if part.code == "cluster-alternative"]
    return [term.name for term in found if isinstance(term, Term)]


def _allowed(formed: Formed, index: int) -> list[str]:
    scene = scene_after_tiers(formed.policy, formed.measures, formed.tiers, formed.records.ruled)
    rule = formed.policy.clusters[0]
    assert rule.cluster == ALIGNED["cluster"]
    found = candidates_of(formed.policy, rule, scene, formed.tiers, formed.records)
    apart = {
        frozenset((one.partner, formed.measures.partners.index(one.target))) for one in formed.records.pins
    }  # fmt: skip
    named = []
    for number, cluster in enumerate(formed.table.clusters):
        joined = np.sort(np.array([*cluster.members, index]))
        kept_apart = any(pair <= {*joined.tolist()} for pair in apart)
        if number != formed.table.cluster_of[index] and may_be(found, formed.records, joined) and not kept_apart:
            named.append(cluster.name)
    return named[:MOST_ALTERNATIVES] if formed.table.cluster_of[index] >= 0 else []
