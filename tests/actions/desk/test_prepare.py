"""A book made ready to be served."""

import stat
from pathlib import Path

from maillage.actions.desk.prepare import KEY, key_of


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    first = key_of(tmp_path)
    assert len(first) > 50
    assert key_of(tmp_path) == first
    assert stat.S_IMODE((tmp_path / KEY).stat().st_mode) == 0o600


def test_another_book_has_another_key(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert key_of(tmp_path) != key_of(tmp_path / "other")
