"""A file goes from a program into the book, its refused lines mended, through the API alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache as failures

from maillage.accounts.permissions import Held
from maillage.actions import shelf
from maillage.actions.book import Book
from maillage.actions.intake import arrive
from maillage.actions.intake import check as check_module
from maillage.actions.intake import preview as preview_module
from maillage.actions.intake.inbox import list_waiting
from maillage.api.site import described
from tests.actions.intake.desk import BAD, fresh, names_in, text_of
from tests.actions.intake.here import read_as_the_child
from tests.actions.intake.wholesaler import SALES, TEN
from tests.api.conftest import Caller, told
from tests.api.test_site import shape_of
from tests.served import PASSWORD, serving

__all__ = ["fresh"]
JANUARY = ("january.csv", text_of(*TEN, *BAD))


@pytest.fixture
def book(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book with two mappings, an analyst and a director; small files are read in this process."""
    from maillage.actions.accounts.create import create_account

    for module in (check_module, preview_module):
        monkeypatch.setattr(module, "read_raw", read_as_the_child)
    folder = shutil.copytree(fresh, tmp_path / "book")
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


def shaped(name: str, found: Any) -> Any:
    shape_of(document(), name).validate(found)
    return found


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
    assert "31/01/2026" in shaped("quarantine-file", analyst.read(f"{held}/file"))["content"]
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
        assert told(analyst.send("/files", JANUARY, key="three"), 409)["findings"][0]["code"] == "upload-big"
    assert list_waiting(book) == ()
    sent = told(analyst.send("/files", JANUARY, key="four"), 201)
    for much in (analyst.post(f"/files/{sent['delivery']}/discard", "x" * 3_000_000, "much"),
                 analyst.send("/files", *(JANUARY for _ in range(200)), key="many")):  # fmt: skip
        assert told(much, 400)["type"] == "urn:maillage:problem:malformed"
    told(analyst.post(f"/files/{sent['delivery']}/discard", {}, "five"), 200)
    assert analyst.read("/files")["waiting"] == []
    assert analyst.get(f"/files/{sent['delivery']}").status_code == 404
