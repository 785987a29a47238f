"""A new book: whole or not at all, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.init.create import create
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence


def code(error: pytest.ExceptionInfo[MaillageError]) -> str:
    (finding,) = error.value.findings
    for language in ("fr", "en"):
        assert finding_sentence(finding, language)
    return finding.code


def test_a_book_has_policies_mappings_and_an_empty_channel(tmp_path: Path) -> None:
    book = create(tmp_path / "new" / "book", policy="france", language="en")
    assert (book.settings.policy, book.settings.language) == ("france", "en")
    assert (book.policies / "france.yaml").is_file()
    assert (book.mappings / "sell-through.yaml").is_file()
    assert (book.mappings / "demo" / "atlas.yaml").is_file()
    assert not book.records_state().tables
    assert book.ledger().state().lines == 0
    assert Book(book.folder).settings == book.settings
    book.records().close()


def test_a_book_is_never_made_over_another_or_among_other_files(tmp_path: Path) -> None:
    create(tmp_path / "book").records().close()
    with pytest.raises(MaillageError) as error:
        create(tmp_path / "book")
    assert code(error) == "book-exists"
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("keep me")
    with pytest.raises(MaillageError) as error:
        create(tmp_path / "letters")
    assert code(error) == "book-not-empty"
    with pytest.raises(MaillageError) as error:
        create(tmp_path / "letters" / "letter.txt")
    assert code(error) == "book-not-empty"
    assert (tmp_path / "letters" / "letter.txt").read_text() == "keep me"


def test_a_file_that_may_be_there_is_left(tmp_path: Path) -> None:
    (tmp_path / "mark").touch()
    create(tmp_path, beside=("mark",)).records().close()
    assert (tmp_path / "mark").is_file()
    assert Book(tmp_path).settings.policy == "france"
