"""A file goes from a program into the book, its refused lines mended, through the API alone."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache as failures
from django.db import connections

from maillage.accounts.permissions import Held
from maillage.actions import shelf
from maillage.actions.book import Book
from maillage.actions.intake import arrive
from maillage.actions.intake import begin as beginning
from maillage.actions.intake import check as check_module
from maillage.actions.intake import preview as preview_module
from maillage.actions.intake.inbox import list_waiting
from maillage.api.site import described
from maillage.jobs.work import work_off
from tests.actions.intake.desk import (
    BAD,
    database,
    fresh,
    names_in,
    on_both,
    postgres_template,
    sqlite_template,
    text_of,
)
from tests.actions.intake.here import read_as_the_child
from tests.actions.intake.wholesaler import SALES, TEN
from tests.api.conftest import Caller, told
from tests.api.test_site import shape_of
from tests.served import PASSWORD, serving

__all__ = ["database", "fresh", "postgres_template", "sqlite_template"]
JANUARY = ("january.csv", text_of(*TEN, *BAD))


@pytest.fixture
def book(
    fresh: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Book]:
    """A book with two mappings, an analyst and a director; small files are read in this process."""
    from maillage.actions.accounts.create import create_account

    for module in (check_module, preview_module):
        monkeypatch.setattr(module, "read_raw", read_as_the_child)
    folder = shutil.copytree(fresh, tmp_path / "book")
    if "database" in request.fixturenames:
        (folder / "records.sqlite3").unlink()
        monkeypatch.setenv("MAILLAGE_DATABASE_URL", request.getfixturevalue("database"))
    with serving(folder):
        for role in ("analyst", "director"):
            create_account(f"{role}@demo.example", role, PASSWORD, (Held(role, ""),), language="en", person="")
        yield shelf.book()


@pytest.fixture
def analyst(book: Book) -> Caller:
    return caller(book, "analyst")


def caller(book: Book, who: str) -> Caller:
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.actions.tokens.make import actions_of, make_token

    failures.clear()
    actor = actor_of(Account.objects.get(email__startswith=f"{who}@"))
    return Caller(make_token(actor, book, "test", frozenset(actions_of(actor)), 1).secret)


@cache
def document() -> dict[str, Any]:
    return dict(json.loads(json.dumps(described())))


def described_file(name: str) -> list[str]:
    """The media types of which an operation says that it hands a file out."""
    found = next(one for methods in document()["paths"].values() for one in methods.values()
                 if one["operationId"] == name)  # fmt: skip
    return [*found["responses"]["200"]["content"]]


def shaped(name: str, found: Any) -> Any:
    shape_of(document(), name).validate(found)
    return found


@on_both
def test_a_file_is_sent_checked_taken_in_and_its_lines_mended(book: Book, analyst: Caller) -> None:
    sent = shaped("send-file", told(analyst.send("/files", JANUARY, key="send"), 201))
    assert told(analyst.send("/files", JANUARY, key="send"), 201) == sent
    other = told(analyst.send("/files", ("february.csv", JANUARY[1]), key="send"), 422)
    assert other["findings"][0]["code"] == "api-key-reused"
    assert names_in(book.folder / "inbox") == [sent["delivery"]]

    path = f"/files/{sent['delivery']}"
    opened = shaped("file", analyst.read(path))
    assert [(one["mapping"], one["fits"]) for one in opened["mappings"]] == [("sales", True), ("offerings", False)]
    assert opened["columns"][0]["name"] == "Document"
    assert "table: sell_through" in shaped("suggest-mapping", analyst.read(f"{path}/mapping"))["text"]
    seen = shaped("preview", told(analyst.post(f"{path}/preview", {"text": SALES}, "preview"), 200))
    assert (seen["sound"], seen["read"], seen["refused"]) == (True, 12, 2)
    wrong = told(analyst.post(f"{path}/preview", {"text": SALES.replace("Pieces", "Bits")}, "wrong"), 200)
    assert not wrong["sound"]
    text = SALES.replace("mapping: sales", "mapping: again")
    kept = told(analyst.post(f"{path}/mapping", {"name": "again", "text": text}, "keep"), 201)
    assert shaped("keep-mapping", kept) == {"mapping": "again"}

    checked = shaped("check-file", told(analyst.post(f"{path}/check", {"mapping": "again"}, "check"), 200))
    receipt = checked["receipt"]
    assert (receipt["fresh"], receipt["quarantined"], receipt["totals"]["accepted"]) == (10, 2, {"EUR": "1005.0000"})
    assert shaped("findings", analyst.read(f"{path}/findings")) == checked
    load = {"mapping": "again", "batch": receipt["batch"]}
    changed = told(analyst.post(f"{path}/load", load | {"batch": "0" * 64}, "load"), 409)
    assert changed["findings"][0]["code"] == "upload-changed"
    done = shaped("load-file", told(analyst.post(f"{path}/load", load, "again"), 200))
    assert done == {"batch": receipt["batch"], "taken": True, "job": None}
    # Who lost the answer asks again: the file is gone from the inbox, and the answer is the same.
    assert told(analyst.post(f"{path}/load", load, "again"), 200) == done
    assert (book.ledger().state().lines, list_waiting(book)) == (10, ())

    files = analyst.read("/files")
    assert [(one["file"], one["rows"], one["refused"]) for one in files["taken"]] == [("january.csv", 10, 2)]
    assert [one["lines"] for one in files["quarantines"]] == [2]
    held = f"/quarantine/{receipt['batch']}"
    lines = shaped("quarantine", analyst.read(held))["lines"]
    assert [(one["line"], one["cells"][2]) for one in lines] == [(12, "31/01/2026"), (13, "2026-01-31")]
    file = analyst.get(f"{held}/file")
    assert "31/01/2026" in file.content.decode("utf-8-sig")
    assert file["Content-Type"] in described_file("quarantine-file")
    assert f'filename="{receipt["batch"]}' in file["Content-Disposition"]
    mended = {"mended": {"12": {"2": "2026-01-31"}}, "dropped": [13]}
    settled = shaped("settle", told(analyst.post(f"{held}/settle", mended, "mend"), 200))
    assert (settled["taken"], settled["dropped"], settled["left"]) == (1, 1, 0)
    assert told(analyst.post(f"{held}/settle", mended, "mend"), 200) == settled
    assert book.ledger().state().lines == 11


def test_a_file_that_is_not_wanted_leaves_nothing(book: Book, analyst: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    assert caller(book, "director").send("/files", JANUARY, key="one").status_code == 403
    assert told(analyst.send("/files", key="one"), 409)["findings"][0]["code"] == "upload-none"
    assert told(analyst.post("/files", {}, "two"), 409)["findings"][0]["code"] == "upload-none"
    with monkeypatch.context() as patch:
        patch.setattr(arrive, "MOST", 100)
        assert told(analyst.send("/files", JANUARY, key="three"), 413)["findings"][0]["code"] == "upload-big"
    assert list_waiting(book) == ()
    sent = told(analyst.send("/files", JANUARY, key="four"), 201)
    many = analyst.send("/files", *(JANUARY for _ in range(200)), key="many")
    assert told(many, 400)["type"] == "urn:maillage:problem:malformed"
    told(analyst.post(f"/files/{sent['delivery']}/discard", {}, "five"), 200)
    assert analyst.read("/files")["waiting"] == []
    assert analyst.get(f"/files/{sent['delivery']}").status_code == 404


def test_a_file_is_sent_as_the_body_itself_once_and_is_the_same_as_by_a_form(book: Book, analyst: Caller) -> None:
    name, content = JANUARY
    sent = shaped("send-file", told(analyst.pour(name, content, "body"), 201))
    assert told(analyst.pour(name, content, "body"), 201) == sent
    formed = told(analyst.send("/files", JANUARY, key="form"), 201)
    assert [sent[part] for part in ("file", "size", "digest")] == [formed[part] for part in ("file", "size", "digest")]
    other = told(analyst.pour("../february.csv", content, "kind", "application/octet-stream"), 201)
    assert other["file"] == "february.csv"
    again = told(analyst.pour(name, content + b"x", "body"), 422)
    assert again["findings"][0]["code"] == "api-key-reused"
    assert len(list_waiting(book)) == 3
    # Nothing that arrived is left but what waits.
    assert {one for one in names_in(book.folder / "inbox") if one.startswith(".upload")} == set()


def test_a_body_larger_than_what_is_taken_as_json_is_taken_as_a_file(book: Book, analyst: Caller) -> None:
    much = b"Document;Date\n" + b"x;y\n" * 800_000
    assert len(much) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert told(analyst.pour("much.csv", much, "much"), 201)["size"] == len(much)
    assert told(analyst.send("/files", ("more.csv", much), key="more"), 201)["size"] == len(much)
    refused = told(analyst.post("/files/0000000000000000/discard", "x" * 3_000_000, "json"), 413)
    assert refused["type"] == "urn:maillage:problem:size"
    assert str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE) in refused["findings"][0]["sentence"].replace(",", "")
    assert "/files" in refused["findings"][0]["sentence"]


class Hung(io.BytesIO):
    """What a server gives to read whose client has gone."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise ConnectionResetError


