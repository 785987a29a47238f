"""The book of these tests: served once for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from maillage.actions.plan.read import Opened
from tests.actions.notices.republished import republished


@pytest.fixture(scope="module")
def changed(demo_desk: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The second plan published in a copy of the demo's book; nobody was told of it yet."""
    with republished(demo_desk, tmp_path_factory.mktemp("notices") / "book") as opened:
        yield opened
