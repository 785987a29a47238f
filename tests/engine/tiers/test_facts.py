"""Facts of imaginary partners: read, or refused with place and remedy."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import read_policy
from maillage.engine.tiers.facts import Tried, read_facts
from maillage.engine.tiers.qualify import qualify
from maillage.messages.render import finding_sentence

POLICY = """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
portfolios:
  - portfolio: security
  - portfolio: cloud
decisions:
  - {decision: admit, deciders: [director]}
measures:
  revenue: {given: EUR}
  growth: {given: ratio}
  country: {attribute: country}
  index: {given: points, per: portfolio}
  depth: {portfolios_at: gold}
portfolio_tiers:
  - tier: member
  - {tier: gold, admission: {measure: index, at_least: 70}}
tiers:
  - tier: base
  - tier: middle
    admission:
      any:
        - {measure: revenue, at_least: {by: country, values: {FR: 10 M EUR, DE: 20 M EUR}}}
        - {measure: depth, at_least: 2}
  - tier: top
    precondition: {measure: revenue, at_least: 50 M EUR}
    decision: admit
"""
DAY = date(2026, 10, 1)
LOADED = read_policy(POLICY, "demo.yaml").policy


def read(text: str, file: str = "facts.csv") -> Tried:
    return read_facts(text, file, LOADED, DAY)


def tiers(text: str, file: str = "facts.csv") -> dict[str, str]:
    tried = read(text, file)
    table = qualify(LOADED, tried.measures, tried.records).value
    return {
        f"{partner}@{portfolio}" if portfolio else partner: ladder.names[int(ladder.tier[index])]
        for portfolio, ladder in table.ladders.items()
        for index, partner in enumerate(table.partners)
    }


def test_a_threshold_depends_on_the_country_and_one_that_is_not_stated_is_never_met() -> None:
    found = tiers("partner,revenue,country\nA,10 M EUR,FR\nB,10 M EUR,DE\nC,20000000,de\nD,1 G EUR,IT\n")
    overall = {name: tier for name, tier in found.items() if "@" not in name}
    assert overall == {"A": "middle", "B": "base", "C": "middle", "D": "base"}


def test_a_tier_per_portfolio_counts_towards_the_overall_one() -> None:
    found = tiers("partner,portfolio,index\nA,security,70\nA,cloud,80\nB,security,90\nB,cloud,69.9\n")
    assert found["A@security"] == found["A@cloud"] == "gold"
    assert (found["B@cloud"], found["A"], found["B"]) == ("member", "middle", "base")
    assert tiers("partner;index@security;index@cloud\nA;70;80\n") == {
        "A@security": "gold", "A@cloud": "gold", "A": "middle"
    }  # fmt: skip


def test_a_precondition_alone_does_not_do_without_the_decision() -> None:
    found = tiers("partner,revenue,country,decision:admit\nA,60 M EUR,FR,yes\nB,60 M EUR,FR,no\nC,1 k EUR,FR,yes\n")
    assert (found["A"], found["B"], found["C"]) == ("top", "middle", "base")


def test_yaml_says_the_same_as_csv() -> None:
    text = (
        "A: {revenue: 60 M EUR, country: FR, decisions: [admit], portfolios: {cloud: {index: 70}}}\nB: {country: NO}\n"
    )
    found = tiers(text, "facts.yaml")
    assert (found["A"], found["A@cloud"], found["A@security"], found["B"]) == ("top", "gold", "member", "base")


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("partner,revenu\nA,1\n", "facts-unknown-column-near", "line 1, column 2", "revenue"),
        ("partner,zzz\nA,1\n", "facts-unknown-column", "line 1, column 2", "Possible columns"),
        ("partner,revenue\nA,lots\n", "facts-value", "line 2, column 2", "52 M EUR"),
        ("partner,revenue\nA,5 M USD\n", "facts-currency", "line 2, column 2", "EUR"),
        ("partner,growth\nA,5 M EUR\n", "facts-unit", "line 2, column 2", "ratio"),
        ("partner,portfolio,index\nA,clod,1\n", "facts-unknown-portfolio-near", "line 2, column 2", "cloud"),
        ("partner,decision\nA,admti\n", "facts-unknown-decision-near", "line 2, column 2", "admit"),
        ("partner,decision:admit\nA,maybe\n", "facts-yes-no", "line 2, column 2", "yes or no"),
        ("partner,on,revenue\nA,1/2/2026,1\n", "facts-date", "line 2, column 2", "YYYY-MM-DD"),
        ("name,revenue\nA,1\n", "facts-no-partner-column", "line 1", "partner"),
        ("partner,revenue\nA\n", "facts-ragged", "line 2", "2"),
        ('partner,revenue\nA,"1\n', "facts-csv", "line 2", "quote"),
        ("partner,expected\nA,midle\n", "facts-unknown-tier-near", "line 2, column 2", "middle"),
        ("partner,held_tier\nA,zzz\n", "facts-unknown-tier", "line 2, column 2", "none"),
        ("partner,portfolio,expected\nA,cloud,top\n", "facts-unknown-tier", "line 2, column 3", "gold"),
        ("partner,revenue\nA,5\nA,6\n", "facts-twice", "line 3, column 2", "5"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place_and_remedy(text: str, code: str, place: str, words: str) -> None:
    with pytest.raises(MaillageError) as refused:
        read(text)
    (finding,) = refused.value.findings
    assert finding.code == code
    sentence = finding_sentence(finding, "en")
    assert f"facts.csv, {place}" in sentence
    assert words in sentence
    assert finding_sentence(finding, "fr") != sentence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A: [", "facts-yaml"),
        ("just words", "facts-yaml-shape"),
        ("- [A]", "facts-yaml-shape"),
        ("", "facts-yaml-shape"),
    ],
)
def test_yaml_that_is_none(text: str, code: str) -> None:
    with pytest.raises(MaillageError) as refused:
        read(text, "facts.yaml")
    assert refused.value.findings[0].code == code


def test_several_rows_of_one_day_say_what_each_of_them_says() -> None:
    rows = "partner,portfolio,revenue,country,index\nA,,60 M,FR,\nA,cloud,,,70\nA,security,,,70\n"
    assert tiers(rows)["A"] == "middle"
    assert tiers("partner,revenue\nA,5\nA,5\n")["A"] == "base"
    # A later row without portfolio says that the value is not known any more; one of a portfolio does not speak of it.
    history = "partner,portfolio,on,revenue,country\nA,,2026-01-01,60 M,FR\nA,{},2026-02-01,,\n"
    assert (tiers(history.format(""))["A"], tiers(history.format("cloud"))["A"]) == ("base", "middle")


def test_a_value_for_no_portfolio_is_that_of_each_that_states_none_of_its_own() -> None:
    found = tiers("partner,index,index@cloud\nA,70,60\nB,70,\n")
    assert [found[f"{name}@{where}"] for name in "AB" for where in ("cloud", "security")] == [
        "member", "gold", "gold", "gold"
    ]  # fmt: skip


PEOPLE = read_policy(
    """
