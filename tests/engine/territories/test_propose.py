"""A proposal: connected territories, what moves, what is missing, and the same names where they go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from maillage.engine.clusters.naming import slug
from maillage.engine.kernel.quantity import COUNT, RATIO, Quantity
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import read_policy
from maillage.engine.territories.france import departements
from maillage.engine.territories.params import Params
from maillage.engine.territories.propose import propose
from maillage.engine.territories.types import Business
from maillage.engine.territories.written import territories_after, text_after

PLACE = {item.code: at for at, item in enumerate(departements())}
NORTH = (
    "02",
    "08",
    "14",
    "27",
    "50",
    "51",
    "59",
    "60",
    "62",
    "76",
    "80",
    "95",
    "93",
    "77",
    "75",
    "92",
    "94",
    "78",
    "91",
)
POLICY = f"""# Ours.
policy: ours
version: "1"
title: Ours
valid:
  from: 2026-01-01
currency: EUR

territories:
  - {{territory: north, title: {{fr: Nord, en: North}}, departements: [{", ".join(f'"{code}"' for code in NORTH)}]}}
  - {{territory: south, regions: [FR-OCC], countries: [FR, BE]}}

  - {{territory: far, departements: [974], overseas: true}}

# The tiers.
tiers: [{{tier: base}}]
"""


def business(partners: dict[str, int]) -> Business:
    """A channel of ten hours a partner; north and south as the policy has them, and a territory overseas."""
    many = np.zeros(96, np.int64)
    for code, count in partners.items():
        many[PLACE[code]] = count
    today = np.array([0 if item.code in NORTH else 1 for item in departements()], np.int32)
    return Business(many, many * 10_000_000, many * 1_000_000_000, today, ("north", "south", "far"),
                    np.array([0, 2, 5], np.int64), 0, "territory", "EUR")  # fmt: skip


EVERYWHERE = business(dict.fromkeys(PLACE, 2))
SHORT = 400_000
"""Work enough for these."""


def test_territories_are_even_and_go_on_under_their_names() -> None:
    found = propose(EVERYWHERE, Params(3, work=SHORT))
    proposal = found.value
    assert proposal.feasible
    assert found.findings == ()
    stand = [change for change in proposal.changes if change.after is not None]
    assert [change.territory for change in stand[:2]] == ["north", "south"]
    assert (stand[2].new, stand[2].before, stand[2].territory) == (True, None, slug(stand[2].title))
    codes = [code for change in stand if change.after is not None for code in change.after.departements]
    assert sorted(codes) == sorted(PLACE)
    for change in stand:
        assert change.after is not None
        assert proposal.least.micro <= change.after.weight.micro <= proposal.most.micro
        assert change.off is not None
        assert abs(change.off.micro) <= 150_000
    assert proposal.moved == sum(change.partners_lost for change in proposal.changes) > 0
    assert proposal.moved_revenue == Quantity(proposal.moved * 1_000_000_000, "EUR")
    assert (proposal.kept, proposal.partners) == ((("far", 5),), 192)
    assert proposal.gap is not None
    assert propose(EVERYWHERE, Params(3, work=SHORT)).receipt == found.receipt


def test_a_territory_too_many_ends_and_a_dear_move_moves_less() -> None:
    one = propose(EVERYWHERE, Params(1, work=SHORT)).value
    assert [(change.territory, change.after is None) for change in one.changes] == [("south", False), ("north", True)]
    assert one.moved == 2 * len(NORTH)
    wide = Quantity(1_000_000, RATIO)
    cheap = propose(EVERYWHERE, Params(2, wide, move_kilometres=0, work=SHORT)).value
    dear = propose(EVERYWHERE, Params(2, wide, move_kilometres=5000, work=SHORT)).value
    assert dear.moved == 0 < cheap.moved
    assert cheap.distance[1] < dear.distance[1] == dear.distance[0]


def test_what_a_map_cannot_hold_is_named() -> None:
    uneven = replace(business({"75": 50, "13": 10, "59": 10}), basis="hours", by_hand=3)
    found = propose(uneven, Params(3, work=SHORT))
    codes = [finding.code for finding in found.findings]
    assert codes[0] == "territories-unit"
    assert found.findings[0].facts["departement"] == "75"
    assert {"territories-heavy", "territories-light"} <= {*codes}
    assert codes[-2:] == ["territories-basis-hours", "territories-by-hand"]
    assert not found.value.feasible
    assert found.value.gap is None


def test_a_departement_that_no_territory_can_hold_is_named_with_the_nearest_one() -> None:
    # Of three territories of 20: Paris is too light alone, and every neighbour makes it too heavy.
    ring = {"75": 13, "92": 12, "93": 12, "94": 12, "13": 6, "59": 5}
    found = propose(business(ring), Params(3, Quantity(100_000, RATIO), work=SHORT))
    (first, *_) = [one for one in found.findings if one.code == "territories-around"]
    assert (first.facts["departement"], first.facts["nearest"]) == ("75", ("75", "94"))
    assert first.facts["tolerance"] == Quantity(250_000, RATIO)
    new = {change.territory: change.title for change in found.value.changes if change.new}
    amiss = [one for one in found.findings if one.code in ("territories-heavy", "territories-light")]
    assert [one.facts["territory"] for one in amiss] == [
        new.get(one.subject.name, one.subject) for one in amiss if one.subject is not None
    ]
    assert any(isinstance(one.facts["territory"], str) for one in amiss)


def test_partners_are_counted_where_there_are_no_hours_and_revenue_where_there_is_some() -> None:
    found = propose(replace(EVERYWHERE, basis="partners", revenue=None), Params(2, work=SHORT)).value
    assert (found.even.unit, found.moved_revenue) == (COUNT, None)
    with pytest.raises(MaillageError, match="territories-nobody"):
        propose(business({}), Params(2))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"number": 0}, "territories-number"),
        ({"number": 97}, "territories-number"),
        ({"tolerance": Quantity(2_000_000, RATIO)}, "territories-tolerance"),
        ({"tolerance": Quantity(1, "EUR")}, "territories-tolerance"),
        ({"move_kilometres": -1}, "territories-price"),
    ],
)
def test_what_makes_no_sense_is_refused(words: dict[str, int], code: str) -> None:
    with pytest.raises(MaillageError, match=code):
        Params(**({"number": 3} | words))  # type: ignore[arg-type] # wrong on purpose


def test_the_policy_is_written_with_its_comments_and_what_is_not_of_the_mainland() -> None:
    policy = read_policy(POLICY, "ours.yaml").policy
    proposal = propose(EVERYWHERE, Params(3, work=SHORT)).value
    text = text_after(POLICY, territories_after(policy, proposal), "2", date(2026, 10, 1))
    assert text.startswith('# Ours.\npolicy: ours\nversion: "2"\ntitle: Ours\nvalid: {from: 2026-10-01}\ncurrency')
    assert text.endswith("\n\n# The tiers.\ntiers: [{tier: base}]\n")
    after = {item.territory: item for item in read_policy(text, "ours.yaml").policy.territories}
    assert [*after][:2] == ["north", "south"]
    assert [*after][-1] == "far"
    assert (after["south"].regions, after["south"].countries) == ([], ["FR", "BE"])
    assert after["north"].title == policy.territories[0].title
    assert after["far"] == policy.territories[2]
    for change in proposal.changes:
        assert change.after is not None
        assert after[change.territory].departements == [*change.after.departements]


def test_a_territory_that_ends_stands_on_where_it_holds_something_else() -> None:
    policy = read_policy(POLICY, "ours.yaml").policy
    today = np.where(EVERYWHERE.today == 0, 1, 0).astype(np.int32)
    proposal = propose(replace(EVERYWHERE, today=today), Params(1, work=SHORT)).value
    assert [(change.territory, change.after is None) for change in proposal.changes] == [
        ("north", False),
        ("south", True),
    ]
    south = next(item for item in territories_after(policy, proposal) if item.territory == "south")
    assert (south.departements, south.countries) == ([], ["FR", "BE"])
