"""One suite over both engines: the same questions, the same answers, to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.adapters.warehouse.ledger import Ledger
from maillage.engine.kernel.period import Month, Period, add_months
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.ledger.query import LedgerFact, LedgerQuery, RateTable
from maillage.engine.policy.types.measures import Filter
from tests.adapters.warehouse.shop import batch, line, lines, offerings

Engine = Literal["duckdb", "spark"]
ENGINES = ["duckdb", pytest.param("spark", marks=pytest.mark.spark)]
OFFERS = offerings(
    ("x1", "servers", "intel", "hw", "x86"),
    ("x2", "servers", "unix", "hw", "aix"),
    ("x3", "storage", "unix", "st", None),
    ("x4", "soft", None, None, None),
)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
EURO = RateTable("EUR", {("USD", Month(2026, month)): Decimal("0.87654321") for month in range(1, 7)})
ONLY_EURO = RateTable("EUR", {})


def ask(
    name: str,
    fact: LedgerFact = "amount",
    period: Period = YEAR,
    rates: RateTable = EURO,
    floor: Quantity | None = None,
    **where: Any,
) -> LedgerQuery:
    return LedgerQuery(name, fact, period, Filter.model_validate(where), rates, floor)


def read(folder: Path, engine: Engine, table: pa.Table, *queries: LedgerQuery) -> dict[str, dict[str, int | None]]:
    """Post the lines and return partner → name → answer, in whole units where they are whole."""
    ledger = Ledger(folder)
    ledger.post(ledger.propose(table, batch()))
    answered = ledger.reader(engine=engine).read(queries, OFFERS)
    assert answered.schema.types == [pa.string(), *[pa.int64()] * len(queries)]
    rows = answered.to_pylist()
    assert [row["partner"] for row in rows] == sorted({row["partner"] for row in rows})
    return {row.pop("partner"): row for row in rows}


def one(folder: Path, engine: Engine, table: pa.Table, query: LedgerQuery) -> Decimal | None:
    """The answer for partner p1, in units."""
    value = read(folder, engine, table, query).get("p1", {}).get(query.name)
    return None if value is None else Decimal(value) / 1_000_000


SALES = lines(
    line(amount=100),
    line(amount="0.015", sold="2026-02-01"),
    line(amount=1000, offering="x2", route="direct", sender="vendor"),
    line(amount=-200, offering="x2", transaction="return", quantity=Decimal(-1), sold="2026-03-31"),
    line(amount=50, offering="x9", sold="2026-12-31"),
    line(amount=7, offering="x3", currency="USD", sold="2026-04-05"),
    line(amount=70_000, sold="2027-01-01"),
    line(amount=9_000, sold="2025-12-31"),
    line(partner="p2", amount=3, offering="x4"),
)


CASES: list[tuple[LedgerQuery, str | None]] = [
    (ask("q"), "956.16"),
    (ask("q", market="intel"), "100.02"),
    (ask("q", line=["servers", "soft"]), "900.02"),
    (ask("q", offering="x9"), "50"),
    (ask("q", unit="st"), "6.14"),
    (ask("q", technology="aix"), "800"),
    (ask("q", market="unix", unit="hw", transaction="sale"), "1000"),
    (ask("q", route="direct"), "1000"),
    (ask("q", wholesaler="w", market="unix"), "-193.86"),
    (ask("q", **{"not": {"market": "unix"}}), "150.02"),
    (ask("q", **{"not": {"market": "unix", "route": "wholesale"}}), "1150.02"),
    (ask("q", **{"not": {"not": {"market": "unix"}}}), "806.14"),
    (ask("q", market=[]), None),
    (ask("q", route=[]), None),
    (ask("q", wholesaler="o'reilly\\"), None),
    (ask("q", level="gold", **{"not": {"job": "sales"}}), "956.16"),
    (ask("q", period=Period(date(2026, 2, 1), date(2026, 4, 1))), "-199.98"),
    (ask("q", period=Period(date(2026, 1, 16), date(2026, 4, 6))), "-193.84"),
    (ask("q", period=Period(date(2030, 1, 1), date(2030, 1, 1))), None),
    (ask("q", rates=ONLY_EURO), "950.02"),
    (ask("q", rates=RateTable("EUR", EURO.rates, Decimal("0.05"))), "956.15"),
    (ask("q", rates=RateTable("EUR", EURO.rates, Decimal(10))), "960"),
    (ask("q", rates=RateTable("EUR", EURO.rates, Decimal("0.0001"))), "956.1508"),
    (ask("q", "quantity"), "4"),
    (ask("q", "quantity", transaction="return"), "-1"),
    (ask("q", "entries"), "6"),
    (ask("q", "entries", market="intel"), "2"),
    (ask("q", "offerings"), "4"),
    (ask("q", "offerings", floor=Quantity.of("100.02", "EUR")), "2"),
    (ask("q", "lines"), "2"),
    (ask("q", "markets"), "2"),
    (ask("q", "markets", floor=Quantity.of(200, "EUR")), "1"),
    (ask("q", "orders"), "6"),
    (ask("q", "customers"), None),
]


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_one_question(tmp_path: Path, query: LedgerQuery, expected: str | None) -> None:
    assert one(tmp_path, "duckdb", SALES, query) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize("engine", ENGINES)
def test_all_questions_at_once_answer_as_one_by_one(tmp_path: Path, engine: Engine) -> None:
    asked = [replace(query, name=f"q{at}") for at, (query, _) in enumerate(CASES)]
    found = read(tmp_path, engine, SALES, *asked)
    answers = {name: value if value is None else Decimal(value) / 1_000_000 for name, value in found["p1"].items()}
    assert answers == {f"q{at}": expected and Decimal(expected) for at, (_, expected) in enumerate(CASES)}
    assert found["p2"]["q0"] == 3_000_000
    assert found["p2"]["q1"] is None


@pytest.mark.parametrize("engine", ENGINES)
def test_new_customers_bought_nothing_from_anybody_in_the_months_before(tmp_path: Path, engine: Engine) -> None:
    table = lines(
        line("p2", 10, "2025-12-31", customer="old"),
        line("p2", 10, "2024-12-31", customer="back"),
        line("p2", -10, "2025-06-30", customer="sent", transaction="return"),
        line(amount=1, customer="old"),
        line(amount=20, customer="back"),
        line(amount=300, customer="new"),
        line(amount=4000, customer=None),
        line(amount=50000, customer="sent"),
    )
    queries = [ask("n", new_customers=12), ask("m", new_customers=24), ask("o", **{"not": {"new_customers": 12}})]
    found = read(tmp_path, engine, table, *queries)["p1"]
    assert found == {"n": 50_320_000_000, "m": 50_300_000_000, "o": 4_001_000_000}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_document_undone_counts_no_more(tmp_path: Path, engine: Engine) -> None:
    table = lines(
        line(document="a", customer="c1"),
        line(document="a~1", corrects="a", amount=-100, quantity=Decimal(-1), customer="c1"),
        line(document="b", customer="c2"),
        line(document="b", line_no="2", customer="c2"),
        line(document="b~1", corrects="b", amount=-40, quantity=Decimal(0), customer="c2"),
    )
    found = read(tmp_path, engine, table, ask("o", "orders"), ask("c", "customers"), ask("a"))["p1"]
    assert found == {"o": 1_000_000, "c": 1_000_000, "a": 160_000_000}


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_ledger_answers_with_nobody(tmp_path: Path, engine: Engine) -> None:
    reader = Ledger(tmp_path).reader(engine=engine)
    assert reader.read([ask("a"), ask("b", "orders")], OFFERS).num_rows == 0
    assert reader.read([], OFFERS).num_rows == 0
    assert list(reader.currencies()) == []
    assert reader.state.lines == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_a_reader_keeps_to_its_version(tmp_path: Path, engine: Engine) -> None:
    ledger = Ledger(tmp_path)
    ledger.post(ledger.propose(SALES, batch()))
    reader = ledger.reader(engine=engine)
    ledger.post(ledger.propose(lines(line("p7", 1, "2026-05-06", currency="CHF")), batch("b2")))
    assert "p7" not in reader.read([ask("a")], OFFERS)["partner"].to_pylist()
    assert ledger.reader(1, engine).state == reader.state
    now = ledger.reader(engine=engine)
    assert "CHF" in {currency for currency, _ in now.currencies()}
    assert list(now.currencies()) == sorted(now.currencies())
    assert ("USD", Month(2026, 4)) in now.currencies()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sum_beyond_the_largest_is_refused(tmp_path: Path, engine: Engine) -> None:
    table = lines(*(line(amount="90000000000000") for _ in range(2)))
    with pytest.raises(MaillageError) as refused:
        read(tmp_path, engine, table, ask("a"))
    assert refused.value.findings[0].code == "ledger-overflow"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_file_that_is_gone_is_named(tmp_path: Path, engine: Engine) -> None:
    ledger = Ledger(tmp_path)
    ledger.post(ledger.propose(lines(line()), batch()))
    reader = ledger.reader(engine=engine)
    (file,) = tmp_path.glob("month=*/*.parquet")
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(MaillageError) as refused:
        reader.read([ask("a")], OFFERS)
    assert refused.value.findings[0].code == "ledger-file-bad"
    assert file.name in str(refused.value.findings[0].facts["file"])


def test_the_embedded_engine_has_a_limit_of_memory(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.post(ledger.propose(SALES, batch()))
    with pytest.raises(MaillageError) as refused:
        ledger.reader(memory="1KiB").read([ask("a", "orders")], OFFERS)
    assert refused.value.findings[0].code == "ledger-memory"


def test_a_question_about_a_territory_is_a_fault_of_who_asks(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="territory"):
        Ledger(tmp_path).reader().read([ask("a", territory="south")], OFFERS)


# The law: what the engines say is what the definition says, written out over plain Python values.

PERIODS = [YEAR, Period(date(2026, 2, 1), date(2026, 4, 1)), Period(date(2026, 1, 10), date(2026, 3, 20))]
WHERES: list[dict[str, Any]] = [
    {}, {"market": "unix"}, {"route": "direct", "line": "servers"}, {"not": {"transaction": "return"}},
    {"not": {"market": ["intel"], "route": "wholesale"}}, {"new_customers": 2},
]  # fmt: skip
RATES = [EURO, RateTable("EUR", EURO.rates, Decimal("0.05")), RateTable("USD", {("EUR", Month(2026, 2)): Decimal(2)})]

sales = st.builds(
    lambda partner, cents, sold, offering, route, transaction, currency, customer: line(
        partner, str(Decimal(cents) / 1000), sold.isoformat(), offering=offering, route=route,
        transaction=transaction, currency=currency, customer=customer,
    ),
    st.sampled_from(["p1", "p2"]), st.integers(-3000, 9000), st.dates(date(2025, 11, 1), date(2026, 4, 10)),
    st.sampled_from(["x1", "x2", "x3", "x9"]), st.sampled_from(["direct", "wholesale"]),
    st.sampled_from(["sale", "return"]), st.sampled_from(["EUR", "USD"]), st.sampled_from([None, "c1", "c2"]),
)  # fmt: skip
questions = st.builds(
    lambda fact, period, where, rates, floor: ask("q", fact, period, rates, floor, **where),
    st.sampled_from(["amount", "quantity", "entries", "offerings", "lines", "markets", "orders", "customers"]),
    st.sampled_from(PERIODS), st.sampled_from(WHERES), st.sampled_from(RATES),
    st.sampled_from([None, Quantity.of(2, "EUR")]),
)  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sold=st.lists(sales, min_size=1, max_size=12), asked=st.lists(questions, min_size=1, max_size=4))
def test_the_embedded_engine_follows_the_definition(
    tmp_path_factory: pytest.TempPathFactory, sold: list[dict[str, Any]], asked: list[LedgerQuery]
) -> None:
    _follows("duckdb", tmp_path_factory, sold, asked)


@pytest.mark.spark
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sold=st.lists(sales, min_size=4, max_size=12),
    asked=st.lists(questions, min_size=3, max_size=8, unique_by=lambda query: query.fact),
)
def test_spark_follows_the_definition(
    tmp_path_factory: pytest.TempPathFactory, sold: list[dict[str, Any]], asked: list[LedgerQuery]
) -> None:
    _follows("spark", tmp_path_factory, sold, asked)


def _follows(engine: Engine, paths: pytest.TempPathFactory, sold: Any, asked: Sequence[LedgerQuery]) -> None:
    table = lines(*sold)
    rows = table.to_pylist()
    named = [replace(query, name=f"q{at}") for at, query in enumerate(asked)]
    found = read(paths.mktemp("ledger"), engine, table, *named)
    for query in named:
        for partner in ("p1", "p2"):
            expected = by_definition(query, rows, partner)
            assert found.get(partner, {}).get(query.name) == expected, (query, partner)


def by_definition(query: LedgerQuery, rows: list[dict[str, Any]], partner: str) -> int | None:
    offers = {row["offering"]: row for row in OFFERS.to_pylist()}
    bought = {row["customer"] for row in rows if row["transaction"] == "sale" and _before(query, row["sold"])}

    def passes(row: dict[str, Any], where: Filter) -> bool:
        offer = {**offers.get(row["offering"], {}), **row, "wholesaler": row["sender"]}
        words = ("market", "line", "unit", "technology", "offering", "route", "wholesaler", "transaction")
        asked = [(name, getattr(where, name)) for name in words if getattr(where, name) is not None]
        if any(offer.get(name) not in values for name, values in asked):
            return False
        if where.new_customers is not None and (row["customer"] is None or row["customer"] in bought):
            return False
        return where.not_ is None or not passes(row, where.not_)

    mine = [row for row in rows if row["partner"] == partner and query.period.holds(row["sold"])
            and passes(row, query.where)]  # fmt: skip
    if query.fact == "entries":
        return len(mine) * 1_000_000 or None
    if query.fact == "quantity":
        return int(sum(row["quantity"] for row in mine) * 1_000_000) if mine else None
    if query.fact in ("orders", "customers"):
        key = "document" if query.fact == "orders" else "customer"
        parties = {row[key] for row in mine} - {None}
        some = [party for party in parties if any(
            sum(row[what] for row in mine if row[key] == party) for what in ("amount", "quantity"))]  # fmt: skip
        return len(some) * 1_000_000 if parties else None
    if query.fact == "amount":
        return _converted(query.rates, mine)
    kind = {"offerings": "offering", "lines": "line", "markets": "market"}[query.fact]
    things: dict[str, list[dict[str, Any]]] = {}
    for row in mine:
        if thing := row["offering"] if kind == "offering" else offers.get(row["offering"], {}).get(kind):
            things.setdefault(thing, []).append(row)
    nets = [net for listed in things.values() if (net := _converted(query.rates, listed)) is not None]
    floor = query.floor.micro if query.floor else 1
    return sum(net >= floor for net in nets) * 1_000_000 if nets else None


def _before(query: LedgerQuery, sold: date) -> bool:
    months = query.where.new_customers
    return months is not None and add_months(query.period.start, -months) <= sold < query.period.start


def _converted(rates: RateTable, rows: list[dict[str, Any]]) -> int | None:
    sums: dict[tuple[str, Month], Decimal] = {}
    for row in rows:
        pair = row["currency"], Month.of(row["sold"])
        sums[pair] = sums.get(pair, Decimal(0)) + row["amount"]
    known = {**{pair: Decimal(1) for pair in sums if pair[0] == rates.target}, **rates.rates}
    rounded = [(value * known[pair] / rates.round_to).quantize(Decimal(1), ROUND_HALF_UP) * rates.round_to
               for pair, value in sums.items() if pair in known]  # fmt: skip
    return int(sum(rounded) * 1_000_000) if rounded else None