policy: people
version: "1"
title: People
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud, technology: [cloud]}, {portfolio: data, technology: [data]}]
measures:
  people: {count: certified_people}
  experts: {count: certified_people, where: {level: expert, job: technical}}
  fields: {count: technologies, per: portfolio}
  skills: {count: competences}
  team: {team: [{where: {certification: lead}}, {where: {certification: lead}, people: 2}], each_fills: 2}
  inside: {team: [{where: {technology: cloud}}, {where: {technology: data}}], per: portfolio}
  revenue: {given: EUR}
  together: {group_total: revenue}
tiers:
  - tier: base
  - {tier: silver, admission: {qualifying: {measure: people, at_least: 2}, months: 1}}
""",
    "people.yaml",
).policy


def counted(text: str, file: str = "facts.csv", day: date = DAY) -> dict[str, list[str]]:
    table = read_facts(text, file, PEOPLE, day).measures
    return {
        name: [str(getattr(value, "value", value)) for value in map(column.quantity, range(len(table.partners)))]
        for name, column in table.columns.items()
    }


ROWS = """partner,revenue,group,person,competence,certification,technology,level,job,obtained,expires,experts
A,5,g,,,,,,,,,
A,,,ann,,lead,cloud,expert,technical,,2026-10-02,
A,,,ann,,lead,data,,,,,
A,,,bob,,lead,cloud,,,2026-10-02,,
A,,,,hosting,,cloud,,,,,
B,3,g,,,,,,,,,9
C,,,cid,,,,,,,2026-10-01,
D,1,,,,,,,,,,
"""


def test_people_stated_row_by_row_are_counted_while_they_are_valid() -> None:
    found = counted(ROWS)
    assert found["people"] == ["1", "0", "0", "0"]
    # What is stated as a number stays.
    assert found["experts"] == ["1", "9", "0", "0"]
    assert (found["fields@cloud"], found["fields@data"]) == (["1", "0", "0", "0"], ["1", "0", "0", "0"])
    assert found["skills"] == ["1", "0", "0", "0"]
    assert found["team"] == ["2", "0", "0", "0"]
    assert (found["inside@cloud"], found["inside@data"]) == (["1", "0", "0", "0"], ["1", "0", "0", "0"])
    assert counted(ROWS, day=date(2026, 10, 2))["team"] == ["3", "0", "0", "0"]


def test_members_of_a_group_are_added_up() -> None:
    assert counted(ROWS)["together"] == ["8", "8", "None", "1"]
    assert counted("partner,revenue\nA,5\nB,3\n")["together"] == ["5", "3"]


def test_what_is_given_grows_against_what_it_was() -> None:
    text = (
        HEAD_ONLY
        + "  n: {given: count}\n  i: {given: count, per: portfolio}\n  g: {growth: n}\n"
        + ("  d: {growth: i, as: difference, months_before: 1, per: portfolio}\n")
    )
    policy = read_policy(text, "grows.yaml").policy
    rows = "partner,on,n,i,i@cloud\nA,2025-10-01,8,1,\nA,2025-10-02,9,,\nA,2026-09-10,10,4,7\nB,,3,,\n"
    table = read_facts(rows, "facts.csv", policy, DAY).measures
    assert [table.columns["g"].quantity(index) for index in (0, 1)] == [Quantity.of("0.25", "ratio"), None]
    assert table.columns["d@data"].quantity(0) is None
    later = read_facts(rows, "facts.csv", policy, date(2026, 10, 10)).measures
    assert later.columns["d@data"].quantity(0) == Quantity.of(0, "count")


HEAD_ONLY = """policy: grows
version: "1"
title: Grows
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud}, {portfolio: data}]
tiers: [{tier: base}]
measures:
"""


def test_yaml_nests_people_and_competences() -> None:
    text = """