def test_a_body_that_is_no_whole_file_with_a_name_is_refused_and_leaves_nothing(
    book: Book, analyst: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, content = JANUARY
    tried = {
        "api-file-unnamed": (analyst.pour("", content, "a"), 422),
        "upload-cut": (analyst.pour(name, content, "b", **{"wsgi.input": io.BytesIO(content[:-1])}), 409),
        "api-file-length": (analyst.pour(name, content, "c", CONTENT_LENGTH=""), 411),
        "upload-empty": (analyst.pour(name, b"", "d", CONTENT_LENGTH="0"), 409),
        "api-file-named": (analyst.send("/files?name=other.csv", JANUARY, key="e"), 422),
        "api-name": (analyst.send("/files?file=other.csv", JANUARY, key="f"), 422),
    }
    with monkeypatch.context() as patch:
        patch.setattr(arrive, "MOST", 100)
        tried["upload-big"] = (analyst.pour(name, content, "g"), 413)
    for code, (answer, status) in tried.items():
        assert told(answer, status)["findings"][0]["code"] == code
    gone = analyst.pour(name, content, "h", **{"wsgi.input": Hung()})
    assert told(gone, 409)["findings"][0]["code"] == "upload-cut"
    assert caller(book, "director").pour(name, content, "one").status_code == 403
    assert (list_waiting(book), names_in(book.folder / "inbox")) == ((), [])


@on_both
def test_a_large_file_is_checked_and_taken_in_by_jobs_that_can_be_watched(
    book: Book, database: str, analyst: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database.startswith(connections["default"].vendor)
    monkeypatch.setattr(beginning, "SMALL", 0)
    path = f"/files/{told(analyst.pour(*JANUARY, 'send'), 201)['delivery']}"
    asked = shaped("check-file", told(analyst.post(f"{path}/check", {"mapping": "sales"}, "check"), 202))
    job = asked["job"]["number"]
    assert (asked["receipt"], analyst.read(f"/jobs/{job}")["state"]) == (None, "waiting")
    # Who lost the answer gets the same one, and no second job.
    assert told(analyst.post(f"{path}/check", {"mapping": "sales"}, "check"), 202) == asked
    assert work_off(book) == 1
    found = shaped("findings", analyst.read(f"{path}/findings"))
    assert (found["job"]["state"], found["receipt"]["fresh"]) == ("done", 10)
    load = {"mapping": "sales", "batch": found["receipt"]["batch"]}
    taken = shaped("load-file", told(analyst.post(f"{path}/load", load, "load"), 202))
    assert (taken["taken"], analyst.read(f"/jobs/{taken['job']['number']}")["state"]) == (False, "waiting")
    work_off(book)
    assert analyst.read(f"/jobs/{taken['job']['number']}")["result"]["fresh"] == 10
    assert book.ledger().state().lines == 10
