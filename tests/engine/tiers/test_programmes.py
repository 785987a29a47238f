"""Published programmes, written as policies, give the tiers that were worked out by hand."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from maillage.engine.policy.read import LoadedPolicy, read_policy
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify

POLICIES = Path(__file__).parents[2] / "policies"
FILES = {
    "v7 2018-05-24": ("odoo-v7.yaml", date(2018, 6, 1)),
    "v9b 2021-01-12": ("odoo-v9b.yaml", date(2021, 6, 1)),
    "v11 2023-05-19": ("odoo-v11.yaml", date(2023, 6, 1)),
    "2023": ("aws-2023.yaml", date(2023, 6, 1)),
    "2024-12": ("aws-2024.yaml", date(2025, 1, 1)),
}
NAMES = {"cert": "certified", "ret": "retention", "opps": "opportunities"}


def load(file: str) -> LoadedPolicy:
    return read_policy((POLICIES / file).read_text(encoding="utf-8"), file)


def stated(text: str) -> dict[str, str]:
    """Turn ``acc=8(6T,2B);tech=6(3pro)`` into measures and their values."""
    found = {}
    for part in text.split(";"):
        name, _, value = part.partition("=")
        if accredited := re.fullmatch(r"(\d+)\((\d+)T,(\d+)B\)", value):
            found |= dict(zip(("accredited_total", "accredited_technical", "accredited_business"),
                              accredited.groups(), strict=True))  # fmt: skip
        elif technical := re.fullmatch(r"(\d+)\((\d+)pro\)", value):
            found |= dict(zip(("technical_certified", "technical_pro"), technical.groups(), strict=True))
        else:
            found[{"found": "foundational", **NAMES}.get(name, name)] = value
    return found


def tier_of(file: str, day: date, facts: dict[str, str]) -> str:
    policy = load(file).policy
    text = ",".join(["partner", *facts]) + "\n" + ",".join(["P", *facts.values()]) + "\n"
    tried = read_facts(text, "facts.csv", policy, day)
    ladder = qualify(policy, tried.measures, tried.records).value.overall
    return ladder.names[int(ladder.tier[0])]


def test_every_case_worked_by_hand(shared_data: Path) -> None:
    with (shared_data / "programmes" / "cases.csv").open(encoding="utf-8", newline="") as source:
        cases = [row for row in csv.DictReader(source) if "=" in row["input"]]
    assert len(cases) == 13
    found = {row["case"]: tier_of(*FILES[row["version"]], stated(row["input"])) for row in cases}
    assert found == {row["case"]: row["expected"].casefold() for row in cases}


def test_the_commission_is_capped_as_the_agreement_says() -> None:
    effects = {tier.tier: tier.effects for tier in load("odoo-v11.yaml").policy.tiers}["gold"]
    rate, cap = effects["commission_odoo_sh"], effects["commission_odoo_sh_cap_month"]
    assert not isinstance(rate, str | int)
    assert not isinstance(cap, str | int)
    assert min(rate.value * 400, cap.value) == 150


@pytest.mark.parametrize(("users", "tier"), [("74", "ready"), ("75", "silver"), ("", "learning")])
def test_a_boundary_counts_and_an_unknown_value_meets_nothing(users: str, tier: str) -> None:
    facts = {"users": users, "certified": "3", "retention": "0.7"}
    assert tier_of("odoo-v11.yaml", date(2023, 6, 1), facts) == tier
