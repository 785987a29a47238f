"""What a derived measure is made of, as it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from maillage.engine.kernel.reason import Reason
from maillage.engine.policy.read import read_policy
from maillage.engine.tiers.explain import explain
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify
from maillage.messages.glossary import glossary_of
from maillage.messages.render import reason_sentence

DAY = date(2026, 10, 15)
HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud}, {portfolio: data}]
measures:
  country: {attribute: country}
  signed: {attribute: signed}
  joined: {attribute: joined}
  revenue: {given: EUR}
  people: {given: count}
  idx: {given: points, per: portfolio}
  area: {classes: {big: {measure: country, in: [FR, DE]}, small: {measure: country, is: MC}}, otherwise: rest}
  months: {months_since: joined}
  together: {group_total: revenue}
  mean: {mean: {idx: 2}}
  best: {best: [idx]}
  sum: {total: {revenue: 0.5}}
  score:
    score:
      - category: work
        more_than: 0
        items:
          - {measure: people, points: 1, each: 1, more_than: 2}
          - {measure: revenue, points: 1, each: 1, minimum: 1, when: {measure: area, is: big}}
          - {when: {measure: signed, is: true}, points: 4, more_than: 1}
portfolio_tiers: [{tier: low}, {tier: high, admission: {measure: idx, more_than: {by: portfolio, values: {cloud: 5}, otherwise: 7}}}]
"""


def told(admission: str, rows: str, language: str = "en", portfolio: str = "") -> list[str]:
    """Every sentence about the partner A, from the top, with ordinary spaces."""
    text = f"{HEAD}tiers: [{{tier: base}}, {{tier: top, admission: {admission}}}]\n"
    rule = read_policy(text, "demo.yaml").policy
    tried = read_facts(rows, "facts.csv", rule, DAY)
    table = qualify(rule, tried.measures, tried.records).value
    found = explain(rule, tried.measures, table, tried.records, 0, portfolio)
    words = glossary_of(rule)
    lines = [reason_sentence(part, "fr" if language == "fr" else "en", words) for part in walk(found)]
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def walk(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from walk(part)


@pytest.mark.parametrize(
    ("admission", "rows", "english", "french"),
    [
        ("{measure: revenue, at_least: {by: area, values: {big: 9}, otherwise: 4}}", "partner,revenue,country\nA,5,DE\n",
         "This threshold counts because “area” is big.", "Ce seuil vaut parce que « area » est big."),
        ("{measure: revenue, at_least: {by: area, values: {big: 9}, otherwise: 4}}", "partner,revenue\nA,5\n",
         "This threshold counts because “area” is not known.", "Ce seuil vaut parce que « area » n’est pas connu."),
        ("{measure: area, is: big}", "partner,country\nA,MC\n", "“country” is MC; required: FR and DE.",
         "« country » vaut MC ; il faudrait : FR et DE."),
        ("{measure: months, at_least: 12}", "partner,joined\nA,2026-01-15\n", "“joined” is 2026-01-15.",
         "« joined » vaut 2026-01-15."),
        ("{measure: together, at_least: 12}", "partner,group,revenue\nA,g,5\nB,g,6\n",
         "“revenue” of the other members of the group is €6.", "« revenue » des autres membres du groupe vaut 6 €."),
        ("{measure: mean, at_least: 12}", "partner,idx@cloud,idx@data\nA,5,7\n",
         "“idx” in the portfolio “cloud” is 5 points (weight 2).",
         "« idx » dans le portefeuille « cloud » vaut 5 points (poids 2)."),
        ("{measure: best, at_least: 12}", "partner,idx@cloud\nA,1\n", "“idx” in the portfolio “cloud” is 1 point.",
         "« idx » dans le portefeuille « cloud » vaut 1 point."),
        ("{measure: sum, at_least: 12}", "partner,revenue\nA,1\n", "“revenue” is €1 (weight 0.5).",
         "« revenue » vaut 1 € (poids 0,5)."),
        ("{measure: revenue, more_than: 5}", "partner,revenue\nA,5\n",
         "“revenue” is €5; more than €5 required. Equal is not enough.",
         "« revenue » vaut 5 € ; il faut plus de 5 €. L’égalité ne suffit pas."),
        ("{measure: revenue, at_most: 5}", "partner,revenue\nA,7\n", "“revenue” is €7; at most €5 allowed. Over by €2.",
         "« revenue » vaut 7 € ; il faut au plus 5 €. Écart : 2 €."),
        ("{measure: signed, is: true}", "partner,signed\nA,non\n", "“signed” is non; required: yes.",
         "« signed » vaut non ; il faudrait : oui."),
        ("{measure: score, at_least: 12}", "partner,people\nA,3\n", "“people” is 3: 3 points; more than 2 points required.",
         "« people » vaut 3 : 3 points ; il faut plus de 2 points."),
        ("{measure: score, at_least: 12}", "partner,people\nA,\n",
         "“people” is not known: 0 points; more than 2 points required.",
         "« people » n’est pas connu : 0 point ; il faut plus de 2 points."),
        ("{measure: score, at_least: 12}", "partner,people\nA,\n", "“revenue” is not known: 0 points; minimum: 1 point.",
         "« revenue » n’est pas connu : 0 point ; minimum : 1 point."),
        ("{measure: score, at_least: 12}", "partner,signed\nA,oui\n", "“signed” is oui, as required (yes).",
         "« signed » vaut oui, comme demandé (oui)."),
        ("{measure: score, at_least: 12}", "partner,country\nA,FR\n", "“area” is big, as required (big).",
         "« area » vaut big, comme demandé (big)."),
        ("{measure: score, at_least: 12}", "partner,people\nA,3\n",
         "“score.work”: 3 points (weight 1); more than 0 points required.",
         "« score.work » : 3 points (poids 1) ; il faut plus de 0 point."),
    ],
)  # fmt: skip
def test_each_part_is_told_in_both_languages(admission: str, rows: str, english: str, french: str) -> None:
    assert english in told(admission, rows)
    assert french in told(admission, rows, "fr")


def test_a_threshold_of_a_portfolio_names_it() -> None:
    rows = "partner,idx@cloud,idx@data\nA,5,7\n"
    assert "This threshold is that of the portfolio “data”." in told("{always: true}", rows, portfolio="data")
    even = "“idx” is 5 points; more than 5 points required. Equal is not enough."
    assert even in told("{always: true}", rows, portfolio="cloud")


def test_outside_every_portfolio_none_is_named() -> None:
    lines = told(
        "{measure: revenue, at_least: {by: portfolio, values: {cloud: 5}, otherwise: 7}}", "partner,revenue\nA,8\n"
    )
    assert "“revenue” is €8; at least €7 required. Margin: €1." in lines
    assert not any("This threshold" in line for line in lines)


def test_a_value_that_nearly_reaches_a_threshold_does_not_look_as_if_it_did() -> None:
    lines = told("{measure: sum, at_least: 2 k EUR}", "partner,revenue\nA,3999.99\n")
    assert any("is €1,999; at least €2,000 required" in line for line in lines)
