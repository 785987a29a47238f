"""Where partners are."""

from __future__ import annotations

import pytest

from maillage.engine.policy.territories import addresses_of, departement_of, region_of, territories_of
from maillage.engine.policy.types import Policy
from tests.engine.channel import P, policy_of, state_of


@pytest.mark.parametrize(
    ("postal", "expected"),
    [("31000", "31"), ("01 000", "01"), ("20000", "2A"), ("20167", "2A"), ("20200", "2B"), ("97400", "974"),
     ("98800", "988"), ("B-1000", ""), ("1000", ""), ("", "")],
)  # fmt: skip
def test_a_postal_code_tells_its_departement(postal: str, expected: str) -> None:
    assert departement_of(postal) == expected


def test_a_departement_lies_in_its_region() -> None:
    assert (region_of("31"), region_of("75"), region_of("2A"), region_of("zz")) == ("FR-OCC", "FR-IDF", "FR-20R", "")


def located(policy: Policy, *partners: P) -> list[str]:
    names = [territory.territory for territory in policy.territories]
    found = territories_of(policy, addresses_of(state_of(partners), [p.name for p in partners]))
    return [names[place] if place >= 0 else "" for place in found.tolist()]


def test_the_record_comes_first_then_departement_region_and_country() -> None:
    territories = [
        {"territory": "south", "departements": [31]},
        {"territory": "north", "regions": ["hdf"]},
        {"territory": "paris", "regions": ["FR-IDF"]},
        {"territory": "benelux", "countries": ["BE", "NL"]},
    ]
    policy = policy_of(territories=territories)
    found = located(
        policy,
        P("a"),
        P("b", postal="59000"),
        P("c", postal="75001"),
        P("d", postal="1000", more={"country": "BE"}),
        P("e", more={"territory": "north"}),
        P("f", more={"territory": "nowhere"}),
        P("g", postal="59000", more={"departement": "31"}),
        P("h", postal="13000"),
    )
    assert found == ["south", "north", "paris", "benelux", "north", "", "south", ""]


def test_a_partner_without_record_has_no_territory() -> None:
    addresses = addresses_of(state_of([P("a")]), ["a", "b"])
    assert territories_of(policy_of(), addresses).tolist() == [0, -1]
    assert territories_of(policy_of(), addresses_of(state_of([]), [])).tolist() == []
