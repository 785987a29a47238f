"""Words of the records that the policy does not know."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from maillage.engine.kernel.reason import Finding, Severity
from maillage.engine.policy.soundness.records import USED, check_records
from maillage.engine.policy.types import Policy
from maillage.engine.records.tables import TABLES
from maillage.messages.render import finding_sentence
from tests.engine.channel import P, policy_of, state_of

DAY = date(2026, 10, 1)
LISTED: dict[str, Any] = {
    "trades": [{"name": "isv", "title": "ISV"}, {"name": "integrator", "title": "Integrator"}],
    "technologies": [{"name": "aix", "title": "AIX"}],
    "markets": [{"name": "intel", "title": "Intel"}],
    "lines": [{"name": "servers", "title": "Servers"}],
    "units": [{"unit": "pcd", "attachment": "integrated"}],
    "roles": [{"role": "lead", "per": "channel", "covers": {}}],
    "decisions": [{"decision": "admit", "deciders": ["director"]}],
    "portfolios": [{"portfolio": "cloud"}],
    "portfolio_tiers": [{"tier": "bronze"}],
    "measures": {"revenue": {"sum": "amount"}, "retention": {"given": "ratio"}, "intel": {"sum": "amount"},
                 "growth": {"growth": "revenue"}},
}  # fmt: skip


def policy() -> Policy:
    return policy_of(**LISTED)


def found(policy: Policy, partners: list[P] | None = None, **tables: list[dict[str, Any]]) -> list[Finding]:
    told = list(check_records(policy, state_of(partners or [], **tables), DAY))
    for finding in told:
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    return told


KNOWN = {"trade": "isv", "technology": "aix", "market": "intel", "line": "servers", "unit": "pcd",
         "territory": "south", "role": "lead", "cluster": "aligned", "decision": "admit", "portfolio": "cloud",
         "measure": "retention"}  # fmt: skip


@pytest.mark.parametrize(("kind", "table", "column"), USED, ids=lambda word: str(word))
def test_a_word_of_any_column_is_held_against_the_policys_list(kind: str, table: str, column: str) -> None:
    assert column in TABLES[table].by_name
    # The words that are not at stake here are known ones.
    row = {name: KNOWN[name] for name in KNOWN if name in TABLES[table].by_name}
    rows = [row, {**row, column: "xyz"}, {**row, column: "xyz"}]
    partners = [P(f"p{number}", more=more) for number, more in enumerate(rows)] if table == "partners" else []
    tables = {} if partners else {table: rows}
    assert found(policy(), partners[:1], **{name: listed[:1] for name, listed in tables.items()}) == []
    (finding,) = found(policy(), partners, **tables)
    assert (finding.code, finding.facts["words"], finding.facts["rows"]) == ("policy-records-words", ("xyz",), 2)
    assert finding.facts["place"] == f"{table}.{column}"


def test_the_nearest_word_is_asked_for_and_the_most_frequent_come_first() -> None:
    partners = [P("a", trade="intergator"), P("b", trade="zzz"), P("c", trade="zzz"), P("d", trade="isv"), P("e")]
    (finding,) = found(policy(), partners)
    assert (finding.code, finding.facts["words"]) == ("policy-records-words-near", ("zzz", "intergator"))
    text = finding_sentence(finding, "en")
    assert "(partners.trade, 3 rows): zzz and intergator." in text
    assert "Does “intergator” mean “integrator”?" in text


def test_of_many_words_the_number_is_said() -> None:
    (finding,) = found(policy(), [P(f"p{number}", trade=f"{number}x") for number in range(7)])
    assert "and others, 7 in all" in finding_sentence(finding, "en")


def test_what_the_policy_leaves_to_the_records_may_be_any_word() -> None:
    seat = {"seat": "s", "role": "any", "unit": "any", "market": "any", "cluster": "any"}
    open_ = policy_of(clusters=[], tiers=[{"tier": "mba"}])
    assert found(open_, [P("a", trade="any", tech="thing")], seats=[seat]) == []


def test_only_what_is_in_force_counts() -> None:
    ended = {"role": "gone", "valid_to": DAY}
    assert found(policy(), seats=[ended]) == []
    assert len(found(policy(), seats=[{**ended, "valid_to": date(2026, 10, 2)}])) == 1
    assert found(policy(), seats=[{"role": "gone", "valid_from": date(2026, 10, 2)}]) == []


def test_who_decides_needs_no_role_of_the_policy() -> None:
    assert found(policy(), seats=[{"role": "director"}]) == []


def test_what_another_policy_may_use_is_a_remark() -> None:
    (finding,) = found(policy(), measurements=[{"measure": "satisfaction"}])
    assert finding.severity is Severity.NOTE
    (finding,) = found(policy(), seats=[{"role": "gone"}])
    assert finding.severity is Severity.WARNING


def test_tiers_are_those_of_their_ladder() -> None:
    standings = [{"tier": "mba"}, {"tier": "bronze", "portfolio": "cloud"}]
    assert found(policy(), standings=standings) == []
    swapped = [{"tier": "bronze"}, {"tier": "mba", "portfolio": "cloud"}]
    assert [item.facts["words"] for item in found(policy(), standings=swapped)] == [("bronze",), ("mba",)]
    exceptions = [{"kind": "tier", "value": "gold"}, {"kind": "cluster", "value": "gold"},
                  {"kind": "tier", "value": "none"}]  # fmt: skip
    future = {"valid_to": date(2027, 1, 1)}
    (finding,) = found(policy(), exceptions=[{**row, **future} for row in exceptions])
    assert (finding.facts["place"], finding.facts["rows"]) == ("exceptions.value", 1)
