"""Which policy a person means: a file with the parents beside it, or a name in a book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maillage.actions.policy.resolve import resolve
from maillage.engine.kernel.reason import MaillageError
from tests.engine.policy.written import HEAD, TIERS

PARENT = HEAD.replace("demo", "parent") + TIERS
CHILD = HEAD + "extends: parent\n"


def put(folder: Path, **texts: str) -> Path:
    """Write files and return the first."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(texts))}.yaml"


def code(policy: str | Path, book: Path) -> tuple[str, object]:
    with pytest.raises(MaillageError) as refused:
        resolve(str(policy), book)
    (finding,) = refused.value.findings
    return finding.code, finding.facts.get("nearest")


def test_a_draft_beside_a_policy_that_cannot_be_read_is_none_of_its_business(tmp_path: Path) -> None:
    file = put(tmp_path, demo=CHILD, parent=PARENT, draft="tiers: [\n", nameless="title: x\n")
    assert resolve(str(file), tmp_path).chain == ("parent@1", "demo@1")


def test_a_parent_that_is_not_there_is_told_with_the_nearest_that_is(tmp_path: Path) -> None:
    file = put(tmp_path, demo=CHILD.replace("parent", "parrent"), parent=PARENT, draft="tiers: [\n", nameless="a: b\n")
    assert code(file, tmp_path) == ("policy-unknown-near", "parent")


def test_a_parent_in_turn_has_its_own_parent_beside_it(tmp_path: Path) -> None:
    file = put(
        tmp_path,
        demo=CHILD,
        parent=HEAD.replace("demo", "parent") + "extends: region\n",
        region=HEAD.replace("demo", "region") + TIERS,
    )
    assert resolve(str(file), tmp_path).chain == ("region@1", "parent@1", "demo@1")


def test_a_name_is_looked_up_in_the_book_by_version_by_day_or_alone(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    put(tmp_path / "policies", one=HEAD.replace("2026-01-01}", "2026-01-01, to: 2027-01-01}") + TIERS)
    assert resolve("demo", tmp_path).policy.version == "1"
    put(tmp_path / "policies", two=HEAD.replace("2026-01-01", "2027-01-01").replace('"1"', '"2"') + TIERS)
    assert resolve("demo@2", tmp_path).policy.version == "2"
    assert resolve("demo", tmp_path, date(2026, 5, 1)).policy.version == "1"
    assert code("demo", tmp_path)[0] == "policy-which-version"
    assert code("dmo", tmp_path) == ("policy-unknown-near", "demo")
    assert code("demo", tmp_path / "nowhere")[0] == "policy-not-found"
