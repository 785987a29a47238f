"""The places of the invented channel are those of the policy of the case."""

from __future__ import annotations

from pathlib import Path

from maillage.demo.catalogue import CERTIFIED, MARKETS, OFFERINGS, TECHNOLOGIES, TRADES, UNITS
from maillage.demo.places import PLACES, TERRITORIES, postal_beginnings
from maillage.engine.policy.read import PolicyLibrary
from maillage.engine.policy.types import Policy

ROOT = Path(__file__).parents[2]


def policy() -> Policy:
    files = sorted((ROOT / "policies").glob("*.yaml"))
    library = PolicyLibrary.of({str(file): file.read_text(encoding="utf-8") for file in files})
    from maillage.actions.demo import AS_OF

    return library.in_force("france", AS_OF).policy


def test_every_departement_and_overseas_place_is_there_once_in_its_territory() -> None:
    wanted = {
        str(code): territory.territory for territory in policy().territories for code in territory.departements or ()
    }
    assert {place.code: place.territory for place in PLACES} == wanted
    assert len(PLACES) == len(wanted) == 96 + 11
    assert [*TERRITORIES] == [territory.territory for territory in policy().territories]


def test_people_of_all_places_together_are_those_of_france() -> None:
    # 67.8 million in 2021 with the overseas départements, and 0.6 in the other places.
    assert 67_500 < sum(place.people for place in PLACES) < 69_500


def test_the_catalogue_speaks_the_words_of_the_policy() -> None:
    words = policy()
    assert [*UNITS] == [unit.unit for unit in words.units]
    assert [*MARKETS] == [market.name for market in words.markets]
    assert {item.line for item in OFFERINGS} == {line.name for line in words.lines}
    assert {trade.trade for trade in TRADES} == {trade.name for trade in words.trades}
    assert [*TECHNOLOGIES] == [*CERTIFIED] == [item.name for item in words.technologies]
    assert {item.technology for item in OFFERINGS} - {None} <= {*TECHNOLOGIES}
    assert sum(trade.share for trade in TRADES) == 1


def test_each_postal_code_begins_as_that_of_its_place() -> None:
    begins = postal_beginnings()
    for place in PLACES:
        known = begins.get(place.postal_code[:3]) or begins.get(place.postal_code[:2])
        assert known == place.code or place.code in ("977", "978")
