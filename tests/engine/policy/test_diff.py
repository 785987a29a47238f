"""What differs between two policies, clause by clause."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from maillage.engine.kernel.reason import Source
from maillage.engine.policy.diff import PARTS, Change, Kind, diff
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary, read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.policy.writing import line_of, written

ROOT = Path(__file__).parents[3]
MIRRORED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
TEXT = """policy: p
version: "1"
title: P
valid: {from: 2026-01-01}
currency: EUR
trades: [{name: isv, title: ISV}, {name: var, title: VAR}]
territories:
  - {territory: south, departements: [31, 64]}
  - {territory: north, departements: [59]}
measures:
  revenue: {sum: amount, where: {market: unix}, window: {trailing_months: 12}}
  people: {count: certified_people}
  retention: {given: ratio}
  trade: {attribute: trade}
  points:
    score:
      - {category: sales, items: [{item: size, measure: revenue, points: 10, target: 1 M EUR}]}
      - {category: skills, items: [{measure: people, bands: [{at_least: 2, points: 3}, {at_least: 5, points: 7}]}]}
decisions: [{decision: admit, deciders: [director]}]
tiers:
  - {tier: base, effects: {discount: 3 %}}
  - tier: silver
    admission:
      all:
        - {measure: revenue, at_least: 1 M EUR}
        - {measure: people, at_least: 2}
        - {any: [{decision: admit}, {tier_at_least: base}, {qualifying: {measure: people, at_least: 1}, months: 3}]}
  - {tier: gold, admission: {measure: revenue, at_least: 5 M EUR}}
roles:
  - role: lead
    per: channel
    covers: {bulk: {reading: biggest, measure: revenue, top: 20}}
    workload: [{hours: 12, when: {measure: people, at_least: 3}}, {hours: 6}]
  - {role: desk, per: channel, covers: {tiers: [base, silver]}}
