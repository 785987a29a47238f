"""The log as people read it: each fact by a word of the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

import maillage.actions
from maillage.messages.render import codes


def written() -> Iterator[str]:
    """Yield the names of all facts that actions write to the log."""
    for file in Path(maillage.actions.__file__).parent.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            calls = [one for one in ast.walk(function) if isinstance(one, ast.Call) and len(one.args) == 4
                     and isinstance(one.func, ast.Name) and one.func.id == "append"]  # fmt: skip
            given = {one.args[3].id for one in calls if isinstance(one.args[3], ast.Name)}
            tables = [one.args[3] for one in calls if isinstance(one.args[3], ast.Dict)]
            for one in ast.walk(function):
                target = one.target if isinstance(one, ast.AnnAssign) else getattr(one, "targets", [None])[0]
                if isinstance(target, ast.Name) and target.id in given and isinstance(one.value, ast.Dict):
                    tables.append(one.value)
            yield from (key.value for table in tables for key in table.keys if isinstance(key, ast.Constant))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_fact_of_the_log_has_a_word(language: str) -> None:
    names = set(written())
    assert {"plan", "approved", "scenario", "effective"} <= names
    assert {name for name in names if f"desk-log-of-{name}" not in codes(language)} == set()


def test_the_log_answers_in_the_reader_s_language_and_shortens_digests(sign_in: Callable[[str], Client]) -> None:
    page = sign_in("director").get("/log/").content.decode()
    assert "approuvé : oui" in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "à partir du 2026-07-01" in page or "à partir du 2026-" in page
