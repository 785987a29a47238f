"""The import contracts hold, and each goes red when its violation is planted (in a copy)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANTED = [
    ("Rings", "engine/kernel", "from maillage import messages"),
    ("Flow", "engine/kernel", "from maillage.engine import policy"),
    ("Purity", "engine/kernel", "import django.db"),
    ("Purity", "engine/kernel", "def late():\n    import duckdb"),
    ("Purity", "engine/kernel", "from urllib.request import urlopen"),
    ("Flow", "engine", "a_module_that_no_layer_names = True"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "maillage", tmp_path / "src" / "maillage", ignore=ignore)
    return tmp_path


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "folder", "code"), PLANTED)
def test_planted_violation_goes_red(copy: Path, contract: str, folder: str, code: str) -> None:
    planted = copy / "src" / "maillage" / folder / "planted.py"
    planted.write_text(code + "\n")
    result = lint(copy)
    assert result.returncode != 0
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(line.startswith(contract) for line in broken), result.stdout
