"""A policy held against a book: what the cluster rules' candidates really make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.policy.check import check_in_book
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Term
from maillage.engine.policy.read import read_policy
from tests.actions.policy.channel_book import DAY, Rows, book_with_channel, policy_text


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = book_with_channel(tmp_path_factory.mktemp("check") / "book")
    yield made
    made.records().close()


def found(book: Book, text: str) -> list[Finding]:
    return list(check_in_book(read_policy(text, "trial.yaml"), book, DAY))


def test_nothing_is_said_of_a_policy_that_its_book_can_follow(book: Book) -> None:
    assert found(book, policy_text()) == []
    assert found(book, policy_text(least="2.4 M EUR")) == []


def test_the_candidates_who_share_a_trade_are_added_up(book: Book) -> None:
    """a, b and c are software vendors with 2.4 M€; with d and e the candidates make 3.5 M€, but share no trade."""
    (finding,) = found(book, policy_text(least="2.5 M EUR"))
    assert (finding.code, finding.facts["shared"]) == ("policy-cluster-apart", (Term("trade", "isv"),))
    assert finding.facts["best"] == Quantity.of(2_400_000, "EUR")
    (finding,) = found(book, policy_text(least="3.6 M EUR"))
    assert (finding.code, finding.facts["total"]) == ("policy-cluster-short", Quantity.of(3_500_000, "EUR"))


def test_a_least_total_in_another_currency_is_converted(book: Book) -> None:
    (finding,) = found(book, policy_text(least="30 M USD"))
    least = finding.facts["least"]
    assert isinstance(least, Quantity)
    assert (finding.code, least.unit) == ("policy-cluster-short", "EUR")
    assert 15_000_000 < least.value < 30_000_000


@pytest.mark.parametrize(
    ("gold", "code"), [("2 M EUR", "policy-cluster-candidates"), ("850 k EUR", "policy-cluster-few")]
)
def test_too_few_candidates_are_found(gold: str, code: str, book: Book) -> None:
    assert [finding.code for finding in found(book, policy_text(gold=gold))] == [code]


def test_a_rule_without_total_or_common_ground_asks_for_heads_alone(book: Book) -> None:
    text = policy_text().replace("    total: {measure: revenue, at_least: 1 M EUR}\n", "")
    assert found(book, text) == []
    alone = text.replace("    common: {any: [trade]}\n", "")
    assert found(book, alone) == []
    assert [item.code for item in found(book, alone.replace("at_least: 2}", "at_least: 6}"))] == ["policy-cluster-few"]
    whole = policy_text(least="3.5 M EUR").replace("    common: {any: [trade]}\n", "")
    assert found(book, whole) == []
    most = policy_text().replace("at_least: 1 M EUR", "at_most: 9 M EUR")
    assert found(book, most) == []


def test_a_policy_without_clusters_is_held_against_seats_and_words_alone(book: Book) -> None:
    text = """policy: p
version: "1"
title: P
valid: {from: 2026-01-01}
currency: EUR
trades: [{name: isv, title: ISV}]
tiers: [{tier: base}]
"""
    assert [finding.code for finding in found(book, text)] == ["policy-records-words"]


def test_candidates_with_nothing_in_common_are_found(tmp_path: Path) -> None:
    partners: Rows = [
        {"partner": name, "name": name, "country": "FR", "trade": trade}
        for name, trade in (("a", "isv"), ("b", "var"), ("c", None), ("d", None), ("e", None))
    ]
    book = book_with_channel(tmp_path / "book", more={"partners": partners})
    (finding,) = found(book, policy_text())
    assert (finding.code, finding.facts["count"]) == ("policy-cluster-unlike", 1)
    book.records().close()


def test_a_book_without_partners_says_nothing_of_clusters(tmp_path: Path) -> None:
    book = book_with_channel(tmp_path / "book", more={"partners": []})
    assert found(book, policy_text()) == []
    book.records().close()
