"""Joined files and versions of one key."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from maillage.engine.intake.mapping import Join, Versions
from maillage.engine.intake.rows import LINE, Refusals
from maillage.engine.intake.shape import joined, latest
from maillage.engine.kernel.reason import MaillageError

MAIN = pa.table({LINE: pa.array([2, 3]), "id": ["a", "z"]})
OTHER = pa.table({LINE: pa.array([2, 3, 4]), "key": ["a", "a", "b"], "since": ["1", "2", "1"], "name": ["x", "y", ""]})
BY_KEY: dict[str, Any] = {"join": "j", "file": "o.csv", "on": "id", "key": "key"}


@pytest.mark.parametrize(("keep", "name"), [("last", "y"), ("first", "x")])
def test_one_version_of_each_key_is_joined(keep: str, name: str) -> None:
    refusals = Refusals()
    join = Join.model_validate(BY_KEY | {"versions": {"by": "key", "order": "since", "keep": keep}})
    found = joined(MAIN, join, OTHER, "f.csv", refusals)
    assert (found["j.name"].to_pylist(), found["id"].to_pylist()) == ([name, ""], ["a", "z"])
    assert refusals.parts == []


def test_a_key_that_stands_twice_is_refused_unless_the_mapping_says_which() -> None:
    with pytest.raises(MaillageError) as caught:
        joined(MAIN, Join.model_validate(BY_KEY), OTHER, "f.csv", Refusals())
    assert (caught.value.findings[0].code, caught.value.findings[0].facts["key"]) == ("intake-join-twice", "a")


def test_those_preferred_come_first_whatever_their_order() -> None:
    chosen = Versions.model_validate({"by": "key", "prefer": {"column": "name", "is": "x"}})
    assert latest(OTHER, chosen).tolist() == [True, False, True]