A:
  revenue: 5
  people: [{person: ann, certification: lead, expires: 2026-10-02}, {person: bob, certification: lead}]
  competences: [{competence: hosting, technology: cloud}]
B: {people: []}
"""
    found = counted(text, "facts.yaml")
    assert (found["people"], found["skills"], found["team"]) == (["2", "0"], ["1", "0"], ["3", "0"])


def test_a_certificate_that_expired_counts_on_the_days_before() -> None:
    rows = "partner,person,certification,expires\nA,ann,x,2026-09-02\nA,bob,x,\nB,ann,x,2026-09-01\nB,bob,x,\n"
    tried = read_facts(rows, "facts.csv", PEOPLE, DAY)
    ladder = qualify(PEOPLE, tried.measures, tried.records).value.overall
    assert [ladder.names[int(rank)] for rank in ladder.tier] == ["silver", "base"]
    with pytest.raises(MaillageError) as refused:
        read_facts("partner,person,expires\nA,ann,soon\n", "facts.csv", PEOPLE, DAY)
    assert [finding.code for finding in refused.value.findings] == ["facts-date"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("A:\n  revenue: lots\n", "facts-value", 2, 12),
        ("- partner: A\n  revenu: 5\n", "facts-unknown-column-near", 2, 11),
        ("A: {}\nB:\n  history:\n    - {on: soon, revenue: 5}\n", "facts-date", 4, 12),
        ("A: {decisions: [admti]}\n", "facts-unknown-decision-near", 1, 17),
        ("A:\n  portfolios: {cloud: {index: much}}\n", "facts-value", 2, 31),
    ],
)
def test_yaml_that_cannot_be_read_is_told_with_its_place(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(MaillageError) as refused:
        read(text, "facts.yaml")
    (finding,) = refused.value.findings
    assert finding.source is not None
    assert (finding.code, finding.source.line, finding.source.column) == (code, line, column)


def test_a_fault_of_the_header_is_told_once() -> None:
    with pytest.raises(MaillageError) as refused:
        read("partner,zzz\nA,1\nB,2\n")
    assert len(refused.value.findings) == 1


WINDOW = read_policy(
    """
policy: window
version: "1"
title: Window
valid: {from: 2020-01-01}
currency: EUR
measures: {score: {given: points}}
tiers:
  - tier: base
  - {tier: designated, admission: {qualifying: {measure: score, at_least: 70}, months: 5}}
""",
    "window.yaml",
).policy


@pytest.mark.parametrize(
    ("rows", "tier"),
    [
        ("A,2026-05-01,70\nA,2026-05-02,0\n", 1),  # the first day of the window: May is the fifth month before
        ("A,2026-04-30,70\nA,2026-05-01,0\n", 0),
        ("A,2026-03-01,70\nA,2026-07-01,0\n", 1),  # stated before the window, still true inside it
        ("A,2026-10-01,70\n", 1),
        ("A,2026-10-02,70\n", 0),  # not yet
        ("A,,70\n", 1),
    ],
)
def test_one_qualifying_day_in_the_window_is_enough(rows: str, tier: int) -> None:
    tried = read_facts("partner,on,score\n" + rows, "facts.csv", WINDOW, DAY)
    assert int(qualify(WINDOW, tried.measures, tried.records).value.overall.tier[0]) == tier
