"""The policies that are shipped: each can be read on its days, and says the whole case."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary

POLICIES = Path(__file__).parents[3] / "policies"
MAINLAND = {f"{number:02d}" for number in range(1, 96)} - {"20"} | {"2A", "2B"}


@cache
def library() -> PolicyLibrary:
    return PolicyLibrary.of({file.name: file.read_text(encoding="utf-8") for file in POLICIES.glob("*.yaml")})


def france() -> LoadedPolicy:
    return library().in_force("france", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("name", "day", "chain"),
    [
        ("france", date(2026, 10, 1), ("western-europe@2025.1", "france@2026.1")),
        ("france", date(2025, 6, 30), ("western-europe@2025.1", "france@2025.1")),
        ("western-europe", date(2026, 10, 1), ("western-europe@2025.1",)),
        ("adventureworks", date(2013, 12, 1), ("adventureworks@2010.1",)),
    ],
)
def test_the_version_of_the_day_is_read_with_its_parents(name: str, day: date, chain: tuple[str, ...]) -> None:
    assert library().in_force(name, day).chain == chain


def test_the_package_finds_the_policies() -> None:
    shipped = Path(__file__).parents[3] / "src" / "maillage" / "policies"
    assert (shipped / "france.yaml").samefile(POLICIES / "france.yaml")


def test_there_are_three_tiers_and_the_highest_is_decided_above_a_hundred_million_dollars() -> None:
    tiers = france().policy.tiers
    assert [tier.tier for tier in tiers] == ["mba", "aligned", "integrated"]
    precondition = tiers[2].precondition
    assert precondition is not None
    assert getattr(precondition, "at_least", None) == Quantity.of(Decimal(100_000_000), "USD")
    assert tiers[2].decision == "admit-integrated"
    assert france().policy.decisions[0].deciders == ["bpo-director"]
    assert tiers[1].without_cluster == "mba"


def test_aligned_clusters_make_fifty_million_and_two_are_expand() -> None:
    aligned, integrated = france().policy.clusters
    assert aligned.total is not None
    assert aligned.total.at_least == Quantity.of(50_000_000, "EUR")
    assert aligned.common is not None
    assert aligned.common.any == ["trade", "technologies"]
    assert [(label.label, label.count) for label in aligned.labels] == [("expand", 2)]
    assert (integrated.kind, integrated.own) == ("own", "tier")
    assert integrated.resources is not None
    assert (integrated.resources.seats.at_least, integrated.resources.seats.at_most) == (4, 5)


def test_nine_territories_share_the_mainland_and_three_lie_overseas() -> None:
    territories = france().policy.territories
    mainland = [item for item in territories if not item.overseas]
    assert (len(mainland), len(territories) - len(mainland)) == (9, 3)
    listed = [code for item in mainland for code in item.departements]
    assert set(listed) == MAINLAND
    assert len(listed) == len(MAINLAND) == 96


def test_each_reading_of_the_bulk_is_used_once() -> None:
    roles = {role.role: role for role in france().policy.roles}
    readings = {name: roles[name].covers.bulk for name in ("tpm", "lrm")}
    assert {name: bulk.reading for name, bulk in readings.items() if bulk} == {"tpm": "biggest", "lrm": "dominant"}
    assert {name: roles[name].per for name in ("tpm", "lrm", "crbp")} == dict.fromkeys(
        ("tpm", "lrm", "crbp"), "territory"
    )


def test_one_unit_is_integrated_and_the_others_are_aligned() -> None:
    units = france().policy.units
    assert [unit.unit for unit in units if unit.attachment == "integrated"] == ["pcd"]
    assert len(units) == 6


def test_the_comments_of_the_bulk_can_be_written_instead() -> None:
    """The other reading, as the comment of the policy words it, is read as well."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in POLICIES.glob("*.yaml")}
    other = "bulk: {reading: biggest, measure: revenue_unix, share: 50 %}"
    text, count = re.subn(r"bulk: \{reading: dominant[^}]*\}", other, texts["france.yaml"])
    assert count == 1
    changed = PolicyLibrary.of(texts | {"france.yaml": text}).in_force("france", date(2026, 10, 1))
    assert changed.digest != france().digest
