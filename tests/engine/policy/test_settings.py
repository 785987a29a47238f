"""What an aligned unit sets for itself counts, and points to where the unit wrote it."""

from __future__ import annotations

from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.policy.settings import found_at
from tests.engine.policy.written import TIERS, fault, loaded

ROLE = "roles: [{role: lead, per: channel, covers: {}, workload: [{hours: 5}]}]\n"
UNIT = "units:\n  - unit: u\n    attachment: aligned\n    may_set: [roles.lead]\n    sets:\n"


def test_a_value_of_several_words_takes_its_places_along() -> None:
    policy = loaded(TIERS + ROLE + UNIT + "      roles.lead.capacity:\n        hours: 12\n        partners: 3\n")
    capacity = policy.policy.roles[0].capacity
    assert (capacity.hours, capacity.partners) == (Quantity.of(12, HOURS), 3)
    place = policy.source("roles/lead/capacity/partners")
    assert place is not None
    assert (place.line, place.value) == (15, "3")


def test_a_list_takes_its_places_along_and_its_faults_are_told_there() -> None:
    sets = "      roles.lead.workload: [{hours: 7}, {hours: many}]\n"
    assert fault(TIERS + ROLE + UNIT + sets) == ("policy-amount", 13, 49)


def test_a_setting_beyond_its_powers_changes_nothing() -> None:
    policy = loaded(TIERS + ROLE + UNIT + "      tiers.base.title: Mine\n").policy
    assert policy.tiers[0].title is None


def test_a_path_finds_named_things_whose_names_hold_dots() -> None:
    content = {"markets": [{"name": "x.y", "title": "XY"}], "calendar": {"grace_days": 3}}
    assert found_at(content, "markets.x.y.title") == ("markets", 0, "title")
    assert found_at(content, "calendar.grace_days", written=True) == ("calendar", "grace_days")
    assert found_at(content, "calendar.other", written=True) is None
    assert found_at(content, "nowhere") is None
    assert found_at(content, "markets.z.title") is None
