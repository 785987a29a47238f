"""A scenario from its being opened to its plan: what is changed there, and there alone, makes the difference."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.jobs.cancel import steer
from maillage.actions.jobs.perform import perform
from maillage.actions.log.verify import verify
from maillage.actions.plan.build import build_plan, policy_in_force
from maillage.actions.plan.read import open_plan
from maillage.actions.scenarios.build import ask_build, build_scenario, last_job
from maillage.actions.scenarios.compare import compare_plans
from maillage.actions.scenarios.draft import scenario_of
from maillage.actions.scenarios.edit import change_policy, comment, suppose_row, withdraw_row
from maillage.actions.scenarios.list import list_scenarios
from maillage.actions.scenarios.move import keep_move, try_move
from maillage.actions.scenarios.open import open_scenario
from maillage.actions.scenarios.show import show_scenario
from maillage.adapters.queue.waiting import Queue
from maillage.engine.kernel.reason import MaillageError
from tests.actions.policy.channel_book import DAY, policy_text
from tests.actions.scenarios.stage import ANALYST, APPROVER, DIRECTOR, FIELD, OTHER, PEOPLE, book_with_plan

SEAT = {"seat": "desk-2", "role": "desk", "title": "Desk 2"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A book with a plan, made once; each test has a copy."""
    folder = tmp_path_factory.mktemp("scenarios") / "book"
    book, plan = book_with_plan(folder)
    book.records().close()
    return folder, plan


@pytest.fixture
def plan(made: tuple[Path, str]) -> str:
    return made[1]


@pytest.fixture
def book(made: tuple[Path, str], tmp_path: Path) -> Book:
    shutil.copytree(made[0], tmp_path / "book")
    return Book(tmp_path / "book")


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(MaillageError) as raised:
        act()
    return raised.value.findings[0].code


def opened(book: Book, actor: Actor = ANALYST) -> int:
    return open_scenario(actor, book, "Trial", "What if?").number


def test_a_clone_that_changes_nothing_is_the_same_plan(book: Book, plan: str) -> None:
    number = opened(book)
    assert build_scenario(ANALYST, book, number).plan.header.name == plan
    found = scenario_of(ANALYST, book, number)
    assert (found.plan, found.base, found.is_built) == (plan, plan, True)


def test_what_came_in_since_is_not_looked_at(book: Book, plan: str) -> None:
    from maillage.records.store import RecordsBatch
    from tests.engine.channel import arrow

    number, store = opened(book), book.records()
    store.post(store.propose("seats", arrow("seats", [SEAT])), RecordsBatch("seats"))
    assert build_scenario(ANALYST, book, number).plan.header.name == plan
    assert build_plan(book, DAY, seconds=1).plan.header.name != plan


def test_a_changed_policy_gives_the_plan_of_that_policy(book: Book) -> None:
    number = opened(book)
    change_policy(ANALYST, book, number, policy_text(gold="650 k EUR"), revision=1)
    shown = show_scenario(ANALYST, book, number)
    assert [one.path for one in shown.clauses or ()] == ["tiers/gold/admission/at_least"]
    assert shown.needs_version
    built = build_scenario(ANALYST, book, number).plan
    (book.policies / "trial.yaml").write_text(policy_text(gold="650 k EUR"), encoding="utf-8")
    again = build_plan(book, DAY, seconds=1).plan
    assert (built.header, built.receipts) == (again.header, again.receipts)


def test_a_text_with_a_version_of_its_own_can_be_put_forward(book: Book) -> None:
    number = opened(book)
    assert not show_scenario(ANALYST, book, number).needs_version
    change_policy(ANALYST, book, number, policy_text(version="2", gold="650 k EUR"), revision=1)
    assert not show_scenario(ANALYST, book, number).needs_version


def test_a_fault_in_the_policy_is_told_with_its_line_and_changes_nothing(book: Book) -> None:
    number = opened(book)
    with pytest.raises(MaillageError) as raised:
        change_policy(ANALYST, book, number, policy_text().replace("roles:", "rolls:"), revision=1)
    source = raised.value.findings[0].source
    assert source is not None
    assert (source.file, source.line > 1) == ("trial.yaml", True)
    assert scenario_of(ANALYST, book, number).revision == 1


def test_a_supposed_seat_is_in_the_plan_and_the_plan_can_be_opened_later(book: Book) -> None:
    number = opened(book)
    suppose_row(ANALYST, book, number, "seats", SEAT, revision=1)
    suppose_row(ANALYST, book, number, "holdings", {"seat": "desk-2", "person": "p1"}, revision=2)
    built = build_scenario(ANALYST, book, number).plan
    assert "desk-2" in [seat.seat for seat in built.coverage.seats]
    shutil.rmtree(book.folder / "cache")
    read = open_plan(Book(book.folder), built.header.name)
    assert read.names[("seat", "desk-2")] == "Desk 2"
    change = show_scenario(ANALYST, book, number).rows[0].change.number
    withdraw_row(ANALYST, book, number, change, revision=3)
    assert [one.change.table for one in show_scenario(ANALYST, book, number).rows] == ["holdings"]
    assert not scenario_of(ANALYST, book, number).is_built


