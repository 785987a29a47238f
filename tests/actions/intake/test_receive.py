"""A file that is sent waits whole, under a name that leads nowhere."""

from __future__ import annotations

import os
import time

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.intake import receive as receive_module
from maillage.actions.intake.inbox import inbox_of, list_waiting, place_of, waiting_of
from maillage.actions.intake.receive import receive, safe_name
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.desk import ANALYST, DIRECTOR, FIELD, book, fresh, names_in, sent, text_of, upload
from tests.actions.intake.wholesaler import TEN

__all__ = ["book", "fresh"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("january.csv", "january.csv"),
        ("Ventes été (2).xlsx", "Ventes été (2).xlsx"),
        ("../../desk.key", "desk.key"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\me\\ventes.csv", "ventes.csv"),
        ("..", "file"),
        (".hidden.csv", "hidden.csv"),
        ("", "file"),
        ("a\0b\nc.csv", "a_b_c.csv"),
        ("<script>alert(1)</script>.csv", "script_.csv"),
        ("=cmd|' /C calc'!A0.csv", "C calc__A0.csv"),
        ("a\u202ecsv.exe", "a_csv.exe"),
    ],
)
def test_a_name_is_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    made = safe_name("é" * 300 + ".csv")
    assert made.endswith(".csv")
    assert len(made.encode()) <= 120


def test_a_file_waits_with_what_came_along(book: Book) -> None:
    beside = upload(book, b"code,market\nx,intel\n", "sub/platforms.csv")
    waiting = sent(book, *TEN, beside=(beside,))
    assert list_waiting(book) == (waiting,)
    assert waiting_of(book, waiting.delivery) == waiting
    assert (waiting.file, waiting.beside, waiting.by) == ("january.csv", ("platforms.csv",), ANALYST.account)
    assert place_of(book, waiting).read_bytes() == text_of(*TEN)
    assert names_in(place_of(book, waiting).parent) == ["january.csv", "platforms.csv"]


@pytest.mark.parametrize("delivery", ["", "..", "../quarantine", "0" * 16, "0" * 15 + "/", ".draft-0000000000000000"])
def test_only_a_file_that_waits_is_found(delivery: str, book: Book) -> None:
    sent(book)
    with pytest.raises(Denied):
        waiting_of(book, delivery)


@pytest.mark.parametrize(
    ("names", "data", "code"),
    [((), b"a\n", "upload-none"), (("a.csv",), b"", "upload-empty"), (("a.csv", "b/a.csv"), b"a\n", "upload-twice")],
)
def test_what_cannot_wait_is_refused_and_leaves_nothing(
    names: tuple[str, ...], data: bytes, code: str, book: Book
) -> None:
    uploads = [upload(book, data, name) for name in names]
    with pytest.raises(MaillageError) as raised:
        receive(ANALYST, book, uploads)
    assert raised.value.findings[0].code == code
    assert list_waiting(book) == ()


@pytest.mark.parametrize("actor", [DIRECTOR, FIELD])
def test_who_may_not_load_files_sends_none(actor: object, book: Book) -> None:
    with pytest.raises(Denied):
        receive(actor, book, [upload(book, b"a\n")])  # type: ignore[arg-type] # an actor
    assert list_waiting(book) == ()


def test_a_disk_that_fills_up_leaves_nothing_behind(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    made = upload(book, b"a\n")
    monkeypatch.setattr(receive_module, "sync", full)
    with pytest.raises(OSError, match="No space"):
        receive(ANALYST, book, [made])
    assert names_in(inbox_of(book)) == [made.place.name]


def test_what_a_killed_process_left_is_swept_away_after_a_day(book: Book) -> None:
    inbox = inbox_of(book)
    for name, age in ((".upload-old", 90_000), (".upload-new", 60), (".draft-old", 90_000)):
        place = inbox / name
        (place.mkdir if name.startswith(".draft") else place.touch)()
        os.utime(place, (time.time() - age,) * 2)
    waiting = sent(book)
    assert {*names_in(inbox)} == {".upload-new", waiting.delivery, upload(book, b"", "january.csv").place.name}
