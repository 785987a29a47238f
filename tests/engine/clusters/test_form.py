"""Who goes with whom, under what name, and who is told why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.engine.clusters import candidates, grouping
from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.tiers.types import Basis
from tests.engine.channel import DAY, P, measures_of, number, policy_of, state_of, tiers_of
from tests.engine.clusters.cases import CASES, Case, exception, isv, reserved, run
from tests.engine.sentences import spoken

GROUPS: dict[str, dict[str, str]] = {
    "one trade": {"aligned-isv-1": "ab"},
    "one technology": {"aligned-unix-1": "ab"},
    "two technologies asked": {"aligned-unix-web-1": "ab"},
    "dollars": {"aligned-isv-1": "a"},
    "dollars short": {},
    "members": {"aligned-isv-1": "abc"},
    "nothing in common asked": {"aligned-1": "abc"},
    "nothing to share": {"aligned-isv-1": "ab"},
    "condition": {"aligned-isv-1": "ab"},
    "freed": {"aligned-isv-1": "ab"},
    "granted": {"aligned-isv-1": "abc"},
    "own tier": {"integrated": "ab"},
    "own partner": {"integrated-a-b": "a b", "integrated-e": "é"},
    "own too small": {},
    "own partner too small": {"integrated-b": "b"},
    "pinned to today": {"new": "ab", "old": "cd"},
    "not asked": {},
    "losses below the least of members": {},
    "own name taken": {"integrated": "ab", "integrated-1": "c"},
    "own too few": {},
}


@pytest.mark.parametrize("name", GROUPS)
def test_partners_are_grouped(name: str) -> None:
    assert run(CASES[name]).members() == GROUPS[name]


def sizes(name: str) -> list[int]:
    return sorted(len(cluster.members) for cluster in run(CASES[name]).table.clusters)


def test_an_upper_bound_makes_several_clusters() -> None:
    assert sizes("upper bound") == [2, 2]


def test_no_more_clusters_than_the_rule_allows() -> None:
    assert sizes("no more clusters") == [2]


def test_partners_who_must_be_apart_are() -> None:
    found = run(CASES["pinned apart"])
    assert found.table.cluster_of[0] != found.table.cluster_of[1]
    assert found.codes() == ["cluster-pin-conflict", "cluster-pins-cost"]


def test_pins_without_effect_are_told() -> None:
    found = run(CASES["pin of a stranger"])
    assert [(one.code, one.facts["pin"]) for one in found.findings] == [
        ("cluster-pin-unasked", "c-cluster-old"),
        ("cluster-pin-unasked", "c-together-a"),
    ]


def test_of_pins_that_contradict_the_first_count_and_the_others_are_told() -> None:
    found = run(CASES["pins that contradict"])
    members = {name: partners for name, partners in found.members().items() if len(partners) > 1}
    assert members == {"new": "acd"}
    assert {one.facts["pin"] for one in found.findings if one.code == "cluster-pin-conflict"} == {
        "a-cluster-old", "again", "b-apart-b", "c-cluster-old", "a-together-b",
    }  # fmt: skip
    assert found.codes().count("cluster-pin-broken") == 0


def test_who_makes_less_than_nothing_does_not_cost_the_others_their_cluster() -> None:
    found = run(CASES["losses"])
    assert found.members() == {"aligned-isv-1": "ac"}
    assert codes(found.refused()["b"]) == ["cluster-basis-short", "cluster-change-revenue"]


def test_a_cluster_of_one_s_own_keeps_the_name_that_a_pin_asks_for_once() -> None:
    found = run(CASES["own pinned to today"])
    assert found.members() == {"old": "a", "new": "b", "integrated-c": "c"}
    assert [(one.code, one.facts["pin"]) for one in found.findings] == [("cluster-pin-broken", "c-cluster-old")]


def test_of_several_exceptions_the_latest_signed_by_another_counts() -> None:
    found = run(CASES["exceptions that do not count"])
    assert found.members() == {"integrated": "d"}
    assert {(one.code, one.facts["exception"]) for one in found.findings if "exception" in one.facts} == {
        ("cluster-exception-own", "a-none"),
        ("cluster-exception-conflict", "b-aligned"),
        ("cluster-exception-conflict", "d-aligned"),
    }
    assert costs("exceptions that do not count") == {"b": ["a"], "c": ["a"]}


# What exceptions cost


def costs(name: str) -> dict[str, list[str]]:
    found = [one for one in run(CASES[name]).findings if one.code == "cluster-exception-cost"]
    return {term(one.facts["partner"]): [term(other) for other in one.facts["partners"]] for one in found}  # type: ignore[union-attr] # terms


def term(fact: Any) -> str:
    assert isinstance(fact, Term)
    return fact.name


def test_an_exception_that_leaves_others_below_the_least_total_is_told_with_them() -> None:
    assert costs("freed at a price") == {"a": ["b", "c", "d"]}
    without = replace(CASES["freed at a price"], tables={"exceptions": [exception("e", "none")]})
    assert run(without).members() == {"aligned-isv-1": "abcd"}
    # Where no further cluster is allowed, or where they are placed anyway, it costs nothing.
    assert costs("freed where the rule has its number") == {}
    assert costs("freed") == {}


def test_an_exception_to_the_tier_has_its_price_too() -> None:
    policy = policy_of()
    partners = [P("a", 30, tier="mba", trade="isv"), *isv("b")]
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    ladder = tiers.overall
    ladder.measured[0], ladder.basis[0] = 1, Basis.EXCEPTION
    tiers = replace(tiers, ladders={"": replace(ladder, tier=np.array([0, 1], np.int16))})
    records = cluster_records(state_of(partners), measures.partners, DAY)
    found = form(policy, measures, tiers, records, seed=1, work=1000)
    assert [(one.code, one.subject) for one in found.findings if one.severity == "note"] == [
        ("cluster-exception-cost", Term("partner", "a"))
    ]


def test_an_exception_that_takes_another_s_place_is_told() -> None:
    found = run(CASES["granted at a price"])
    assert found.members() == {"old": "ac"}
    (told,) = [one for one in found.findings if one.code == "cluster-exception-place"]
    assert (told.facts["partner"], told.facts["other"]) == (Term("partner", "c"), Term("partner", "d"))
    assert [one.code for one in run(CASES["granted"]).findings if one.code == "cluster-exception-place"] == []
    # Neither who would make the cluster too large nor who shares nothing with it could have the place.
    bounds = {"members": {"at_most": 2}, "total": {"measure": "revenue", "at_least": "40 M EUR", "at_most": "65 M EUR"}}
    partners = [*isv("a", today="old"), P("c", 30, tier="mba", trade="isv", today="old"), *isv("d", 40), *isv("e", 10),
                P("f", 10, trade="var")]  # fmt: skip
    case = Case(partners, bounds | {"number": {"at_most": 1}, "moving": 9}, {"exceptions": [exception("c", "aligned")]})
    found = run(case)
    assert found.members() == {"old": "ac"}
    (told,) = [one for one in found.findings if one.code == "cluster-exception-place"]
    assert told.facts["other"] == Term("partner", "e")


def test_seats_that_serve_no_cluster_are_told() -> None:
    found = run(CASES["seats of other roles and rules"])
    assert {one.code: one.facts["seats" if "unasked" in one.code else "seat"] for one in found.findings} == {
        "cluster-seat-role": Term("seat", "s2"),
        "cluster-seats-unasked": (Term("seat", "s3"), Term("seat", "s4")),
    }


def test_a_place_granted_costs_nobody_its_tier() -> None:
    found = run(CASES["granted in vain"])
    assert found.refused() == {}
    assert found.codes() == ["cluster-exception-unmet", "cluster-exception-unknown"]


# Labels and seats


def test_the_label_goes_to_the_best_known_growth() -> None:
    assert [cluster.label for cluster in run(CASES["label"]).table.clusters] == ["", "expand", ""]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ({"count": 1, "by": "revenue"}, ["", "expand"]),
        ({"count": 2, "by": "revenue"}, ["expand", "expand"]),
        ({"count": 1, "by": "share"}, ["expand", ""]),
        ({"count": 1, "by": "index"}, ["", "expand"]),
        ({"count": 0, "by": "revenue"}, ["", ""]),
    ],
)
def test_labels_by_kinds_of_measure(by: dict[str, Any], expected: list[str]) -> None:
    measures = {
        "revenue": {"sum": "amount"},
        "intel": {"sum": "amount", "where": {"market": "intel"}},
        "share": {"share": "intel", "of": "revenue"},
        "index": {"given": "ratio"},
    }
    rule = {"cluster": "aligned", "total": {"measure": "revenue", "at_least": "50 M EUR"}, "common": {"any": ["trade"]},
            "labels": [{"label": "expand", **by}]}  # fmt: skip
    partners = [
        P("a", 60, trade="isv"),
        P("b", 60, trade="var"),
        P("c", 40, trade="var"),
    ]
    case = Case(partners, policy={"clusters": [rule], "measures": measures, "tiers": TIERS})
    found = run_with(case, share=[50, 10, 100], index=[1, 0, 3])
    assert [cluster.label for cluster in found] == expected


TIERS = [
    {"tier": "mba"},
    {"tier": "aligned", "admission": {"always": True}, "forms": "aligned", "without_cluster": "mba"},
]


def run_with(case: Case, **percent: list[int]) -> Any:
    """Form with further ratio measures, in percent."""
    policy = policy_of(**case.policy)
    columns = {name: number(values, "ratio", 10_000) for name, values in percent.items()}
    measures, tiers = measures_of(case.partners, **columns), tiers_of(policy, case.partners)
    records = cluster_records(state_of(case.partners), measures.partners, DAY)
    return form(policy, measures, tiers, records, seed=1, work=1000).value.clusters


def test_seats_follow_their_partners_and_are_spread() -> None:
    found = run(CASES["seats"])
    assert {cluster.name: cluster.seats for cluster in found.table.clusters} == {
        "aligned-isv-1": ("s3",),
        "aligned-var-1": ("s1", "s2"),
    }


def test_a_seat_goes_elsewhere_where_its_partners_have_their_number_and_more_go_where_most_is_made() -> None:
    contacts = [{"partner": "a", "person": "Ann", "unit": "u", "seat": name} for name in ("s1", "s2")]
    tables = {"seats": [reserved("s1"), reserved("s2")], "contacts": contacts}
    partners = [P("a", 60, trade="isv"), P("b", 90, trade="var")]
    found = run(Case(partners, {"resources": {"seats": {"at_least": 1, "at_most": 1}}}, tables))
    assert [cluster.seats for cluster in found.table.clusters] == [("s1",), ("s2",)]
    more = {"seats": [reserved(f"s{number}") for number in range(5)]}
    found = run(Case(partners, {"resources": {"seats": {"at_least": 1}}}, more))
    assert [len(cluster.seats) for cluster in found.table.clusters] == [2, 3]


def test_each_cluster_gets_its_least_before_one_gets_more_and_roles_are_spread() -> None:
    seats = [reserved(f"{role}{number}", role) for role in "xyz" for number in (1, 2)]
    case = Case(
        [P("a", 60, trade="isv"), P("b", 900, trade="var")],
        {"resources": {"seats": {"at_least": 2, "at_most": 9}, "roles": ["x", "y"]}},
        {"seats": seats},
    )
    roles = [[seat[0] for seat in cluster.seats] for cluster in run(case).table.clusters]
    assert roles == [["x", "y"], ["x", "y"]]


def test_a_ratio_of_a_rule_without_total_counts_each_member_alike() -> None:
    rule = {"cluster": "aligned", "common": {"any": ["trade"]}, "labels": [{"label": "expand", "count": 1, "by": "i"}]}
    partners = [P("a", 60, trade="isv"), P("b", 1, trade="var"), P("c", 1, trade="var")]
    case = Case(partners, policy={"clusters": [rule], "measures": {"i": {"given": "ratio"}}, "tiers": TIERS})
    assert [cluster.label for cluster in run_with(case, i=[15, 10, 30])] == ["", "expand"]


def test_a_condition_may_look_at_how_many_portfolios_reach_a_tier() -> None:
    measures = {"revenue": {"sum": "amount"}, "reached": {"portfolios_at": "silver"}}
    policy = policy_of(
        measures=measures, portfolios=[{"portfolio": "p"}], portfolio_tiers=[{"tier": "silver"}],
        clusters=[{"cluster": "aligned", "when": {"measure": "reached", "at_least": 1}}], tiers=TIERS,
    )  # fmt: skip
    partners = isv("ab")
    measures_, tiers = measures_of(partners), tiers_of(policy, partners)
    portfolio = replace(tiers.overall, names=("silver",), tier=np.array([0, -1], np.int16))
    tiers = replace(tiers, ladders=dict(tiers.ladders) | {"p": portfolio})
    records = cluster_records(state_of(partners), measures_.partners, DAY)
    found = form(policy, measures_, tiers, records, seed=1, work=1000).value
    assert [cluster.members for cluster in found.clusters] == [(0,)]
    assert list(found.refused) == [1]


# Names


def test_a_cluster_keeps_today_s_name_while_most_members_come_from_it() -> None:
    partners = [*isv("ab", today="old"), *isv("c")]
    assert list(run(Case(partners)).members()) == ["old"]
    partners = [*isv("a", today="old"), *isv("bc")]
    assert list(run(Case(partners)).members()) == ["aligned-isv-1"]


def test_of_two_parts_of_a_cluster_the_larger_keeps_the_name_and_the_other_gets_none_of_today_s() -> None:
    partners = [*isv("abc", today="aligned-var-1"), *(P(name, 30, trade="var", today="aligned-var-1") for name in "de")]
    assert run(Case(partners)).members() == {"aligned-var-1": "abc", "aligned-var-2": "de"}


def test_new_clusters_are_numbered_from_the_largest_around_the_names_of_today() -> None:
    partners = [P(name, 100 - place, trade="var") for place, name in enumerate("abc")]
    elsewhere = [P("d", 1, trade="var", today="aligned-var-2"), P("e", 1, trade="var", today="aligned-var-3")]
    found = run(Case([*partners, *elsewhere], {"members": {"at_most": 1}}))
    assert found.members() == {"aligned-var-1": "a", "aligned-var-4": "b", "aligned-var-5": "c"}


def test_moving_has_a_price() -> None:
    partners = [*isv("ab", today="x"), *isv("cd", today="y")]
    bounds = {"total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "70 M EUR"}, "moving": 5}
    for seed in range(4):
        assert run(Case(partners, bounds), seed).members() == {"x": "ab", "y": "cd"}


def test_territory_counts_where_the_rule_weighs_it() -> None:
    partners = [P(name, 30, trade="isv", postal="31000" if name in "ac" else "59000") for name in "abcd"]
    rule = {
        "total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "70 M EUR"},
        "common": {"any": ["trade"], "weights": {"trade": 1, "territory": 5}},
    }
    assert sorted(run(Case(partners, rule)).members().values()) == ["ac", "bd"]


# Why not, and what would change it


def codes(reason: Reason) -> list[str]:
    return [part.code for part in reason.parts]


REFUSED = {
    ("one trade", "c"): ["cluster-basis-short", "cluster-change-revenue", "cluster-change-trade"],
    ("two technologies asked", "c"): ["cluster-refused-nothing-shared", "cluster-change-technology"],
    ("dollars short", "a"): ["cluster-basis-short", "cluster-change-revenue"],
    ("upper bound", "e"): ["cluster-refused-too-large", "cluster-change-none"],
    ("members", "d"): ["cluster-basis-few", "cluster-change-none"],
    ("condition", "c"): ["cluster-refused-when"],
    ("own too small", "a"): ["cluster-basis-short", "cluster-change-revenue"],
    ("own partner too small", "a"): ["cluster-refused-own", "cluster-change-revenue"],
    ("pin broken", "c"): ["cluster-basis-short", "cluster-change-pinned"],
}


@pytest.mark.parametrize(("name", "partner"), REFUSED)
def test_who_is_left_out_is_told_why(name: str, partner: str) -> None:
    found = run(CASES[name]).refused()[partner]
    assert codes(found) == REFUSED[name, partner]


def test_the_shortage_is_told_to_the_euro() -> None:
    short, more, trade = run(CASES["one trade"]).refused()["c"].parts
    assert short.facts["missing"] == more.facts["missing"] == Quantity.of(20_000_000, "EUR")
    assert trade.facts["lacking"] == (Term("trade", "isv"),)
    assert short.clause == "clusters/aligned/total/at_least"


def changed(case: Case, partner: str, **changes: Any) -> Case:
    return replace(case, partners=[replace(p, **changes) if p.name == partner else p for p in case.partners])


def test_each_change_told_lets_the_partner_in() -> None:
    case = CASES["one trade"]
    for changes in ({"revenue": 50}, {"trade": "isv"}):
        assert "c" not in run(changed(case, "c", **changes)).refused()
    assert "c" in run(changed(case, "c", revenue=49)).refused()
    case = CASES["two technologies asked"]
    assert "c" not in run(changed(case, "c", tech="unix web")).refused()


def test_a_change_that_an_upper_bound_forbids_is_not_told() -> None:
    rule = {"total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "70 M EUR"}}
    found = run(Case([*isv("ab"), P("c", 30, trade="var")], rule)).refused()["c"]
    assert codes(found) == ["cluster-basis-short", "cluster-change-revenue"]
    found = run(Case([*isv("ab"), P("c", 30, trade="var")], {"members": {"at_most": 2}})).refused()["c"]
    assert "cluster-change-trade" not in codes(found)


# Laws


NAMES = [f"p{number:02d}" for number in range(14)]
partners_ = st.lists(
    st.builds(
        lambda revenue, trade, tech, today, tier: P("?", revenue, tier, trade, " ".join(sorted(tech)), today=today),
        st.one_of(st.none(), st.integers(-3, 70)),
        st.sampled_from([None, "isv", "var"]),
        st.sets(st.sampled_from(["unix", "web", "db"])),
        st.sampled_from([None, "old", "new"]),
        st.sampled_from(["aligned", "aligned", "aligned", "mba", "integrated"]),
    ),
    max_size=len(NAMES),
).map(lambda found: [replace(p, name=name) for p, name in zip(found, NAMES, strict=False)])
rules = st.fixed_dictionaries(
    {
        "total": st.sampled_from(
            [{"measure": "revenue", "at_least": "50 M EUR"},
             {"measure": "revenue", "at_least": "40 M EUR", "at_most": "90 M EUR"}]
        ),
        "common": st.sampled_from(
            [None, {"any": ["trade"]}, {"any": ["trade", "technologies"], "technologies_at_least": 2}]
        ),
        "members": st.sampled_from([{}, {"at_least": 2, "at_most": 4}]),
        "number": st.sampled_from([{}, {"at_most": 1}]),
        "moving": st.sampled_from([0, 3]),
    }
)  # fmt: skip


def test_of_too_many_sets_of_technologies_the_most_widespread_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    partners = [*(P(name, 30, tech="web unix") for name in "ab"), P("c", 60, tech="db cad erp")]
    case = Case(partners, {"common": {"any": ["technologies"], "technologies_at_least": 2}})
    assert sorted(run(case).members().values()) == ["ab", "c"]
    monkeypatch.setattr(candidates, "MOST_BASES", 1)
    assert list(run(case).members().values()) == ["ab"]


def test_no_bound_is_told_where_too_many_pairs_would_have_to_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    near = run(CASES["one trade"]).table
    monkeypatch.setattr(grouping, "MOST_PAIRED", 2)
    far = run(CASES["one trade"]).table
    assert (near.clusters, near.value) == (far.clusters, far.value)
    assert far.bound["aligned"] >= near.bound["aligned"] >= near.value["aligned"]  # type: ignore[operator] # both known


@settings(max_examples=40)
@given(partners_, rules, st.integers(0, 3))
def test_every_partner_is_in_one_valid_cluster_or_told_why_in_numbers_that_add_up(
    partners: list[P], rule: dict[str, Any], seed: int
) -> None:
    found = run(Case(partners, rule), seed)
    table = found.table
    assert (
        sorted(member for cluster in table.clusters for member in cluster.members)
        == np.flatnonzero(table.cluster_of >= 0).tolist()
    )
    for value, bound in ((table.value[name], table.bound[name]) for name in table.value):
        assert bound is None or value <= bound
    for reason in table.refused.values():
        assert list(spoken(reason))
        for part in reason.parts:
            if {"total", "missing", "least"} <= part.facts.keys():
                total, missing, least = (part.facts[name] for name in ("total", "missing", "least"))
                assert isinstance(total, Quantity)
                assert isinstance(missing, Quantity)
                assert isinstance(least, Quantity)
                assert total.micro + missing.micro == least.micro


@settings(max_examples=15)
@given(partners_, st.randoms(use_true_random=False))
def test_the_order_of_the_records_and_a_second_run_change_nothing(partners: list[P], random: Any) -> None:
    one = run(Case(partners))
    rows = [{"partner": p.name, "trade": "extra"} for p in partners[::2]]
    shuffled = rows[:]
    random.shuffle(shuffled)
    first, second = (run(Case(partners, tables={"partner_trades": found})) for found in (rows, shuffled))
    assert (first.digest, first.table.refused) == (second.digest, second.table.refused)
    again = run(Case(partners))
    assert (one.digest, one.table.clusters, one.table.refused) == (
        again.digest,
        again.table.clusters,
        again.table.refused,
    )
