"""Find partners of a plan."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.partners.find import ORDERS, PAGE, Directory, Order, Wanted, find_partners
from maillage.actions.partners.fold import fold

Acting = Callable[[str], Actor]


def test_everybody_is_found_once_over_all_pages(directory: Directory, acting: Acting) -> None:
    first = find_partners(acting("director"), directory, Wanted())
    assert first.total == first.seen == len(directory.names)
    listed = [
        line.partner
        for page in range(1, first.pages + 1)
        for line in find_partners(acting("director"), directory, Wanted(page=page)).lines
    ]
    assert sorted(listed) == [*directory.opened.plan.measures.partners]


def test_a_page_beyond_the_last_is_the_last(directory: Directory, acting: Acting) -> None:
    last = find_partners(acting("director"), directory, Wanted(page=10_000))
    assert last.page == last.pages == -(-last.total // PAGE)
    assert last.lines


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_is_in_the_order_asked_for(order: Order, directory: Directory, acting: Acting) -> None:
    lines = find_partners(acting("director"), directory, Wanted(order=order)).lines
    ranks = directory.opened.plan.tiers.overall.names
    keys = {
        "revenue": [-(line.revenue.micro if line.revenue else 0) for line in lines],
        "name": [fold(line.name) for line in lines],
        "tier": [-ranks.index(line.tier) for line in lines],
        "contacts": [-line.contacts for line in lines],
    }[order]
    assert keys == sorted(keys)


def test_words_are_found_without_accents_and_in_any_order(directory: Directory, acting: Acting) -> None:
    name = next(name for name in directory.names if fold(name) != name.casefold() and len(name.split()) > 2)
    asked = " ".join(reversed(fold(name).split()))
    found = find_partners(acting("director"), directory, Wanted(words=asked))
    assert name in {line.name for line in found.lines}


def test_a_siren_is_found_however_it_is_spaced(directory: Directory, acting: Acting) -> None:
    rows = directory.opened.records.table("partners").to_pylist()
    row = next(row for row in rows if row["siren"] and row["partner"] in directory.opened.plan.measures.partners)
    spaced = " ".join(row["siren"][at : at + 3] for at in range(0, 9, 3))
    assert row["partner"] in {
        line.partner for line in find_partners(acting("director"), directory, Wanted(words=spaced)).lines
    }


def test_words_that_nobody_has_find_nobody(directory: Directory, acting: Acting) -> None:
    found = find_partners(acting("director"), directory, Wanted(words="zzzz"))
    assert (found.total, found.pages, found.lines) == (0, 1, ())
    assert found.tiers == ()


def test_signs_of_a_pattern_are_words_like_others(directory: Directory, acting: Acting) -> None:
    everybody = find_partners(acting("director"), directory, Wanted()).total
    assert find_partners(acting("director"), directory, Wanted(words="%_.*[")).total in (0, everybody)


@pytest.mark.parametrize("part", ["tier", "territory", "cluster"])
def test_a_filter_keeps_what_it_names_and_its_number_says_how_many(
    part: str, directory: Directory, acting: Acting
) -> None:
    everybody = find_partners(acting("director"), directory, Wanted(order="tier"))
    value = getattr(everybody.lines[0], part)
    found = find_partners(acting("director"), directory, replace(Wanted(), **{part: value}))
    assert {getattr(line, part) for line in found.lines} == {value}
    if part == "tier":
        assert dict(everybody.tiers)[value] == found.total
        # What stands beside the other tiers doesn't change because one is chosen.
        assert found.tiers == everybody.tiers


def test_a_value_that_does_not_exist_finds_nobody(directory: Directory, acting: Acting) -> None:
    for wanted in (Wanted(tier="x"), Wanted(territory="x"), Wanted(cluster="x"), Wanted(person="x")):
        assert find_partners(acting("director"), directory, wanted).total == 0


def test_only_those_that_change(directory: Directory, acting: Acting) -> None:
    compared = directory.opened.plan.comparison
    moves = (compared.tier_move != 0) | (compared.primary_move != 0) | (compared.cluster_move > 1)
    assert find_partners(acting("director"), directory, Wanted(changed=True)).total == int(moves.sum())


def test_a_person_finds_its_portfolio_and_nothing_else(directory: Directory, acting: Acting) -> None:
    mine = acting("territory")
    coverage = directory.opened.plan.coverage
    seats = [at for at, seat in enumerate(coverage.seats) if seat.person == mine.person]
    portfolio = np.unique(coverage.partner[np.isin(coverage.seat, seats)])
    found = find_partners(mine, directory, Wanted())
    assert found.total == found.seen == len(portfolio) < len(directory.names)
    assert sum(count for _, count in found.tiers) == found.seen
    # Asking for somebody else's seat shows only what both have.
    other = next(seat.person for seat in coverage.seats if seat.person not in ("", mine.person))
    both = find_partners(mine, directory, Wanted(person=other))
    assert both.total <= found.total
    assert {line.partner for line in both.lines} <= {directory.opened.plan.measures.partners[at] for at in portfolio}


def test_who_may_see_no_partners_is_refused(directory: Directory, acting: Acting) -> None:
    with pytest.raises(Denied):
        find_partners(acting("administrator"), directory, Wanted())
