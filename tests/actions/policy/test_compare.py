"""Two policies in one book: who moves, by how much, and because of which clauses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.policy.compare import Effect, TierShift, effect, find
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.diff import diff
from maillage.engine.policy.read import read_policy
from maillage.messages.render import reason_sentence
from tests.actions.policy.channel_book import DAY, Rows, book_with_channel, policy_text, records


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = book_with_channel(tmp_path_factory.mktemp("compare") / "book")
    yield made
    made.records().close()


def compared(book: Book, old: str, new: str, limit: int = 0) -> Effect:
    first, second = read_policy(old, "old.yaml"), read_policy(new, "new.yaml")
    return effect(book, first, second, diff(first, second), DAY, limit=limit)[0]


def euros(thousands: int) -> Quantity:
    return Quantity.of(thousands * 1000, "EUR")


def test_a_higher_threshold_moves_those_below_it(book: Book) -> None:
    """d and e (600 and 500 k€) share a trade; at 550 k€ e is no longer gold, and d alone is no group."""
    found = compared(book, policy_text(), policy_text(gold="550 k EUR"))
    assert (found.partners, found.moved, found.primary) == (8, 2, 2)
    assert (found.revenue, found.revenue_all) == (euros(1100), euros(3740))
    assert found.tiers == (TierShift("gold", "base", 2, euros(1100)),)
    assert (found.formed, found.regrouped, len(found.dissolved)) == ((), (), 1)
    assert [(move.partner, move.name, move.revenue) for move in found.moves] == [
        ("d", "Maison D", euros(600)), ("e", "Maison E", euros(500)),
    ]  # fmt: skip
    assert found.moves[1].because == ("tiers/gold/admission/at_least",)
    assert [part.code for part in found.moves[1].reason.parts[:3]] == [
        "between-tier", "between-cluster", "between-primary",
    ]  # fmt: skip
    because = found.moves[1].reason.parts[-1]
    assert "tiers/gold/admission/at_least (450 k EUR → 550 k EUR)" in reason_sentence(because, "en")
    assert reason_sentence(because, "fr") != reason_sentence(because, "en")


def test_a_cluster_that_becomes_invalid_is_the_cause(book: Book) -> None:
    found = compared(book, policy_text(), policy_text(least="1.2 M EUR"))
    assert [(move.partner, move.because) for move in found.moves] == [
        ("d", ("clusters/group/total/at_least",)), ("e", ("clusters/group/total/at_least",)),
    ]  # fmt: skip
    back = compared(book, policy_text(least="1.2 M EUR"), policy_text())
    assert (back.formed, back.dissolved) == (found.dissolved, ())
    assert back.tiers == (TierShift("base", "gold", 2, euros(1100)),)


def test_who_gives_way_to_others_is_told_so(tmp_path: Path) -> None:
    """d and e come to the desks and keep whom they have known for long, whose seat carries three partners: some that
    were there must change their contact, though no clause that changed speaks of them."""
    seats = [*records()["seats"], {"seat": "desk-2", "title": "Desk 2", "role": "desk"}]
    people = [*records()["people"], {"person": "p3", "name": "Marc"}]
    holdings = [*records()["holdings"], {"seat": "desk-2", "person": "p3"}]
    contacts = [
        {
            "partner": name,
            "unit": "u",
            "person": "p2",
            "role": "desk",
            "since": date(2010 if name in "de" else 2025, 1, 1),
        }
        for name in "defgh"
    ]
    tables: dict[str, Rows] = {"seats": seats, "people": people, "holdings": holdings, "contacts": contacts}
    book = book_with_channel(tmp_path / "book", more=tables)
    old = policy_text().replace("covers: {tiers: [base]}, capacity: {hours: 1600}",
                                "covers: {tiers: [base]}, capacity: {hours: 6}")  # fmt: skip
    old = old.replace("moving_hours: 1}", "moving_hours: 1, keep_years: 3}")
    found = compared(book, old, old.replace("450 k EUR", "550 k EUR"))
    others = [move for move in found.moves if move.partner in "fgh"]
    assert others
    for move in others:
        assert (move.because, move.reason.parts[-1].code) == ((), "policy-diff-follows")
    book.records().close()


def test_only_so_many_are_shown_one_by_one(book: Book) -> None:
    found = compared(book, policy_text(), policy_text(gold="550 k EUR"), limit=1)
    assert ([move.partner for move in found.moves], found.moved) == (["d"], 2)


def test_the_texts_for_readers_move_nobody(book: Book) -> None:
    found = compared(book, policy_text(), policy_text().replace("discount: 5 %", "discount: 9 %"))
    assert (found.moved, found.moves, found.tiers, found.revenue) == (0, (), (), euros(0))
    assert found.contacts[0] == found.contacts[1]


def test_neither_plan_is_kept(book: Book) -> None:
    compared(book, policy_text(), policy_text(gold="550 k EUR"))
    assert not book.plans.exists()


def test_without_a_sum_of_money_nothing_is_at_stake(book: Book) -> None:
    counted = policy_text().replace("sum: amount", "count: orders").replace("at_least: 1 M EUR", "at_least: 2")
    counted = counted.replace("at_least: 450 k EUR", "at_least: {least}")
    found = compared(book, counted.replace("{least}", "1"), counted.replace("{least}", "2"))
    assert found.moved == 8
    assert (found.revenue, found.revenue_all, found.moves[0].revenue) == (None, None, None)
    assert found.tiers == (TierShift("gold", "base", 8, None),)
    assert reason_sentence(found.moves[0].reason, "en") == "a"


def test_a_name_is_looked_up_on_the_day_and_a_version_by_itself(book: Book) -> None:
    newer = book.policies / "newer.yaml"
    newer.write_text(policy_text(version="2").replace("from: 2026-01-01", "from: 2026-06-01"), encoding="utf-8")
    (book.policies / "trial.yaml").write_text(
        policy_text().replace("from: 2026-01-01", "from: 2026-01-01, to: 2026-06-01"), encoding="utf-8"
    )
    assert find("trial", book.folder, DAY).policy.version == "2"
    assert find("trial@1", book.folder, DAY).policy.version == "1"
    assert find(str(newer), book.folder, DAY).policy.version == "2"
    with pytest.raises(MaillageError):
        find("trial", book.folder, None)
    newer.unlink()
    Path(book.policies / "trial.yaml").write_text(policy_text(), encoding="utf-8")
