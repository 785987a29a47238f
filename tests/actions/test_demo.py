"""The demo's plan: what the commands show of it, and a check that can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from maillage.actions import demo
from maillage.actions.demo import Shown, check, demo_book, parameters_of
from maillage.actions.plan.explain import explain_partner
from maillage.actions.plan.read import Opened, open_plan
from maillage.actions.plan.show import rows, summary
from maillage.demo.invented import channel_of
from maillage.engine.comparison.between import Placement, between
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.plan import Plan
from maillage.engine.tiers.types import TierTable
from maillage.messages.render import finding_sentence, reason_sentence

SIZE = 300


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = demo_book(tmp_path_factory.mktemp("demo") / "book", "fr", size=SIZE)
    yield found
    found.book.records().close()


def test_fewer_partners_make_as_much_together() -> None:
    small, usual = parameters_of(SIZE), parameters_of(1800)
    assert usual == replace(usual, median_revenue=270_000)
    assert small.median_revenue * SIZE == pytest.approx(usual.median_revenue * 1800)


def test_a_plan_comes_back_as_it_was_kept(shown: Shown) -> None:
    opened = open_plan(shown.book)
    plan = shown.built.plan
    assert opened.plan.header == plan.header
    assert opened.plan.receipts == plan.receipts
    old, new = (Placement(item.tiers, item.clusters, item.coverage) for item in (plan, opened.plan))
    assert between(old, new) == ()
    with pytest.raises(MaillageError) as missing:
        open_plan(shown.book, "nothing")
    assert missing.value.findings[0].code == "plan-missing"


def test_every_partner_has_one_row_and_one_primary_contact(shown: Shown) -> None:
    opened = Opened(shown.book, shown.built.plan)
    listed = list(rows(opened))
    short = summary(shown.built.plan)
    assert len(listed) == SIZE == short.partners == sum(short.tiers.values())
    assert all(row.primary and row.primary in row.contacts for row in listed)
    assert short.contacts_after < short.contacts_before


def test_every_partner_can_be_explained_in_both_languages(shown: Shown) -> None:
    opened = open_plan(shown.book)
    for index in range(0, SIZE, 37):
        explained = explain_partner(opened, opened.plan.measures.partners[index])
        for language in ("fr", "en"):
            for reason in (*explained.tiers, *explained.changes, explained.cluster, explained.contacts):
                assert reason_sentence(reason, language, opened.glossary)
    assert explain_partner(opened, explained.name).partner == explained.partner
    for wanted, code in (("nobody at all", "partner-missing"), ("a", "partner-ambiguous")):
        with pytest.raises(MaillageError) as error:
            explain_partner(opened, wanted)
        assert error.value.findings[0].code == code
        assert finding_sentence(error.value.findings[0], "fr")


FAULTS: dict[str, Callable[[Plan], Plan]] = {
    "primary": lambda plan: replace(
        plan, coverage=replace(plan.coverage, primary=np.zeros_like(plan.coverage.primary))
    ),
    "clusters": lambda plan: replace(plan, clusters=replace(plan.clusters, clusters=plan.clusters.clusters[:0])),
    "expand": lambda plan: replace(
        plan, clusters=replace(plan.clusters, clusters=tuple(replace(one, label="") for one in plan.clusters.clusters))
    ),
    "integrated": lambda plan: replace(plan, tiers=lowest(plan, 0)),
    "tiers": lambda plan: replace(plan, tiers=lowest(plan, -1)),
    "contacts": lambda plan: replace(plan, comparison=replace(plan.comparison, all_after=plan.comparison.all_before)),
    "replay": lambda plan: replace(plan, header=replace(plan.header, seed=99)),
}


def lowest(plan: Plan, rank: int) -> TierTable:
    """Put the highest partners into another tier."""
    ladder = plan.tiers.overall
    tier = np.where(ladder.tier == len(ladder.names) - 1, rank, ladder.tier).astype(ladder.tier.dtype)
    return replace(plan.tiers, ladders={**plan.tiers.ladders, "": replace(ladder, tier=tier)})


def parts(error: pytest.ExceptionInfo[MaillageError]) -> set[object]:
    for finding in error.value.findings:
        for language in ("fr", "en"):
            assert len(finding_sentence(finding, language)) > 40
    return {finding.facts["part"] for finding in error.value.findings}


@pytest.mark.parametrize("part", [*FAULTS])
def test_the_check_sees_a_plan_that_is_not_sound(part: str, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    # The reasons are asked for in a test of their own: a broken plan may have none.
    monkeypatch.setattr(demo, "_explained", lambda opened: True)
    monkeypatch.setattr(demo, "build_plan", lambda book, day: shown.built)
    check(shown)
    with pytest.raises(MaillageError) as error:
        check(replace(shown, built=replace(shown.built, plan=FAULTS[part](shown.built.plan))))
    assert part in parts(error)


def test_the_check_sees_partners_that_are_missing_and_a_ledger_that_holds_something_else(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "build_plan", lambda book, day: shown.built)
    other = channel_of(replace(shown.channel.parameters, size=SIZE + 1, seed=2))
    with pytest.raises(MaillageError) as error:
        check(replace(shown, channel=other))
    assert parts(error) == {"partners", "primary", "ledger"}


def test_the_check_sees_a_partner_without_reasons(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "build_plan", lambda book, day: shown.built)
    monkeypatch.setattr(demo, "reason_sentence", lambda reason, language, glossary: "")
    with pytest.raises(MaillageError) as error:
        check(shown)
    assert parts(error) == {"reasons"}


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(MaillageError):
        demo_book(tmp_path, "fr", size=SIZE)
    assert (tmp_path / "letter.txt").read_text() == "keep me"