def test_a_row_that_ends_is_gone_and_the_order_of_changes_does_not_matter(book: Book, plan: str) -> None:
    number = opened(book)
    suppose_row(ANALYST, book, number, "holdings", {"seat": "desk-1", "person": "p2"}, revision=1, ends=True)
    built = build_scenario(ANALYST, book, number).plan
    assert {seat.seat: seat.person for seat in built.coverage.seats} == {"lead-1": "p1", "desk-1": ""}
    suppose_row(ANALYST, book, number, "holdings", {"seat": "desk-1", "person": "p2"}, revision=2)
    assert build_scenario(ANALYST, book, number).plan.coverage.seats == open_plan(book, plan).plan.coverage.seats


def test_a_clone_of_a_scenario_s_plan_has_what_that_supposes(book: Book) -> None:
    first = opened(book)
    suppose_row(ANALYST, book, first, "seats", SEAT, revision=1)
    built = build_scenario(ANALYST, book, first).plan.header.name
    second = open_scenario(OTHER, book, "Again", plan=built).number
    assert build_scenario(OTHER, book, second).plan.header.name == built
    assert [one.change.table for one in show_scenario(OTHER, book, second).rows] == ["seats"]


@pytest.mark.parametrize(
    ("table", "row", "code"),
    [
        ("seats", {"seat": "s"}, "scenario-value-missing"),
        ("seats", {**SEAT, "capacity": "much"}, "scenario-value"),
        ("seats", {**SEAT, "capacity": "0.00001"}, "scenario-value"),
        ("pins", {"partner": "a", "kind": "near", "target": "b", "reason": "r"}, "scenario-value"),
        ("holdings", {"seat": "desk-1", "person": "p1", "valid_from": "1 July"}, "scenario-value"),
        ("partners", {"partner": "z"}, "scenario-table"),
    ],
)
def test_a_wrong_row_is_told(book: Book, table: str, row: dict[str, str], code: str) -> None:
    number = opened(book)
    assert code_of(lambda: suppose_row(ANALYST, book, number, table, row, revision=1)) == code


def test_only_the_author_and_the_director_edit(book: Book) -> None:
    number = opened(book)
    for actor in (OTHER, APPROVER, FIELD):
        for act in (
            lambda actor=actor: change_policy(actor, book, number, policy_text(), revision=1),
            lambda actor=actor: suppose_row(actor, book, number, "seats", SEAT, revision=1),
            lambda actor=actor: ask_build(actor, book, number),
            lambda actor=actor: build_scenario(actor, book, number),
        ):
            with pytest.raises(Denied):
                act()
    assert not show_scenario(OTHER, book, number).may_edit
    with pytest.raises(Denied):
        open_scenario(APPROVER, book, "mine")
    with pytest.raises(Denied):
        list_scenarios(FIELD, book)
    suppose_row(DIRECTOR, book, number, "seats", SEAT, revision=1)
    comment(APPROVER, book, number, "Why a second desk?")
    with pytest.raises(Denied):
        comment(FIELD, book, number, "hello")
    assert [one.text for one in show_scenario(OTHER, book, number).comments] == ["Why a second desk?"]


def test_of_two_edits_of_the_same_revision_the_second_is_told(book: Book) -> None:
    number = opened(book)
    suppose_row(ANALYST, book, number, "seats", SEAT, revision=1)
    assert code_of(lambda: change_policy(DIRECTOR, book, number, policy_text(), revision=1)) == "scenario-moved"
    assert code_of(lambda: open_scenario(ANALYST, book, " ")) == "scenario-name"
    assert code_of(lambda: comment(ANALYST, book, number, " ")) == "scenario-comment"
    assert verify(book).entries == 2


def test_a_build_in_the_background_is_asked_for_once_seen_and_can_be_cancelled(book: Book) -> None:
    from maillage.jobs.kinds import VERBS

    number = opened(book)
    job = ask_build(ANALYST, book, number)
    assert code_of(lambda: ask_build(ANALYST, book, number)) == "scenario-building"
    shown = show_scenario(DIRECTOR, book, number)
    assert (shown.is_building, shown.job is not None and shown.job.may_steer) == (True, True)
    steer(ANALYST, book, job.number, "cancel")
    again = ask_build(ANALYST, book, number)
    queue = Queue(book.folder)
    while (taken := queue.take()) is not None:
        perform(book, taken, VERBS, PEOPLE.__getitem__)
    found = scenario_of(ANALYST, book, number)
    last = last_job(ANALYST, book, found)
    assert last is not None
    assert (last.job.number, last.job.state, last.result["plan"]) == (again.number, "done", found.plan)
    assert found.is_built


