"""The demo's plan: what the commands show of it, the same bytes again, and a check that can fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from maillage.actions.demo import AS_OF, Shown, check, demo_book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.explain import explain_partner
from maillage.actions.plan.read import Opened, open_plan
from maillage.actions.plan.show import rows, summary
from maillage.engine.comparison.between import Placement, between
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence, reason_sentence

SIZE = 400


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = demo_book(tmp_path_factory.mktemp("demo") / "book", "fr", size=SIZE)
    yield found
    found.book.records().close()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_the_same_inputs_give_the_same_bytes(shown: Shown, tmp_path: Path) -> None:
    other = demo_book(tmp_path / "book", "fr", size=SIZE)
    assert files_of(other.built.folder) == files_of(shown.built.folder)
    assert other.built.folder.name == shown.built.folder.name
    seeded = build_plan(other.book, AS_OF, seed=2)
    assert seeded.folder.name != other.built.folder.name


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


def test_the_check_sees_a_plan_that_is_not_sound(shown: Shown) -> None:
    plan = shown.built.plan
    check(plan, SIZE)
    coverage = replace(plan.coverage, primary=np.zeros_like(plan.coverage.primary))
    for wrong in (replace(plan, coverage=coverage), replace(plan, clusters=replace(plan.clusters, clusters=()))):
        with pytest.raises(MaillageError):
            check(wrong, SIZE)
    with pytest.raises(MaillageError):
        check(plan, SIZE + 1)


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(MaillageError):
        demo_book(tmp_path, "fr", size=SIZE)
    assert (tmp_path / "letter.txt").read_text() == "keep me"
