"""No registry host, index option or path of a machine stands in a committed file."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "check_portable.py"
# Spelt in pieces, so that this file passes the check itself.
PLANTED = [
    "https://" + "pypi" + ".org/simple",
    "https://files." + "pythonhosted" + ".org/packages/x.whl",
    "http://deb." + "debian" + ".org/debian",
    "https://registry." + "npmjs" + ".org/vega",
    "--" + "index" + "-url=https://mirror.example",
    "cache = '" + "/ro" + "ot/.cache'",
    "data: " + "/wo" + "rk/data",
]
INNOCENT = [
    "uv pip compile --no-emit-index-url",
    "https://example.org/work/plan",
    "docs/home/index.md",
    "src/maillage/desk/home/x.html",
]


def check(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *paths], capture_output=True, text=True, check=False)


def test_repository_is_portable() -> None:
    result = check()
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("text", PLANTED)
def test_planted_text_is_found(tmp_path: Path, text: str) -> None:
    planted = tmp_path / "planted.txt"
    planted.write_text(f"first line\n{text}\n")
    result = check(planted)
    assert result.returncode == 1
    assert f"{planted}:2:" in result.stdout


def test_innocent_text_passes(tmp_path: Path) -> None:
    innocent = tmp_path / "innocent.txt"
    innocent.write_text("\n".join(INNOCENT))
    assert check(innocent).returncode == 0