def test_a_partner_moved_by_hand_is_tried_at_once_and_pinned(book: Book, plan: str) -> None:
    number, based = opened(book), open_plan(book, plan)
    clusters = {"".join(based.plan.measures.partners[at] for at in one.members): one.name
                for one in based.plan.clusters.clusters}  # fmt: skip
    assert set(clusters) == {"abc", "de"}
    target = clusters["de"]
    tried = try_move(ANALYST, book, number, based, "a", "cluster", target)
    assert {one.code for one in tried.findings} == {"cluster-invalid-common"}
    assert tried.mate is not None
    assert tried.mate.name == "d"
    with pytest.raises(Denied):
        try_move(ANALYST, book, number, based, "a", "cluster", "nowhere")
    with pytest.raises(Denied):
        try_move(ANALYST, book, number, based, "zz", "cluster", target)

    def keep(reason: str) -> object:
        return keep_move(ANALYST, book, number, based, "f", "person", "p1", reason=reason, revision=1, today=DAY)

    assert code_of(lambda: keep(" ")) == "scenario-reason"
    keep("She knows them")
    row = show_scenario(ANALYST, book, number).rows[0].row
    assert (row["kind"], row["partner"], row["target"], row["author"]) == ("contact", "f", "p1", "Ana")
    told = [one.code for one in build_scenario(ANALYST, book, number).plan.findings]
    expected = [one.code for one in try_move(ANALYST, book, number, based, "f", "person", "p1").findings]
    assert expected
    assert set(expected) <= set(told)


def test_two_plans_side_by_side(book: Book, plan: str) -> None:
    number = opened(book)
    change_policy(ANALYST, book, number, policy_text(gold="650 k EUR"), revision=1)
    new = build_scenario(ANALYST, book, number).plan.header.name
    found = compare_plans(ANALYST, plan, new, lambda name: open_plan(book, name))
    moved = {one.partner.name: {part.code for part in one.parts} for one in found.moves}
    assert {"d", "e"} <= moved.keys()
    assert "between-tier" in moved["d"]
    assert found.moves[0].why
    assert dict(found.kinds)["tier"] == sum("between-tier" in codes for codes in moved.values())
    assert found.total == len(moved)
    kinds = {sums.kind: sums for sums in found.sums}
    assert kinds.keys() == {"territory", "seat", "unit", "cluster"}
    seats = {line.term.name: (line.old, line.new) for line in kinds["seat"].lines}
    old, fresh = seats["lead-1"]
    assert old is not None
    assert fresh is not None
    assert (old[0], fresh[0]) == (5, 3)
    assert found.contacts == (8, 8)
    assert found.cost[0].moving == found.cost[1].moving
    same = compare_plans(ANALYST, plan, plan, lambda name: open_plan(book, name))
    assert (same.total, [sums.lines for sums in same.sums]) == (0, [()] * 4)
    with pytest.raises(Denied):
        compare_plans(FIELD, plan, new, lambda name: open_plan(book, name))


def later(version: str) -> str:
    text = policy_text(version=version, gold="650 k EUR")
    return text.replace("valid: {from: 2026-01-01}", "valid: {from: 2026-06-01}")


def test_a_clone_keeps_its_policy_where_a_later_version_is_in_force_meanwhile(book: Book, plan: str) -> None:
    (book.policies / "second.yaml").write_text(later("2"), encoding="utf-8")
    assert policy_in_force(book, "", DAY).policy.version == "2"
    number = open_scenario(ANALYST, book, "Trial", "", plan).number
    assert build_scenario(ANALYST, book, number).plan.header.name == plan
    change_policy(ANALYST, book, number, policy_text(gold="640 k EUR"), revision=1)
    assert build_scenario(ANALYST, book, number).plan.header.name != plan


def test_what_was_published_of_a_scenario_does_not_stand_in_its_way(book: Book) -> None:
    number = opened(book)
    change_policy(ANALYST, book, number, later("2"), revision=1)
    before = build_scenario(ANALYST, book, number).plan.header.name
    (book.policies / "trial-2.yaml").write_text(later("2"), encoding="utf-8")
    assert build_scenario(ANALYST, book, number).plan.header.name == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (policy_text(name="other"), "scenario-policy-name"),
        (policy_text().replace("from: 2026-01-01", "from: 2026-07-02"), "policy-not-in-force"),
    ],
)
def test_a_text_that_would_not_be_the_plan_s_policy_is_refused(book: Book, text: str, code: str) -> None:
    number = opened(book)
    assert code_of(lambda: change_policy(ANALYST, book, number, text, revision=1)) == code
