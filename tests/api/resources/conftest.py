"""A book of its own for each test that writes by the API."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.plan.read import Opened, open_plan
from tests.served import serving


@pytest.fixture
def served(demo_desk: Opened, tmp_path: Path) -> Iterator[Opened]:
    """In place of the common book, in which other tests may have published: a copy of the demo's as it was made."""
    folder = tmp_path / "book"
    shutil.copytree(demo_desk.book.folder, folder)
    with serving(folder):
        yield open_plan(Book(folder))