coverage: {primary: [lead, desk]}
conversion: {source: written, rates: [{currency: USD, rate: 0.9, from: 2026-01-01}]}
"""


def load(text: str) -> LoadedPolicy:
    return read_policy(text, "p.yaml")


def changes(*edits: tuple[str, str]) -> list[Change]:
    text = TEXT
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return list(diff(load(TEXT), load(text)))


def told(change: Change) -> str:
    return f"{change.kind} {change.path}: {line_of(change.old)} → {line_of(change.new)}"


ONE = {
    ("at_least: 1 M EUR}\n", "at_least: 1.5 M EUR}\n"):
        "changed tiers/silver/admission/all/0/at_least: 1 M EUR → 1.5 M EUR",
    ("discount: 3 %", "discount: 4 %, fund: 5 k EUR"): "changed tiers/base/effects/discount: 3 % → 4 %",
    ("departements: [59]", "departements: [59, 62]"): "added territories/north/departements/62: None → \"62\"",
    ("departements: [31, 64]", "departements: [31]"): "removed territories/south/departements/64: \"64\" → None",
    ("{name: isv, title: ISV}, ", ""): "removed trades/isv: {name: isv, title: ISV} → None",
    ("        - {measure: people, at_least: 2}\n", ""):
        "removed tiers/silver/admission/all/1: {measure: people, at_least: 2} → None",
    ("trailing_months: 12}", "fiscal_year: previous}"):
        "changed measures/revenue/window: {trailing_months: 12} → {fiscal_year: previous}",
    ("trailing_months: 12}", "trailing_months: 24}"): "changed measures/revenue/window/trailing_months: 12 → 24",
    ("market: unix", "market: [unix, intel]"): "added measures/revenue/where/market/intel: None → intel",
    ("{given: ratio}", "{given: points}"): "changed measures/retention/given: ratio → points",
    ("{given: ratio}", "{share: revenue, of: revenue}"):
        "changed measures/retention: {given: ratio} → {share: revenue, of: revenue}",
    ("points: 10,", "points: 12,"): "changed measures/points/score/sales/items/size/points: 10 → 12",
    ("points: 7}", "points: 8}"): "changed measures/points/score/skills/items/0/bands/1/points: 7 → 8",
    ("{at_least: 2, points: 3}, ", ""):
        "removed measures/points/score/skills/items/0/bands/0: {at_least: 2, points: 3} → None",
    ("{decision: admit}, {tier", "{tier"): "removed tiers/silver/admission/all/2/any/0: {decision: admit} → None",
    ("at_least: 1}, months: 3}", "at_least: 2}, months: 3}"):
        "changed tiers/silver/admission/all/2/any/2/qualifying/at_least: 1 → 2",
    ("admission: {measure: revenue, at_least: 5 M EUR}", "admission: {measure: people, at_least: 5}"):
        "changed tiers/gold/admission: {measure: revenue, at_least: 5 M EUR} → {measure: people, at_least: 5}",
    ("reading: biggest, measure: revenue, top: 20", "reading: dominant, measure: revenue, share: 50 %, of: revenue"):
        "changed roles/lead/covers/bulk: {reading: biggest, measure: revenue, top: 20} → "
        "{reading: dominant, measure: revenue, share: 50 %, of: revenue}",
    ("top: 20", "top: 30"): "changed roles/lead/covers/bulk/top: 20 → 30",
    ("tiers: [base, silver]", "tiers: [silver]"): "removed roles/desk/covers/tiers/base: base → None",
    ("primary: [lead, desk]", "primary: [desk, lead]"): "reordered coverage/primary: [lead, desk] → [desk, lead]",
    ("rate: 0.9", "rate: 0.95"): "changed conversion/rates/0/rate: 0.9 → 0.95",
    ("coverage: {primary: [lead, desk]}\n", ""): "removed coverage: {primary: [lead, desk]} → None",
    ("valid: {from: 2026-01-01}", "valid: {from: 2026-01-01, to: 2027-01-01}"): "added valid/to: None → 2027-01-01",
    ("currency: EUR\ntrades", "currency: EUR\nstaying: {promotion: at_review}\ntrades"):
        "changed staying/promotion: at_once → at_review",
    ("[{hours: 12, when: {measure: people, at_least: 3}}, {hours: 6}]",
     "[{hours: 6}, {hours: 12, when: {measure: people, at_least: 3}}]"):
        "reordered roles/lead/workload: [{hours: 12, when: {measure: people, at_least: 3}}, {hours: 6}] → "
        "[{hours: 6}, {hours: 12, when: {measure: people, at_least: 3}}]",
}  # fmt: skip


@pytest.mark.parametrize("edit", ONE, ids=lambda edit: edit[1][:40])
def test_one_edit_is_one_change_told_as_the_language_writes_it(edit: tuple[str, str]) -> None:
    found = changes(edit)
    assert told(found[0]) == ONE[edit]
    assert [told(change) for change in found[1:]] == (
        ["added tiers/base/effects/fund: None → 5 k EUR"] if "fund" in edit[1] else []
    )


def test_a_change_says_its_lines_in_both_files_its_measure_and_its_part() -> None:
    (change,) = changes(("- {tier: base,", "# lowest\n  - {tier: base,"), ("at_least: 2}\n", "at_least: 3}\n"))
    assert (change.old_source, change.new_source) == (
        Source("p.yaml", 26, 39, "2"), Source("p.yaml", 27, 39, "3")
    )  # fmt: skip
    assert (change.measure, change.part, change.path) == ("people", "tiers", "tiers/silver/admission/all/1/at_least")
    (added,) = changes(("departements: [59]", "departements: [59, 62]"))
    assert (added.old_source, added.new_source) == (Source("p.yaml", 9, 38), Source("p.yaml", 9, 43, "62"))
    (removed,) = changes(("{name: isv, title: ISV}, ", ""))
    assert (removed.was, removed.now, removed.new_source) == ("trades/isv", "", Source("p.yaml", 6, 9))
    assert removed.measure == ""


def test_tiers_in_another_order_are_told_as_such() -> None:
    silver = TEXT[TEXT.index("  - tier: silver") : TEXT.index("  - {tier: gold")]
    gold = "  - {tier: gold, admission: {measure: revenue, at_least: 5 M EUR}}\n"
    (change,) = changes((silver + gold, gold + silver))
    assert told(change) == "reordered tiers: [base, silver, gold] → [base, gold, silver]"


def test_a_changed_parent_shows() -> None:
    child = 'policy: c\nversion: "1"\ntitle: C\nvalid: {from: 2026-01-01}\nextends: p\n'
    both = [
        PolicyLibrary.of({"p.yaml": parent, "c.yaml": child}).version("c", "1")
        for parent in (TEXT, TEXT.replace("discount: 3 %", "discount: 4 %"))
    ]
    (change,) = diff(*both)
    assert told(change) == "changed tiers/base/effects/discount: 3 % → 4 %"
    assert change.new_source is not None
    assert change.new_source.file == "p.yaml"


def test_a_truth_value_is_not_a_number() -> None:
    (change,) = diff(load(TEXT.replace("3 %", "1")), load(TEXT.replace("3 %", "true")))
    assert told(change) == "changed tiers/base/effects/discount: 1 → true"


def test_what_is_written_out_as_it_is_usual_changes_nothing() -> None:
    assert changes(("currency: EUR\ntrades", "currency: EUR\ncalendar: {grace_days: 0}\ntrades")) == []


def test_every_word_of_a_policy_belongs_to_a_part() -> None:
    assert set(PARTS) == set(Policy.model_fields)


# Laws


@cache
def pool() -> list[LoadedPolicy]:
    """Policies of every sort: those shipped, published programmes, and edits of the one above."""
    library = PolicyLibrary.of({str(file): file.read_text(encoding="utf-8") for file in (ROOT / "policies").glob("*")})
    shipped = [library.version(name, item[0]) for name in library.names for item in library.versions_of(name)]
    files = sorted((ROOT / "tests" / "policies").glob("*.yaml"))
    published = [read_policy(file.read_text(encoding="utf-8"), file.name) for file in files]
    return [*shipped, *published, *(load(TEXT.replace(*edit)) for edit in ONE), load(TEXT)]


def seen(found: tuple[Change, ...]) -> list[str]:
    return sorted(repr(change) for change in found)


def mirrored(change: Change) -> Change:
    return Change(
        MIRRORED.get(change.kind, change.kind), change.now, change.was, change.new, change.old,
        change.new_source, change.old_source, change.measure,
    )  # fmt: skip


@settings(max_examples=60)
@given(some.data())
def test_a_difference_seen_from_the_other_side_is_its_mirror(data: some.DataObject) -> None:
    first, second = data.draw(some.sampled_from(pool())), data.draw(some.sampled_from(pool()))
    there, back = diff(first, second), diff(second, first)
    assert seen(back) == seen(tuple(mirrored(change) for change in there))
    if first.digest == second.digest:
        assert there == ()


def test_nothing_differs_from_itself() -> None:
    assert all(diff(policy, policy) == () for policy in pool())


def shuffled(value: Any, choose: random.Random, word: str = "") -> Any:
    """The same plain data with every list in another order whose order has no meaning, and every mapping too."""
    if isinstance(value, dict):
        words = list(value)
        choose.shuffle(words)
        return {name: shuffled(value[name], choose, name) for name in words}
    if isinstance(value, list):
        items = [shuffled(item, choose) for item in value]
        ranked = word in ("primary", "workload", "between") or any(isinstance(i, dict) and "tier" in i for i in items)
        if not ranked:
            choose.shuffle(items)
        return items
    return value


@settings(max_examples=40)
@given(some.sampled_from(range(10_000)), some.randoms(use_true_random=False))
def test_the_order_of_what_has_none_does_not_matter(number: int, choose: random.Random) -> None:
    policy = pool()[number % len(pool())]
    # What is resolved needs no parent any more.
    plain = {word: value for word, value in written(policy.policy).items() if word not in ("extends", "overridable")}
    made, other = load(line_of(plain)), load(line_of(shuffled(plain, choose)))
    assert [told(change) for change in diff(made, other)] == []
