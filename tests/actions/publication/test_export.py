"""What was published, taken out as far as somebody may see it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from maillage.accounts.permissions import Actor, Denied, operator
from maillage.actions.log.list import list_log
from maillage.actions.organisation.reach import reached
from maillage.actions.partners.find import Directory
from maillage.actions.plan.read import Opened
from maillage.actions.publication.export import FORMS, Form, export
from maillage.actions.signing.key import list_keys
from maillage.adapters.signatures.document import verify
from maillage.engine.kernel.reason import MaillageError

ROLES = ("director", "unit", "territory", "cluster")


def names(form: Form, content: bytes) -> list[str]:
    """The identifiers of the partners in a file."""
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        return [str(row[0]) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    if form == "csv":
        rows = [*csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")]
        return [row[0] for row in rows[1:]]
    document = json.loads(content)
    return [row["partner"] for row in document["partners"]]


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("form", FORMS)
def test_each_form_holds_what_the_person_sees_and_nothing_else(
    form: Form, who: str, served: Opened, directory: Directory, acting: Callable[[str], Actor]
) -> None:
    found = export(acting(who), served.book, 1, form, "fr", directory)
    content = found.content
    if form == "signed":
        content = verify(content, list_keys(served.book)[0].public).content
    seen = reached(acting(who), "partners.read", served.plan).partners.tolist()
    mine = [partner for partner, flag in zip(served.plan.measures.partners, seen, strict=True) if flag]
    assert names("json" if form == "signed" else form, content) == mine
    assert found.rows == len(mine)
    assert (len(mine) == len(seen)) == (who == "director")


def test_what_is_signed_says_which_publication_it_is_and_where_the_log_stood(
    served: Opened, directory: Directory
) -> None:
    last = list_log(operator("director"), served.book, most=1)[0].number
    found = export(operator("director"), served.book, 1, "signed", "en", directory)
    said = json.loads(verify(found.content, list_keys(served.book)[0].public).content)
    assert said["publication"]["number"] == 1
    assert said["publication"]["plan"] == served.plan.header.name
    assert len(said["publication"]["content"]) == 64
    assert said["log"]["entries"] == last
    assert said["whole"]


def test_that_it_was_taken_out_is_logged(served: Opened, directory: Directory, acting: Callable[[str], Actor]) -> None:
    found = export(acting("territory"), served.book, 1, "csv", "fr", directory)
    entry = list_log(operator("director"), served.book, most=1)[0]
    assert (entry.action, entry.facts["form"], entry.facts["partners"]) == ("export", "csv", found.rows)
    assert entry.facts["whole"] == 0


def test_who_may_not_and_what_is_not_there_are_denied_alike(served: Opened, directory: Directory) -> None:
    for actor, number in ((operator("administrator"), 1), (operator("director"), 99)):
        with pytest.raises(Denied):
            export(actor, served.book, number, "csv", "fr", directory)


def test_files_that_are_not_those_that_were_published_are_not_handed_out(
    served: Opened, directory: Directory, tmp_path: Path
) -> None:
    file = served.book.plans / served.plan.header.name / "plan.json"
    kept = file.read_bytes()
    file.write_bytes(kept + b" ")
    try:
        with pytest.raises(MaillageError) as raised:
            export(operator("director"), served.book, 1, "csv", "fr", directory)
        assert raised.value.findings[0].code == "publication-altered"
    finally:
        file.write_bytes(kept)


def test_the_desk_hands_a_file_out_that_is_kept_and_never_shown(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    answer = sign_in("territory").post("/publications/1/export/", {"form": "csv"})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="organisation-1.csv"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer["Cache-Control"]
    assert sign_in("territory").post("/publications/1/export/", {"form": "exe"}).status_code == 409
    keys = Client().get("/keys.json")
    assert [key["kid"] for key in keys.json()["keys"]] == [key.name for key in list_keys(served.book)]
    anchor = sign_in("administrator").get("/log/anchor/")
    assert verify(anchor.content, list_keys(served.book)[0].public).kind == "maillage-anchor/1"
