"""Whoever silences a checker says why, on the same line."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SUPPRESSION = re.compile(
    r"""(?x) \# \s*
    (?: type:\s*ignore (?:\[[\w, -]+\])?
      | noqa (?::\s*[A-Z]+\d+ (?:[,\s]+[A-Z]+\d+)*)?
      | nosec (?:\s+B\d+ (?:,\s*B\d+)*)?
      | pragma:\ no\ cover )
    (?P<rest>.*)"""
)
REASON = re.compile(r"\w+\W+\w+")  # two words at least


def unexplained(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        found = SUPPRESSION.search(token.string)
        # Two suppressions on one line share the reason that follows the last.
        while found and (again := SUPPRESSION.search(found["rest"])):
            found = again
        if found and not REASON.search(found["rest"]):
            yield f"{token.start[0]}: {token.string}"


def test_every_suppression_in_the_source_has_a_reason() -> None:
    offences = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for line in unexplained(path.read_text())
    ]
    assert not offences, "\n".join(offences)


@pytest.mark.parametrize(
    "comment",
    [
        "# type: ignore",
        "# type: ignore[attr-defined]",
        "# type: ignore[attr-defined]  # stubs",
        "# noqa",
        "# noqa: E501, N801",
        "# type: ignore[misc]  # noqa: N801",
        "# nosec B603",
    ],
)
def test_planted_suppression_is_found(comment: str) -> None:
    assert list(unexplained(f"x = 1  {comment}\n"))


@pytest.mark.parametrize(
    "comment",
    [
        "# type: ignore[attr-defined]  # the library has no stubs",
        "# noqa: N801 - named as in the standard",
        "# type: ignore[misc]  # noqa: N801  # named as in the standard",
        "# an ordinary comment",
    ],
)
def test_explained_suppression_passes(comment: str) -> None:
    assert not list(unexplained(f"x = 1  {comment}\n"))
