"""What every test may ask for, and the loud account of what was skipped because a piece is missing."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from hypothesis import settings

from tests.postgres_cluster import find_binaries, temporary_cluster

# Settings can be chosen once in a process, and the desk's are the widest. What tests start chooses for itself.
with pytest.MonkeyPatch.context() as patch:
    patch.setenv("DJANGO_SETTINGS_MODULE", "maillage.settings.desk")
    django.setup()
# A browser's driver keeps a loop of events in the thread of the tests, which Django takes for code that must not wait.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

pytest_plugins = ["tests.served"]
ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
MISSING = "SKIPPED BECAUSE MISSING: "

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


# Pieces that may be missing: one finder and one sentence for each marker.


def given_postgres() -> str | None:
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith(("postgres://", "postgresql://")) else None


def find_postgres() -> object:
    return given_postgres() or find_binaries()


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


def find_java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not java or not Path(java).exists():
        return None
    banner = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', banner)
    return java if version and int(version.group(1)) >= 17 else None


def find_spark() -> object:
    return importlib.util.find_spec("pyspark") and find_java()


def find_shared_data() -> Path | None:
    return SHARED_DATA if SHARED_DATA.is_dir() else None


PIECES: dict[str, tuple[Callable[[], object], str]] = {
    "postgres": (find_postgres, "POSTGRESQL (set DATABASE_URL, or install Debian's postgresql)"),
    "browser": (find_chromium, "CHROMIUM (install Debian's chromium)"),
    "spark": (find_spark, "PYSPARK AND A JAVA RUNTIME, 17 OR LATER (install Debian's default-jre-headless)"),
    "shared_data": (
        find_shared_data,
        "THE PUBLIC DATA SETS (expected in ../shared/data beside the checkout)",
    ),
}
MARKER_OF_FIXTURE = {
    "postgres_url": "postgres",
    "chromium_path": "browser",
    "page": "browser",
    "browser": "browser",
    "shared_data": "shared_data",
}


# Where two workers share the files, these come first, in this order: at the end no long one keeps one worker alone, and
# what one compiles isn't compiled by the other at the same time.
FIRST = (
    "tests/desk/test_routes.py",
    "tests/solver/assignment/test_beam.py",
    "tests/solver/districting/test_solve.py",
    "tests/docs/test_solver.py",
    "tests/solver/clustering/test_pair_fixed.py",
    "tests/solver/clustering/test_pair_ladder.py",
    "tests/adapters/warehouse/test_readers.py",
    "tests/desk/test_accessibility.py",
    "tests/desk/test_browser.py",
    "tests/solver/staffing/test_moves.py",
    "tests/solver/test_clustering.py",
    "tests/cli/test_policy.py",
    "tests/cli/test_demo.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files, and mark a test by the fixtures it asks for, so that `-m postgres` needs no second mention."""
    place = {file: at for at, file in enumerate(FIRST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(FIRST)))
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if marker := MARKER_OF_FIXTURE.get(fixture):
                item.add_marker(marker)


# Tests that the engine's branch coverage is taken of: those of the engine, and of what asks all of it. Others would take
# half as long again for lines that these pass through anyway.
COVERING = tuple(
    f"tests/{folder}/"
    for folder in ("engine", "adapters", "report", "messages", "docs", "actions/policy", "actions/territories")
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count no branches while a test runs that they aren't taken of."""
    counting = sys.gettrace()
    if not item.nodeid.startswith(COVERING):
        # Not by the plugin: in a worker, its pause takes up the counting that it began before it knew to be in one.
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(counting)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (find, sentence) in PIECES.items():
        if item.get_closest_marker(marker) and not find():
            pytest.skip(MISSING + sentence)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name each missing piece in capitals at the end, where nobody can overlook it."""
    counts: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if MISSING in reason:
            sentence = reason.partition(MISSING)[2]
            counts[sentence] = counts.get(sentence, 0) + 1
    for sentence, count in sorted(counts.items()):
        terminalreporter.write_line(f"{MISSING}{sentence}: {count} TEST(S)", red=True, bold=True)


# Fixtures


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the public data sets beside the checkout."""
    return SHARED_DATA


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL database: the one given, else a cluster of this worker's own."""
    if url := given_postgres():
        yield url
        return
    binaries = find_binaries()
    assert binaries is not None, "the marker skips the test where there are none"
    with temporary_cluster(binaries) as url:
        yield url


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of the browser that the pages are tried in."""
    path = find_chromium()
    assert path is not None, "the marker skips the test where there is none"
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium_path: str) -> dict[str, Any]:
    """Start the system's browser, silent on the network: playwright's own cannot be downloaded everywhere."""
    quiet = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium_path, "args": quiet + sandbox}
