"""What a quick command loads: drivers and compilers take longer than it does."""

import subprocess
import sys

import pytest

SLOW = {"numba", "duckdb", "deltalake", "pyspark", "xlsxwriter", "granian", "allauth"}


def loaded(*modules: str) -> set[str]:
    """The names that are loaded once some modules are."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    return {*subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()}


@pytest.mark.parametrize("module", ["maillage.cli.plan", "maillage.cli.policy", "maillage.actions.plan.explain"])
def test_reading_a_plan_or_a_policy_loads_no_driver_and_no_compiler(module: str) -> None:
    assert loaded(module) & SLOW == set()


def test_what_would_be_loaded_is_seen() -> None:
    assert loaded("maillage.solver.clustering.solve", "maillage.adapters.warehouse.ledger") >= {"numba", "deltalake"}
