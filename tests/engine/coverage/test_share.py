"""Even shares, and who could stay."""

from __future__ import annotations

from maillage.engine.coverage.share import Shares, shares_of
from tests.engine.channel import P
from tests.engine.coverage.channel import Case, mba, run, seat, staff, talks


def shares(case: Case) -> Shares:
    found = run(case)
    return shares_of(found.policy, found.measures, found.tiers, found.clusters, found.records)


def test_work_that_could_be_shared_is_divided_by_capacity() -> None:
    tables = staff(seat("s"), seat("s2", capacity=50), seat("n", territory="north"), seat("v", vacant=True))
    found = shares(Case([*mba("abcdef"), *mba("x", postal="59000")], tables))
    # Six partners of 10 hours over 100 and 50; the one of the north has one seat; a vacant one serves nobody here.
    assert found.even.tolist() == [10_000_000, 40_000_000, 20_000_000, -1]
    assert found.common.tolist() == [False, True, True, False]


def test_who_holds_a_seat_that_may_serve_the_partner_may_stay() -> None:
    tables = staff(
        seat("s"), seat("n", territory="north"), seat("t", "tpm"),
        contacts=[talks("a", "S"), talks("a", "T"), talks("a", "N"), talks("a", "GONE"), talks("x", "N")],
    )  # fmt: skip
    found = shares(Case([P("a", 10, tier="mba"), *mba("x", postal="59000")], tables))
    # Of a: Gone, N, S, T; of x: N.
    assert found.may_stay.tolist() == [False, False, True, False, True]


def test_without_a_contact_nothing_is_shared() -> None:
    found = shares(Case([], staff(seat("s"))))
    assert (found.even.tolist(), found.common.tolist(), found.may_stay.tolist()) == ([-1], [False], [])
