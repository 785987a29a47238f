"""The shapes of reality: what ``docs/explanation/demo-channel.md`` says of the invented channel holds of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from numpy.typing import NDArray
from stdnum.eu import vat
from stdnum.fr import siren, siret

from maillage.demo.catalogue import UNITS, WHOLESALERS
from maillage.demo.invented import Channel, ChannelParameters, channel_of
from maillage.demo.places import PLACES, TERRITORIES
from maillage.engine.policy.territories import departement_of


@pytest.fixture(scope="module")
def channel() -> Channel:
    return channel_of(ChannelParameters(lines_per_year=20))


@pytest.fixture(scope="module")
def tables(channel: Channel) -> dict[str, pa.Table]:
    return dict(channel.records())


@pytest.fixture(scope="module")
def months(channel: Channel) -> dict[str, pa.Table]:
    return {str(month): table for month, table in channel.lines()}


@pytest.fixture(scope="module")
def sold(months: dict[str, pa.Table]) -> NDArray[np.float64]:
    """What each partner bought in the last twelve months, the most first."""
    last = pa.concat_tables([*months.values()][-12:])
    found = last.group_by("partner").aggregate([("amount", "sum")])["amount_sum"]
    return np.sort(pc.cast(found, pa.float64()).to_numpy())[::-1]


def amount(table: pa.Table) -> float:
    return float(pc.sum(pc.cast(table["amount"], pa.float64())).as_py() or 0)


def test_a_fifth_of_the_partners_makes_four_fifths_of_the_revenue(sold: NDArray[np.float64]) -> None:
    share = sold[: len(sold) // 5].sum() / sold.sum()
    assert 0.76 < share < 0.85
    rank = np.arange(1, len(sold) + 1)
    gini = 1 - 2 * np.sum((rank - 0.5) * sold) / (len(sold) * sold.sum())
    assert 0.72 < abs(gini) < 0.86


def test_the_tail_has_the_exponent_that_is_asked_for() -> None:
    for exponent in (1.06, 1.6):
        parameters = ChannelParameters(size=20_000, tail_exponent=exponent, largest_revenue=1e12)
        yearly = np.sort(channel_of(parameters).resellers.yearly)[::-1]
        # Hill's estimator over the upper half of the tail.
        tail = yearly[5 : len(yearly) // 20]
        assert 1 / np.mean(np.log(tail / tail[-1])) == pytest.approx(exponent, rel=0.08)


def test_sales_follow_the_season(months: dict[str, pa.Table]) -> None:
    by_month: Counter[int] = Counter()
    for month, table in months.items():
        by_month[int(month[-2:])] += amount(table)  # type: ignore[assignment] # money is approximate here
    total = sum(by_month.values())
    share = {month: 100 * value / total for month, value in by_month.items()}
    assert share[12] == pytest.approx(15, abs=2)
    assert share[8] == pytest.approx(4, abs=1)
    assert min(share[3], share[6]) > max(share[1], share[2], share[4], share[5], share[7])


def test_the_channel_grows_as_asked_and_small_partners_grow_and_shrink_most(channel: Channel) -> None:
    resellers = channel.resellers
    assert np.median(resellers.growth) == pytest.approx(0.03, abs=0.01)
    assert 0.3 < (resellers.growth < 0).mean() < 0.45
    order = np.argsort(resellers.yearly)
    small, large = resellers.growth[order[:600]], resellers.growth[order[-200:]]
    assert small.std() > 1.4 * large.std()


def test_some_join_and_some_leave_but_none_of_the_largest(channel: Channel, tables: dict[str, pa.Table]) -> None:
    partners = tables["partners"]
    joined = pc.sum(pc.greater_equal(partners["joined"], pa.scalar(date(2023, 7, 1)))).as_py()
    assert joined == round(1800 * 0.06 * 3)
    largest = set(channel.companies.ids.take(pa.array(np.argsort(-channel.resellers.yearly)[:80])).to_pylist())
    gone = set(partners.filter(pc.is_valid(partners["left"]))["partner"].to_pylist())
    assert gone
    assert not gone & largest


def test_nobody_buys_before_it_joins_or_after_it_leaves(
    tables: dict[str, pa.Table], months: dict[str, pa.Table]
) -> None:
    partners = {row["partner"]: row for row in tables["partners"].to_pylist()}
    for table in months.values():
        for row in table.select(["partner", "sold"]).to_pylist():
            known = partners[row["partner"]]
            assert known["joined"] <= row["sold"]
            assert known["left"] is None or row["sold"] < known["left"]


def test_some_lines_come_back_and_a_wholesaler_invoices_in_dollars(months: dict[str, pa.Table]) -> None:
    lines = pa.concat_tables([*months.values()])
    returned = pc.equal(lines["transaction"], "return")
    assert pc.mean(pc.cast(returned, pa.float64())).as_py() == pytest.approx(0.012, abs=0.003)
    for column in ("quantity", "amount"):
        assert pc.less(lines[column], pa.scalar(0, lines[column].type)).equals(returned)
    dollars = lines.filter(pc.equal(lines["currency"], "USD"))
    assert pc.unique(dollars["sender"]).to_pylist() == ["cassiopee"]
    wholesale = lines.filter(pc.equal(lines["route"], "wholesale"))
    # Its own partners', but for what these take elsewhere, and a half of what the others take elsewhere.
    own = WHOLESALERS[2].share
    assert len(dollars) / len(wholesale) == pytest.approx(own * 0.85 + (1 - own) * 0.15 / 2, abs=0.03)


def test_numbers_of_the_register_are_sound_and_agencies_share_that_of_their_head(tables: dict[str, pa.Table]) -> None:
    rows = tables["partners"].to_pylist()
    for row in rows:
        assert siren.is_valid(row["siren"]), row
        assert siret.is_valid(row["siret"]), row
        assert row["siret"].startswith(row["siren"])
        assert row["vat"] is None or vat.is_valid(row["vat"])
    assert len({row["siret"] for row in rows}) == len(rows)
    shared = [number for number, count in Counter(row["siren"] for row in rows).items() if count > 1]
    assert len(shared) > 20
    for number in shared:
        (group,) = {row["group"] for row in rows if row["siren"] == number}
        assert group is not None
    for group in tables["groups"].to_pylist():
        assert siren.is_valid(group["siren"])
    assert any(group["parent"] for group in tables["groups"].to_pylist())


def test_names_all_differ_and_few_need_more_than_a_town(tables: dict[str, pa.Table]) -> None:
    names = tables["partners"]["name"].to_pylist()
    assert len({*names}) == len(names)
    assert sum(name[-1].isdigit() for name in names) < len(names) / 50
    many = channel_of(ChannelParameters(size=60_000, lines_per_year=0.1)).companies.names
    assert len(pc.unique(many)) == len(many)


def test_every_place_has_partners_and_its_postal_codes_tell_the_departement() -> None:
    partners = dict(channel_of(ChannelParameters(size=40_000)).records())["partners"]
    seen = set()
    for row in partners.select(["departement", "postal_code", "city"]).to_pylist():
        seen.add(row["departement"])
        told = departement_of(row["postal_code"])
        # Two islands have the beginning of Guadeloupe, to which they belonged.
        assert told == row["departement"] or (told == "971" and row["departement"] in ("977", "978"))
    assert seen == {place.code for place in PLACES}


def test_each_unit_has_people_of_its_own_in_each_territory_and_several_in_the_capital(
    tables: dict[str, pa.Table],
) -> None:
    people = tables["people"]["person"].to_pylist()
    for territory in TERRITORIES:
        for unit in UNITS:
            assert f"{unit}-{territory}-1" in people
    assert "servers-ile-de-france-2" in people
    per_partner = Counter(tables["contacts"]["partner"].to_pylist())
    assert 2 < sum(per_partner.values()) / len(per_partner) < 2.6
    assert sum(count >= 3 for count in per_partner.values()) / len(per_partner) > 1 / 7


def test_the_organisation_has_the_flaws_of_a_real_one(tables: dict[str, pa.Table]) -> None:
    held = set(tables["holdings"]["seat"].to_pylist())
    vacant = [row["role"] for row in tables["seats"].to_pylist() if row["seat"] not in held]
    assert sorted(vacant) == ["cluster-lead", "lrm"]
    assert [row["title"] for row in tables["seats"].to_pylist() if row["capacity"]] == ["CRBP Centre-Est"]
    expired = pc.less_equal(tables["competences"]["expires"], pa.scalar(date(2026, 7, 1)))
    assert 0.1 < pc.mean(pc.cast(expired, pa.float64())).as_py() < 0.4


def test_the_past_has_clusters_tiers_rulings_and_what_was_agreed(channel: Channel, tables: dict[str, pa.Table]) -> None:
    tiers = Counter(tables["standings"]["tier"].to_pylist())
    assert (tiers["integrated"], 40 < tiers["aligned"] < 90) == (1, True)
    members = tables["memberships"].to_pylist()
    assert len({row["cluster"] for row in members if row["label"] == "expand"}) == 2
    lost = [row for row in tables["standings"].to_pylist() if row["below_since"]]
    assert lost
    assert all(row["tier"] == "aligned" for row in lost)
    assert Counter(tables["decisions"]["verdict"].to_pylist()) == {"granted": 2, "refused": 1}
    for table, count in (("exceptions", 1), ("pins", 2)):
        rows = tables[table].to_pylist()
        assert len(rows) == count
        assert all(len(row["reason"]) > 20 for row in rows)
    largest = channel.resellers.largest(2)
    assert (channel.resellers.yearly[largest] > 100_000_000).all()


def test_the_leaders_are_there_in_any_size_of_channel() -> None:
    for size in (300, 1800, 5000):
        found = channel_of(ChannelParameters(size=size)).resellers
        assert (found.yearly[found.largest(2)] >= (150_000_000, 105_000_000)).all()
    none = channel_of(replace(ChannelParameters(size=300), leaders=())).resellers
    assert none.yearly.max() < 105_000_000
