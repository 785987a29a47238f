"""Territories proposed from a book: what is told, what is written, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.actions.policy.resolve import resolve
from maillage.actions.territories.propose import Draft, propose_territories
from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.kernel.reason import MaillageError
from tests.actions.policy.channel_book import DAY
from tests.actions.territories.channel import spread_channel

QUARTER = Quantity(250_000, RATIO)


def test_a_book_gives_territories_and_a_policy_that_loads(tmp_path: Path) -> None:
    book = spread_channel(tmp_path / "book")
    file = tmp_path / "draft.yaml"
    told: list[str] = []
    found, policy = propose_territories(book, DAY, 3, tolerance=QUARTER, seconds=1, draft=Draft(file, DAY),
                                        progress=told.append)  # fmt: skip
    proposal = found.proposal
    assert told[-1] == "territories"
    assert (found.policy, found.version, policy.policy, found.file) == ("trial", "1", "trial", str(file))
    assert (proposal.basis, proposal.feasible, proposal.partners, proposal.kept) == (
        "territory",
        True,
        32,
        (("reunion", 2),),
    )
    # The three resellers of Toulouse at the desk, two hours each; those of the clusters have other people.
    assert proposal.even.micro == 18_000_000
    after = resolve(str(file), book.folder).policy
    assert after.version == "1-territories-1"
    assert {item.territory for item in after.territories} == {
        change.territory for change in proposal.changes} | {"reunion"}  # fmt: skip
    assert not list(book.plans.glob("*"))


def test_nothing_is_overwritten_and_a_parents_territories_are_the_parents(tmp_path: Path) -> None:
    book = spread_channel(tmp_path / "book")
    there = tmp_path / "there.yaml"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(MaillageError, match="territories-file"):
        propose_territories(book, DAY, 3, draft=Draft(there, DAY))
    assert there.read_text(encoding="utf-8") == "mine"
    child = 'policy: child\nversion: "1"\nextends: trial\ntitle: Child\nvalid: {from: 2026-01-01}\n'
    (book.policies / "child.yaml").write_text(child, encoding="utf-8")
    with pytest.raises(MaillageError, match="territories-inherited"):
        propose_territories(book, DAY, 3, policy="child", draft=Draft(tmp_path / "new.yaml", DAY))
