"""A book: its settings are read strictly, its database is ready when asked for, its earlier states stay."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from maillage.actions.book import Book, read_settings
from maillage.actions.policy.resolve import library_of
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from tests.databases import database, postgres_template, postgres_url_of, sqlite_template
from tests.engine.channel import arrow

__all__ = ["database", "postgres_template", "sqlite_template"]


def book_at(folder: Path, *lines: str) -> Book:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "maillage.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Book(folder)


def post(book: Book, *names: str) -> str:
    from maillage.records.store import RecordsBatch

    rows = arrow("partners", [{"partner": name, "name": name, "country": "FR"} for name in names])
    store = book.records()
    return str(store.post(store.propose("partners", rows), RecordsBatch("partners.csv")))


def names(table: pa.Table) -> list[str]:
    found: list[str] = table["partner"].to_pylist()
    return found


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("language: de", "book-settings-value", "fr, en"),
        ("engine: [duckdb]", "book-settings-value", "duckdb"),
        ("second_factor: director, emperor", "book-settings-value", "approver"),
        ("second_factor: [director]", "book-settings-value", "approver"),
        ("lanugage: fr", "book-settings-value", "lanugage"),
        ("language: {fr", "book-settings-yaml", "line 2"),
        ("database: mysql://h/x", "settings-database", "postgresql://"),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_its_remedy(line: str, code: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(MaillageError) as refused:
        book_at(tmp_path, line)
    (finding,) = refused.value.findings
    assert finding.code == code
    assert words in finding_sentence(finding, "en").replace(" and ", ", ")
    assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")


def test_a_folder_without_settings_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(MaillageError) as refused:
        Book(tmp_path)
    assert "maillage init" in finding_sentence(refused.value.findings[0], "en")


def test_settings_have_their_usual_values(tmp_path: Path) -> None:
    book_at(tmp_path, "")
    found = read_settings(tmp_path)
    assert (found.policy, found.engine, found.database, found.language) == ("", "duckdb", "", "fr")


def test_the_policies_of_a_folder_make_its_library(tmp_path: Path) -> None:
    with pytest.raises(MaillageError):
        library_of(tmp_path).in_force("france", date(2026, 1, 1))
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(MaillageError) as refused:
        library_of(tmp_path)
    assert refused.value.findings[0].code == "file-not-text"


def test_a_database_that_the_settings_name_is_used(database: str, tmp_path: Path) -> None:
    first, second = (book_at(tmp_path / name, f"database: {database}") for name in ("one", "two"))
    digest = post(first, "P1")
    assert second.records_state().digest == digest
    assert not list(tmp_path.glob("*/records.sqlite3"))
    first.records().close()


def test_a_new_database_gets_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_at(tmp_path / "one", f"database: sqlite:///{tmp_path}/new.sqlite3")
    assert names(book.records_state().table("partners")) == []
    post(book, "P1")
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", f"sqlite:///{tmp_path}/other.sqlite3")
    other = Book(tmp_path / "one")
    assert other.records_state().table("partners").num_rows == 0
    for opened in (book, other):
        opened.records().close()


@pytest.mark.postgres
def test_a_new_database_of_postgresql_gets_its_tables(postgres_url: str, tmp_path: Path) -> None:
    with postgres_url_of(postgres_url, "") as address:
        book = book_at(tmp_path / "book", f"database: {address}")
        post(book, "P1")
        assert names(book.records_state().table("partners")) == ["P1"]
        book.records().close()


@pytest.mark.parametrize(
    "address", ["postgresql://nobody:secret@127.0.0.1:9/none", "sqlite:////nowhere/records.sqlite3"]
)
def test_a_database_that_cannot_be_reached_is_told_without_its_password(address: str, tmp_path: Path) -> None:
    book = book_at(tmp_path, f"database: {address}")
    with pytest.raises(MaillageError) as refused:
        book.records()
    texts = [finding_sentence(refused.value.findings[0], language) for language in ("fr", "en")]
    assert refused.value.findings[0].code == "book-database"
    assert all("maillage.yaml" in text and "secret" not in text for text in texts)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite3").write_text("a letter to the director\n" * 50)
    with pytest.raises(MaillageError) as refused:
        book_at(tmp_path, "").records()
    assert "records.sqlite3" in finding_sentence(refused.value.findings[0], "en")


def test_every_earlier_state_stays_with_or_without_its_copy(database: str, tmp_path: Path) -> None:
    book = book_at(tmp_path / "book", f"database: {database}")
    states = [book.records_state().digest, post(book, "P1"), post(book, "P2"), post(book, "P3")]
    for again in range(2):
        for number, digest in enumerate(states):
            for found in (book.records_state(digest), book.records_state(batch=number)):
                assert found.digest == digest
                assert names(found.table("partners")) == ["P1", "P2", "P3"][:number]
        assert len(list((book.folder / "cache" / "records").iterdir())) == 4
        if not again:
            shutil.rmtree(book.folder / "cache")
    for wanted, code in (({"wanted": "0" * 64}, "book-no-state"), ({"batch": 9}, "records-no-batch")):
        with pytest.raises(MaillageError) as missing:
            book.records_state(**wanted)  # type: ignore[arg-type] # one or the other
        assert missing.value.findings[0].code == code
        assert finding_sentence(missing.value.findings[0], "fr")
    book.records().close()


def test_a_copy_that_another_process_made_first_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_at(tmp_path / "book", "")
    post(book, "P1")
    store = type(book.records())
    read = store.state

    def meanwhile(self: object, batch: int | None = None) -> object:
        monkeypatch.setattr(store, "state", read)
        book.records_state()
        return read(self, batch)

    monkeypatch.setattr(store, "state", meanwhile)
    assert names(book.records_state().table("partners")) == ["P1"]
    assert len(list((book.folder / "cache" / "records").iterdir())) == 1
    book.records().close()
