"""Measures of a small channel, from ledger lines and records, held against figures worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from maillage.adapters.warehouse.ledger import Ledger
from maillage.engine.kernel.period import Month
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.kernel.receipt import Outcome
from maillage.engine.measures.measure import measure, partners_on
from maillage.engine.measures.questions import earlier_days, questions
from maillage.engine.measures.rates import rate_table, threshold_rates
from maillage.engine.measures.types import MeasureTable
from maillage.engine.records.state import RecordsState
from maillage.messages.render import finding_sentence
from tests.adapters.warehouse.shop import batch, line, lines
from tests.engine.channel import P, arrow, policy_of, state_of

DAY = date(2026, 10, 15)
OFFERINGS = [
    {"offering": "x1", "line": "servers", "market": "unix", "unit": "power", "technology": "aix"},
    {"offering": "y1", "line": "servers", "market": "intel", "unit": "pc", "technology": "linux"},
]


class Rates:
    """A dollar is 0.8 euro, 0.5 in January; the krona has no rate."""

    def fixing(self, currency: str, target: str, day: date) -> Decimal:
        return self.mean(currency, target, Month.of(day))

    def mean(self, currency: str, target: str, month: Month) -> Decimal:
        assert (currency, target) == ("USD", "EUR")
        return Decimal("0.5") if month.month == 1 else Decimal("0.8")


def measured(
    folder: Path, sold: Sequence[dict[str, Any]], state: RecordsState, policy: Any, day: date = DAY
) -> Outcome[MeasureTable]:
    ledger = Ledger(folder)
    if sold:
        ledger.post(ledger.propose(lines(*sold), batch()))
    reader = ledger.reader()
    asked = questions(policy, day, state, reader.currencies(), Rates())
    return measure(policy, asked, reader.read(asked.queries, state.table("offerings")), state, {})


def values(table: MeasureTable, name: str) -> list[Any]:
    column = table.columns[name]
    found = [column.quantity(index) for index in range(len(table.partners))]
    return [item.value if isinstance(item, Quantity) else item for item in found]


def test_sums_count_what_the_filter_and_the_window_let_through(tmp_path: Path) -> None:
    sold = [
        line("a", 100, "2026-09-30"),
        line("a", -30, "2026-09-30", transaction="return", quantity=Decimal(-1)),
        line("a", 40, "2026-10-01"),
        line("a", 7, "2025-10-01", offering="y1"),
        line("b", 10, "2026-01-15", currency="USD"),
        line("b", 10, "2026-02-15", currency="USD"),
    ]
    state = state_of([P("a"), P("b"), P("c")], offerings=OFFERINGS)
    found = measured(tmp_path, sold, state, policy_of()).value
    assert found.partners == ("a", "b", "c")
    assert values(found, "revenue") == [77, 13, 0]
    assert values(found, "intel") == [7, 0, 0]


def test_a_territory_is_the_partners(tmp_path: Path) -> None:
    sold = [line("a", 5), line("b", 6), line("c", 7)]
    state = state_of([P("a"), P("b", postal="59000"), P("c", postal="75001")], offerings=OFFERINGS)
    south = {"sum": "amount", "where": {"territory": "south"}}
    other = {"sum": "amount", "where": {"not": {"territory": ["south"]}}}
    kind = {"sum": "amount", "where": {"not": {"territory": "south", "market": "unix"}}}
    found = measured(tmp_path, sold, state, policy_of(measures={"south": south, "other": other, "kind": kind})).value
    assert values(found, "south") == [5, 0, 0]
    assert values(found, "other") == [0, 6, 7]
    assert values(found, "kind") == [0, 6, 7]


def test_growth_looks_at_the_same_window_a_year_before(tmp_path: Path) -> None:
    sold = [line("a", 100, "2025-01-05"), line("a", 150, "2026-01-05"), line("b", 1, "2026-01-05")]
    found = measured(tmp_path, sold, state_of([P("a"), P("b")], offerings=OFFERINGS), policy_of()).value
    assert values(found, "growth") == [Decimal("0.5"), None]


def test_what_is_counted_may_grow(tmp_path: Path) -> None:
    sold = [line("a", 1, "2025-01-05", customer="c1"), line("a", 1, "2026-01-05", customer="c1"),
            line("a", 1, "2026-01-06", customer="c2")]  # fmt: skip
    policy = policy_of(measures={"clients": {"count": "customers"}, "more": {"growth": "clients"}})
    found = measured(tmp_path, sold, state_of([P("a")], offerings=OFFERINGS), policy).value
    assert values(found, "more") == [Decimal(1)]


def test_what_is_given_grows_against_the_record_of_then(tmp_path: Path) -> None:
    row = {"partner": "a", "measure": "score", "portfolio": None, "value": Decimal(8), "valid_from": None}
    rows = [row | {"valid_to": date(2026, 1, 1)}, row | {"value": Decimal(10), "valid_from": date(2026, 1, 1)}]
    measures = {"points": {"given": "points", "of": "score"}, "better": {"growth": "points", "as": "difference"}}
    state = state_of([P("a"), P("b")], measurements=rows)
    found = measured(tmp_path, [], state, policy_of(measures=measures)).value
    assert values(found, "better") == [Decimal(2), None]


def test_counts_of_the_ledger_and_portfolios(tmp_path: Path) -> None:
    sold = [line("a", 5), line("a", 6, offering="y1"), line("b", 3), line("b", 3)]
    measures = {
        "breadth": {"count": "offerings"},
        "wide": {"count": "markets", "floor": "6 EUR"},
        "own": {"sum": "amount", "per": "portfolio"},
        "none": {"sum": "amount", "per": "portfolio", "where": {"market": "intel"}},
    }
    policy = policy_of(measures=measures, portfolios=[{"portfolio": "p-unix", "market": "unix"}])
    found = measured(tmp_path, sold, state_of([P("a"), P("b")], offerings=OFFERINGS), policy).value
    assert values(found, "breadth") == [2, 1]
    assert values(found, "wide") == [1, 1]
    assert values(found, "own@p-unix") == [5, 6]
    assert values(found, "none@p-unix") == [0, 0]


def test_people_and_competences_count_while_they_are_valid(tmp_path: Path) -> None:
    person = {"partner": "a", "holder": "h1", "certification": "c1", "technology": "aix", "level": "expert"}
    certifications = [
        person | {"obtained": date(2025, 1, 1), "expires": date(2026, 10, 16)},
        person | {"certification": "c2", "obtained": date(2025, 1, 1), "expires": None},
        person | {"holder": "h2", "obtained": date(2025, 1, 1), "expires": DAY},
        person | {"holder": "h3", "level": "junior", "technology": None, "obtained": date(2025, 1, 1)},
        person | {"partner": "gone", "obtained": date(2025, 1, 1)},
    ]
    measures = {
        "people": {"count": "certified_people"},
        "experts": {"count": "certified_people", "where": {"level": "expert"}},
        "others": {"count": "certified_people", "where": {"not": {"level": "expert"}}},
        "papers": {"count": "certifications"},
        "skills": {"count": "competences", "where": {"technology": "linux"}},
        "jobs": {"count": "competences", "where": {"job": "sales"}},
        "fields": {"count": "technologies"},
        "south": {"count": "certified_people", "where": {"territory": "south"}},
        "north": {"count": "certified_people", "where": {"territory": "north"}},
        "empty": {"count": "technologies", "per": "portfolio", "where": {"technology": "aix"}},
    }
    policy = policy_of(measures=measures, portfolios=[{"portfolio": "p", "technology": "linux"}])
    state = state_of([P("a", tech="linux aix"), P("b")], certifications=certifications, offerings=OFFERINGS)
    found = measured(tmp_path, [], state, policy).value
    expected = {"people": 2, "experts": 1, "others": 1, "papers": 3, "skills": 1, "jobs": 0, "fields": 2, "south": 2,
                "north": 0, "empty@p": 0}  # fmt: skip
    assert {name: values(found, name)[0] for name in expected} == expected
    assert values(found, "people")[1] == 0


def test_words_and_given_numbers_come_from_the_records(tmp_path: Path) -> None:
    sold = [line("a", 5), line("a", 6, route="direct", sender="v"), line("c", 3)]
    free = [
        {"partner": "a", "attribute": "size", "value": "small", "valid_from": date(2020, 1, 1)},
        {"partner": "a", "attribute": "size", "value": "large", "valid_from": date(2026, 1, 1)},
        {"partner": "a", "attribute": "size", "value": "huge", "valid_from": date(2027, 1, 1)},
        {"partner": "z", "attribute": "size", "value": "huge"},
    ]
    numbers = [
        {"partner": "a", "measure": "csat", "value": Decimal("0.7")},
        {"partner": "a", "measure": "csat", "portfolio": "p", "value": Decimal("0.9")},
    ]
    measures = {name: {"attribute": name} for name in ("country", "route", "territory", "departement", "trade", "size")}
    measures |= {"csat": {"given": "ratio"}, "scoped": {"given": "ratio", "of": "csat", "per": "portfolio"}}  # type: ignore[dict-item] # two kinds of measures
    partners = [P("a", trade="integrator"), P("b", postal="", more={"route": "direct"}), P("c", postal="97400")]
    state = state_of(partners, attributes=free, measurements=numbers, offerings=OFFERINGS)
    policy = policy_of(measures=measures, portfolios=[{"portfolio": "p"}])
    found = measured(tmp_path, sold, state, policy).value
    assert values(found, "country") == ["FR", "FR", "FR"]
    assert values(found, "route") == ["direct", "direct", "wholesale"]
    assert values(found, "territory") == ["south", None, "island"]
    assert values(found, "departement") == ["31", None, "974"]
    assert values(found, "trade") == ["integrator", None, None]
    assert values(found, "size") == ["large", None, None]
    assert values(found, "csat") == [Decimal("0.7"), None, None]
    assert values(found, "scoped@p") == [Decimal("0.9"), None, None]


def test_who_left_or_is_unknown_takes_part_in_nothing(tmp_path: Path) -> None:
    state = state_of(
        [P("a"), P("b", more={"left": DAY}), P("c", more={"joined": date(2026, 10, 16)})], offerings=OFFERINGS
    )
    assert partners_on(state, DAY) == ("a",)
    found = measured(tmp_path, [line("a"), line("b"), line("x"), line("y")], state, policy_of())
    (finding,) = found.findings
    assert finding.facts == {"count": 2, "partners": ("x", "y")}
    assert "x" in finding_sentence(finding, "fr")
    assert "x" in finding_sentence(finding, "en")


def qualifying(**measure: Any) -> Any:
    condition = {"qualifying": {"measure": "it", "at_least": 1}, "months": 2}
    return policy_of(
        measures={"it": measure}, tiers=[{"tier": "base"}, {"tier": "top", "admission": condition}], clusters=[]
    )


def test_a_window_of_qualifying_days_looks_at_every_day_on_which_something_changes() -> None:
    expiry = date(2026, 9, 7)
    state = state_of([P("a")], certifications=[{"partner": "a", "obtained": date(2020, 1, 1), "expires": expiry}])
    assert earlier_days(policy_of(), DAY, state) == []
    found = earlier_days(qualifying(count="certified_people"), DAY, state)
    assert found == [date(2026, 10, 1), expiry, date(2026, 9, 1), date(2026, 8, 1)]
    graced = earlier_days(qualifying(count="offerings", window={"trailing_months": 1, "grace_days": 9}), DAY, state)
    assert date(2026, 9, 10) in graced
    daily = earlier_days(qualifying(count="offerings", window={"trailing_days": 7}), DAY, state)
    assert len(daily) == (DAY - date(2026, 8, 1)).days


def test_the_earlier_days_are_measured_as_on_those_days(tmp_path: Path) -> None:
    state = state_of([P("a")], offerings=OFFERINGS)
    policy = qualifying(sum="quantity", window={"trailing_months": 1})
    found = measured(tmp_path, [line("a", 5, "2026-08-10")], state, policy).value
    counted = {table.as_of.month: values(table, "it")[0] for table in (found, *found.earlier)}
    assert counted == {10: 0, 9: 1, 8: 0}


def test_rates_follow_the_written_rule() -> None:
    sold = [("USD", Month(2026, 1)), ("USD", Month(2026, 2)), ("EUR", Month(2026, 2)), ("USD", Month(2024, 1))]
    period = policy_period()
    for at, expected in (("month_average", (0.5, 0.8)), ("month_end", (0.5, 0.8)), ("as_of", (0.8, 0.8))):
        found = rate_table(policy_of(conversion={"at": at}), DAY, period, sold, Rates())
        assert tuple(float(rate) for rate in found.rates.values()) == expected
    average = rate_table(policy_of(conversion={"at": "window_average"}), DAY, period, sold, Rates())
    assert set(average.rates.values()) == {Decimal("0.77500000")}
    written = {"source": "written", "rates": [{"currency": "USD", "rate": 0.9}]}
    assert set(rate_table(policy_of(conversion=written), DAY, period, sold, Rates()).rates.values()) == {Decimal("0.9")}
    with pytest.raises(MaillageError) as missing:
        rate_table(policy_of(conversion={"source": "written"}), DAY, period, sold, Rates())
    assert missing.value.findings[0].code == "rate-missing"
    assert threshold_rates(policy_of(), DAY, Rates()) == {}


def policy_period() -> Any:
    from maillage.engine.measures.windows import period_of
    from maillage.engine.policy.types.document import Calendar

    return period_of(None, DAY, Calendar())


def test_groups_and_teams_come_from_the_records(tmp_path: Path) -> None:
    person = {
        "partner": "a",
        "holder": "h1",
        "certification": "lead",
        "technology": "aix",
        "obtained": date(2025, 1, 1),
    }
    certifications = [
        person,
        person | {"certification": "engineer"},
        person | {"holder": "h2", "certification": "engineer", "expires": DAY},
        person | {"holder": "h3", "certification": "engineer", "technology": "linux"},
        person | {"partner": "gone"},
    ]
    places = [{"where": {"certification": "lead"}}, {"where": {"certification": "engineer"}, "people": 2}]
    measures = {
        "revenue": {"sum": "amount"},
        "together": {"group_total": "revenue"},
        "team": {"team": places},
        "busy": {"team": places, "each_fills": 2},
        "inside": {"team": places, "per": "portfolio"},
        "north": {"team": [{"where": {"territory": "north"}}]},
        "south": {"team": [{"where": {"territory": "south"}}]},
        "joined": {"attribute": "joined"},
        "months": {"months_since": "joined"},
    }
    portfolios = [{"portfolio": "p", "technology": "linux"}, {"portfolio": "q", "technology": "cobol"}]
    policy = policy_of(measures=measures, portfolios=portfolios)
    partners = [P("a", group="g", more={"joined": date(2025, 10, 16)}), P("b", group="g"), P("c")]
    state = state_of(partners, certifications=certifications, offerings=OFFERINGS)
    sold = [line("a", 5, "2026-08-10"), line("b", 7, "2026-08-11"), line("c", 2, "2026-08-12")]
    found = measured(tmp_path, sold, state, policy).value
    own = values(found, "revenue")
    assert values(found, "together") == [own[0] + own[1], own[0] + own[1], own[2]]
    expected = {"team": 2, "busy": 3, "inside@p": 1, "inside@q": 0, "north": 0, "south": 1, "months": 11}
    assert {name: values(found, name)[0] for name in expected} == expected
    assert values(found, "team")[1:] == [0, 0]
    assert not any(name.startswith("#") for name in found.columns)


def test_thresholds_follow_the_written_rule() -> None:
    measures = {"revenue": {"sum": "amount"}, "mix": {"given": "USD"}}
    tiers = [{"tier": "base"}, {"tier": "top", "admission": {"measure": "revenue", "at_least": "1 M USD"},
                                "effects": {"cap": "5 USD", "rate": "5 %"}}]  # fmt: skip
    for conversion, rate in (
        ({"thresholds": "as_of"}, 800_000),
        ({"thresholds": "trailing_average"}, 775_000),
        ({"source": "written", "rates": [{"currency": "USD", "rate": 0.7, "to": "2026-01-01"},
                                         {"currency": "USD", "rate": 0.9, "from": "2026-01-01"}]}, 900_000),
    ):  # fmt: skip
        policy = policy_of(measures=measures, tiers=tiers, conversion=conversion)
        assert threshold_rates(policy, DAY, Rates()) == {"USD": rate}


def test_months_from_a_date_change_on_any_day() -> None:
    policy = qualifying(attribute="joined").model_copy(deep=True)
    state = state_of([P("a")])
    assert len(earlier_days(policy, DAY, state)) < 10
    dated = policy_of(measures={"j": {"attribute": "joined"}, "m": {"months_since": "j"}}, tiers=[
        {"tier": "base"}, {"tier": "new", "admission": {"qualifying": {"measure": "m", "less_than": 12}, "months": 2}}
    ])  # fmt: skip
    assert len(earlier_days(dated, DAY, state)) == (DAY - date(2026, 8, 1)).days


def test_what_is_missing_or_about_nobody_is_told(tmp_path: Path) -> None:
    state = state_of([P("a")], decisions=[{"partner": "zoe"}, {"partner": "a"}, {"partner": "yan", "valid_to": DAY}],
                     pins=[{"partner": "zoe"}], offerings=OFFERINGS)  # fmt: skip
    found = {finding.code: finding for finding in measured(tmp_path, [], state, policy_of()).findings}
    assert set(found) == {"measures-rulings-strangers", "measures-no-lines"}
    assert found["measures-rulings-strangers"].facts == {"count": 2, "partners": ("zoe",)}
    assert found["measures-no-lines"].facts["last"] == date(2026, 9, 30)
    for finding in found.values():
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")


def test_a_plan_of_nothing_has_nobody(tmp_path: Path) -> None:
    empty = RecordsState({"offerings": arrow("offerings", [])}, "none")
    found = measured(tmp_path, [], empty, policy_of()).value
    assert found.partners == ()
    assert np.size(found.columns["revenue"].micro) == 0
    assert isinstance(empty.table("partners"), pa.Table)
