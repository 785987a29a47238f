"""Files at the desk: every route by every role, and what an upload must not do."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from markupsafe import escape

from maillage.accounts.permissions import Held, permissions
from maillage.actions import shelf
from maillage.actions.book import Book
from maillage.actions.intake import arrive
from maillage.actions.intake import check as check_module
from maillage.actions.intake import preview as preview_module
from maillage.actions.intake.inbox import list_waiting
from maillage.actions.log.list import list_log
from maillage.actions.log.verify import verify
from maillage.desk import upload
from maillage.desk.routes import ROUTES
from tests.actions.intake.desk import BAD, DIRECTOR, fresh, names_in, text_of
from tests.actions.intake.here import read_as_the_child
from tests.actions.intake.wholesaler import SALES, TEN
from tests.served import PASSWORD, serving

__all__ = ["fresh"]
ROLES = ("director", "analyst", "approver", "unit_manager", "field", "administrator")
MINE = {route.name: route for route in ROUTES if route.path.startswith(("files/", "quarantine/"))}
JANUARY = text_of(*TEN, *BAD)


@pytest.fixture(scope="module")
def desk(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book with two mappings and one account for each role."""
    from maillage.actions.accounts.create import create_account

    folder = tmp_path_factory.mktemp("desk") / "book"
    shutil.copytree(fresh, folder)
    (folder / "maillage.yaml").write_text("language: en\nsecond_factor: none\n", encoding="utf-8")
    with serving(folder):
        for role in ROLES:
            create_account(f"{role}@demo.example", role, PASSWORD, (Held(role, "u1" if role == "unit_manager" else ""),),
                           language="en", person="p1" if role == "field" else "")  # fmt: skip
    return folder


