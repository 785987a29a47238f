"""Branches are counted here where they are counted at all."""

from __future__ import annotations

import sys

import pytest


def test_branches_are_counted_here(request: pytest.FixtureRequest) -> None:
    coverage = getattr(request.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    assert (sys.gettrace() is not None) == (coverage is not None)
