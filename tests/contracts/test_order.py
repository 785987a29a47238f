"""The files that the workers of the tests take first."""

from tests.conftest import FIRST, ROOT


def astray(files: tuple[str, ...]) -> list[str]:
    """Return what is not a file, or is named again."""
    return [file for at, file in enumerate(files) if file in files[:at] or not (ROOT / file).is_file()]


def test_each_is_there_and_named_once() -> None:
    assert astray(FIRST) == []


def test_one_that_moved_or_stands_twice_is_noticed() -> None:
    assert astray((*FIRST, FIRST[0], "tests/test_moved.py")) == [FIRST[0], "tests/test_moved.py"]
