"""Branches are counted in the tests of the engine, and in no others: a run that counted none would pass for covered."""

from __future__ import annotations

import sys

import pytest

from tests.conftest import COVERING


def test_no_branch_is_counted_here(request: pytest.FixtureRequest) -> None:
    assert not request.node.nodeid.startswith(COVERING)
    assert sys.gettrace() is None