@pytest.fixture
def book(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A copy of it that this process serves; small files are read in this process."""
    for module in (check_module, preview_module):
        monkeypatch.setattr(module, "read_raw", read_as_the_child)
    folder = shutil.copytree(desk, tmp_path / "book")
    with serving(folder):
        yield shelf.book()


@pytest.fixture
def enter(book: Book) -> Callable[..., Client]:
    from maillage.accounts.models import Account

    def entered(role: str, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(Account.objects.get(email=f"{role}@demo.example"))
        return client

    return entered


def drop(
    client: Client, data: bytes = JANUARY, name: str = "january.csv", path: str = "/files/drop/", **more: Any
) -> Any:
    file = SimpleUploadedFile(name, data, "text/csv")
    return client.post(path, {"file": [file, *more.pop("beside", ())]}, **more)


def delivered(answer: Any) -> str:
    assert answer.status_code == 302, answer.content.decode()
    found = re.fullmatch(r"/files/([0-9a-f]{16})/", answer["Location"])
    assert found, answer["Location"]
    return found.group(1)


def taken(client: Client, delivery: str, mapping: str = "sales") -> str:
    """Check a file that waits and take it in; return its batch."""
    answer = client.post(f"/files/{delivery}/check/", {"mapping": mapping}, follow=True)
    found = re.search(r'name="batch" value="([0-9a-f]{64})"', answer.content.decode())
    assert found, answer.content.decode()
    client.post(f"/files/{delivery}/load/", {"mapping": mapping, "batch": found.group(1)})
    return found.group(1)


def test_every_page_is_for_its_roles_alone(book: Book, enter: Callable[..., Client]) -> None:
    analyst = enter("analyst")
    batch = taken(analyst, delivered(drop(analyst)))
    delivery = delivered(drop(analyst, name="second.csv"))
    for role in ROLES:
        client = enter(role)
        for route in MINE.values():
            may = route.permission in permissions()[role]
            path = "/" + route.path.replace("<str:delivery>", delivery).replace("<str:batch>", batch)
            unknown = path.replace(delivery, "0" * 16).replace(batch, "0" * 64)
            # A file that is gone was taken in meanwhile: whoever waits for what was found is led to the list.
            found, gone = (302, 302) if route.name == "findings" else (200, 404)
            assert client.get(path).status_code == ((405 if route.posted else found) if may else 404), (role, path)
            if not may:
                assert client.post(path, {}).status_code == 404, (role, path)
            elif unknown != path:
                answer = client.post(unknown, {}) if route.posted else client.get(unknown)
                assert answer.status_code == gone, (role, unknown)
    assert len(list_waiting(book)) == 1


def test_a_file_goes_from_the_browser_into_the_book(book: Book, enter: Callable[..., Client]) -> None:
    client = enter("analyst")
    delivery = delivered(drop(client))
    (waiting,) = list_waiting(book)
    assert (waiting.file, waiting.size, waiting.digest) == (
        "january.csv",
        len(JANUARY),
        hashlib.sha256(JANUARY).hexdigest(),
    )
    assert names_in(book.folder / "inbox") == [delivery]
    page = client.get(f"/files/{delivery}/").content.decode()
    assert '<option value="sales" selected>' in page
    batch = taken(client, delivery)
    assert "The lines sold to partners" in client.get("/files/").content.decode()
    assert (book.ledger().state().lines, list_waiting(book)) == (10, ())
    page = client.get(f"/quarantine/{batch}/").content.decode()
    assert 'value="31/01/2026"' in page
    answer = client.post(
        f"/quarantine/{batch}/settle/", {"only": "12", "cell-12-2": "2026-01-31", "cell-12-99": "x"}, follow=True
    )
    assert "One line was taken in" in answer.content.decode()
    answer = client.post(f"/quarantine/{batch}/settle/", {"line": "13", "cell-13-5": "1", "cell-13-6": "5"})
    assert answer["Location"].startswith("/files/?settled=")
    assert book.ledger().state().lines == 12
    assert [entry.action for entry in list_log(DIRECTOR, book)] == ["settle", "settle", "load"]
    assert verify(book).entries == 3
    again = client.post(f"/files/{delivered(drop(client))}/check/", {"mapping": "sales"}, follow=True).content.decode()
    assert "10</strong>in the book already" in again


def test_no_byte_of_who_may_not_load_files_is_kept(
    book: Book, enter: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ROLES:
        expected = (302, len(JANUARY)) if role == "analyst" else (404, 0)
        assert kept_bytes(monkeypatch, lambda role=role: drop(enter(role))) == expected  # type: ignore[misc] # a role
    assert kept_bytes(monkeypatch, lambda: drop(Client())) == (302, 0)
    assert kept_bytes(monkeypatch, lambda: drop(Client(), path="/signin/"))[1] == 0
    assert kept_bytes(monkeypatch, lambda: drop(enter("analyst"), path="/language/"))[1] == 0


def kept_bytes(monkeypatch: pytest.MonkeyPatch, ask: Callable[[], Any]) -> tuple[int, int]:
    """How a request is answered, and how many bytes of its file were written anywhere."""
    written = 0
    true_file = arrive.tempfile.NamedTemporaryFile

    def noted(*given: Any, **more: Any) -> Any:
        made = true_file(*given, **more)
        true_write = made.write

        def write(data: bytes) -> int:
            nonlocal written
            written += len(data)
            return int(true_write(data))

        made.write = write
        return made

    with monkeypatch.context() as patch:
        patch.setattr("tempfile.NamedTemporaryFile", noted)
        return ask().status_code, written


def test_a_request_without_the_token_of_a_page_sends_nothing(book: Book, enter: Callable[..., Client]) -> None:
    assert drop(enter("analyst", enforce_csrf_checks=True)).status_code == 403
    assert (list_waiting(book), names_in(book.folder / "inbox")) == ((), [])


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_too_big_is_refused_and_leaves_nothing(
    declared: bool, book: Book, enter: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = enter("analyst")
    monkeypatch.setattr(arrive, "MOST", len(JANUARY) + 1000 if declared else 100)
    if not declared:
        monkeypatch.setattr(
            upload.InboxHandler, "handle_raw_input", lambda self, *_, **__: vars(self).update(_size=0, _is_open=True)
        )
    answer = drop(client, JANUARY * (100 if declared else 1))
    assert (answer.status_code, "nothing was kept" in answer.content.decode()) == (409, True)
    assert (list_waiting(book), names_in(book.folder / "inbox")) == ((), [])


def test_a_disk_that_is_full_is_told(book: Book, enter: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        name = "full"

        def write(self, data: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    with monkeypatch.context() as patch:
        patch.setattr("tempfile.NamedTemporaryFile", lambda **_: Full())
        answer = drop(enter("analyst"))
    assert (answer.status_code, "no room left" in answer.content.decode()) == (409, True)
    assert list_waiting(book) == ()
    assert delivered(drop(enter("analyst")))


@pytest.mark.parametrize("name", ["../../../desk.key", "..\\..\\desk.key", "/etc/cron.d/x", "a\tb.csv", "upload.json"])
def test_the_name_of_a_file_leads_nowhere(name: str, book: Book, enter: Callable[..., Client]) -> None:
    before = names_in(book.folder)
    delivery = delivered(drop(enter("analyst"), name=name))
    assert {*names_in(book.folder)} - {*before} <= {"inbox", "desk.key"}
    assert names_in(book.folder / "inbox" / delivery) == ["files", "upload.json"]
    assert list_waiting(book)[0].delivery == delivery


SCRIPT = '<script>alert("x")</script>'


def test_what_stands_in_a_file_or_its_name_is_never_markup(book: Book, enter: Callable[..., Client]) -> None:
    client = enter("analyst")
    data = text_of(*TEN, f"D1;1;{SCRIPT};p1;R1;1;5").replace(b"Amount", b"<b>Amount</b>")
    (book.mappings / "odd.yaml").write_text(
        SALES.replace("amount: Amount", 'amount: "<b>Amount</b>"'), encoding="utf-8"
    )
    delivery = delivered(drop(client, data, f"{SCRIPT}.csv"))
    pages = [client.get(f"/files/{delivery}/?mapping=odd"), client.get(f"/files/{delivery}/"),
             client.post(f"/files/{delivery}/mapping/", {"name": SCRIPT}),
             client.post(f"/files/{delivery}/preview/", {"text": f"mapping: {SCRIPT}"}),
             client.post(f"/files/{delivery}/keep/", {"mode": "text", "name": SCRIPT, "text": SCRIPT})]  # fmt: skip
    batch = taken(client, delivery, "odd")
    pages += [client.get("/files/"), client.get(f"/quarantine/{batch}/"), client.get("/log/")]
    for page in pages:
        text = page.content.decode()
        assert page.status_code in (200, 409)
        assert "<script>alert" not in text
        assert "<b>Amount" not in text
        assert "unsafe" not in page["Content-Security-Policy"]
    assert str(escape(SCRIPT)) in pages[-2].content.decode()


def test_the_lines_are_handed_over_as_a_file_that_no_browser_opens(book: Book, enter: Callable[..., Client]) -> None:
    client = enter("analyst")
    batch = taken(client, delivered(drop(client)))
    answer = enter("director").get(f"/quarantine/{batch}/file/")
    assert answer["Content-Disposition"] == f'attachment; filename="{batch}.csv"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"'=5+5" in answer.content


def test_where_the_book_lies_on_the_server_is_told_nobody(book: Book, enter: Callable[..., Client]) -> None:
    client = enter("analyst")
    delivery = delivered(drop(client))
    joined = SALES + "joins: [{join: words, file: ../../../desk.key, on: Partner, key: code}]\n"
    pages = [client.get(f"/files/{delivery}/?mapping=offerings"),
             client.post(f"/files/{delivery}/check/", {"mapping": "offerings"}),
             client.post(f"/files/{delivery}/check/", {"mapping": "../../etc/passwd"}),
             client.post(f"/files/{delivery}/preview/", {"text": joined}),
             client.post(f"/files/{delivery}/check/", {"mapping": "sales"}, follow=True)]  # fmt: skip
    for page in pages:
        assert str(book.folder) not in page.content.decode()
    assert "desk.key" in pages[3].content.decode()


def test_the_first_page_of_an_empty_book_says_what_to_do_first(book: Book, enter: Callable[..., Client]) -> None:
    answer = enter("analyst").get("/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<h1>Nothing is computed yet</h1>" in page
    assert '<li><a href="/files/">Send the files' in page
    assert str(book.folder) not in page
    assert '<a href="/files/">Send the files' not in enter("field").get("/").content.decode()


def test_a_mapping_is_written_by_choices_and_kept(book: Book, enter: Callable[..., Client]) -> None:
    client = enter("analyst")
    delivery = delivered(drop(client))
    page = client.get(f"/files/{delivery}/mapping/").content.decode()
    was = re.search(r'name="was" value="([^"]+)"', page)
    assert was
    chosen = re.findall(r'<select name="(to-\d)".*?<option value="(\w*)" selected>', page)
    assert ("to-0", "document") in chosen
    fields = {"was": was.group(1), "table": "sell_through", "format": "csv", "delimiter": ";", "header": "1", "date": "yyyy-mm-dd",
              "decimal": ".", "thousands": "", "name": "atlas-sales", **dict(chosen), "constant-sender": "atlas",
              "constant-transaction": "sale", "constant-route": "wholesale", "constant-currency": "EUR"}  # fmt: skip
    refused = client.post(f"/files/{delivery}/keep/", {**fields, "name": "sales"})
    assert (refused.status_code, "already has a mapping" in refused.content.decode()) == (409, True)
    kept = client.post(f"/files/{delivery}/keep/", fields)
    assert (kept.status_code, kept["Location"]) == (302, f"/files/{delivery}/?mapping=atlas-sales")
    assert "mapping: atlas-sales" in (book.mappings / "atlas-sales.yaml").read_text(encoding="utf-8")
    assert taken(client, delivery, "atlas-sales")
    assert book.ledger().state().lines == 10


def test_a_large_file_is_checked_and_taken_in_by_jobs(
    book: Book, enter: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    from maillage.actions.intake import begin
    from maillage.jobs.work import work_off

    monkeypatch.setattr(begin, "SMALL", 10)
    client = enter("analyst")
    delivery = delivered(drop(client))
    page = client.post(f"/files/{delivery}/check/", {"mapping": "sales"}, follow=True).content.decode()
    assert 'hx-get="/jobs/1/"' in page
    assert work_off(book) == 1
    page = client.get(f"/files/{delivery}/findings/?mapping=sales").content.decode()
    batch = re.search(r'name="batch" value="([0-9a-f]{64})"', page)
    assert batch
    page = client.post(
        f"/files/{delivery}/load/", {"mapping": "sales", "batch": batch.group(1)}, follow=True
    ).content.decode()
    assert 'hx-get="/jobs/2/"' in page
    assert work_off(book) == 1
    assert (book.ledger().state().lines, list_waiting(book)) == (10, ())
    assert client.get(f"/files/{delivery}/findings/").status_code == 302
