"""The engine and the solver read no clock, no environment and no unseeded chance: those come as arguments.

The drivers and frameworks that the import contract forbids to the engine are forbidden to the solver too.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE = ("engine", "solver")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
DRIVERS = {name for contract in CONTRACTS if contract["id"] == "purity" for name in contract["forbidden_modules"]}
IMPORTS = {"time", "secrets", "random", "uuid", "locale", "getpass", "platform"} | DRIVERS
CALLS = {
    "os.environ",
    "os.getenv",
    "os.urandom",
    "os.getcwd",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
}
ALLOWED = {"src/maillage/solver/stop.py": {"time"}, "src/maillage/solver/__main__.py": {"time"}}
"""The uses of a clock: a limit in seconds, marked as not replayable; and how long the solver's shell took."""
SEEDED = {"default_rng", "Generator", "SeedSequence", "PCG64", "BitGenerator"}


def top(module: str) -> str:
    return module.partition(".")[0]


def impurities(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (f"{node.lineno}: {name.name}" for name in names if top(name.name) in IMPORTS)
            case ast.ImportFrom(module=str(module)) if top(module) in IMPORTS:
                yield f"{node.lineno}: {module}"
            case ast.ImportFrom(module="os", names=names):
                yield from (f"{node.lineno}: os.{n.name}" for n in names if f"os.{n.name}" in CALLS)
            case ast.Attribute():
                dotted = ast.unparse(node)
                tail = ".".join(dotted.split(".")[-2:])
                if tail in CALLS:
                    yield f"{node.lineno}: {dotted}"
                if dotted.startswith(("np.random.", "numpy.random.")) and dotted.split(".")[2] not in SEEDED:
                    yield f"{node.lineno}: {dotted}"
            case ast.Call(func=func, args=[], keywords=[]) if ast.unparse(func).endswith("default_rng"):
                yield f"{node.lineno}: a generator without a seed"


def test_engine_and_solver_are_pure() -> None:
    offences = [
        f"{path.relative_to(ROOT)}:{line}"
        for part in PURE
        for path in sorted((ROOT / "src" / "maillage" / part).rglob("*.py"))
        for line in impurities(path.read_text())
        if line.partition(": ")[2] not in ALLOWED.get(str(path.relative_to(ROOT)), set())
    ]
    assert not offences, "\n".join(offences)


@pytest.mark.parametrize(
    "planted",
    [
        "import os\nHOME = os.environ['HOME']",
        "from os import environ",
        "import os\ndef f():\n    return os.getenv('X')",
        "import time",
        "from time import perf_counter",
        "import datetime as dt\ntoday = dt.date.today()",
        "from datetime import datetime\nnow = datetime.now()",
        "import random",
        "import django.db",
        "def late():\n    from urllib.request import urlopen",
        "import numpy as np\nx = np.random.rand(3)",
        "import numpy as np\nrng = np.random.default_rng()",
    ],
)
def test_planted_impurity_is_found(planted: str) -> None:
    assert list(impurities(planted))


def test_seed_as_argument_passes() -> None:
    assert not list(impurities("import numpy as np\ndef f(seed):\n    return np.random.default_rng(seed)"))
