"""A publication and the head of the log are taken out through the API alone."""

from __future__ import annotations

import hashlib
import io
import json
from base64 import b64decode
from collections.abc import Callable

from openpyxl import load_workbook

from maillage.actions.plan.read import Opened
from maillage.actions.publication.export import TYPES
from maillage.actions.signing.key import list_keys
from maillage.actions.signing.verify import verify_text
from tests.api.conftest import Caller


def test_a_publication_is_taken_out_whole_and_as_far_as_one_may_see_it(
    calling: Callable[..., Caller], served: Opened
) -> None:
    analyst, field = calling("analyst"), calling("territory")
    whole = analyst.get("/publications/1/export.jws.json")
    keys = "".join(one.public for one in list_keys(served.book))
    found = verify_text(whole.content.decode(), keys)
    assert len(found.content["partners"]) == len(served.plan.measures.partners)
    rows = json.loads(field.get("/publications/1/export.json").content)["partners"]
    assert len(rows) == field.read("/partners")["seen"] < len(found.content["partners"])
    assert [one["action"] for one in analyst.read("/log", limit=2)["entries"]] == ["export", "export"]
    assert analyst.get("/publications/99/export.csv").status_code == 404
    assert analyst.get("/publications/1/export.pdf").status_code == 422
    assert calling("analyst", "plans.read").get("/publications/1/export.csv").status_code == 403


def test_a_file_bears_its_name_its_type_and_its_digest(calling: Callable[..., Caller]) -> None:
    analyst = calling("analyst")
    for ending, form in (("xlsx", "xlsx"), ("csv", "csv"), ("json", "json"), ("jws.json", "signed")):
        answer = analyst.get(f"/publications/1/export.{ending}")
        digest = hashlib.sha256(answer.content)
        assert (answer.status_code, answer["Content-Type"]) == (200, TYPES[form])
        assert answer["Content-Disposition"] == f'attachment; filename="organisation-1.{ending}"'
        assert b64decode(answer["Content-Digest"].removeprefix("sha-256=:").removesuffix(":")) == digest.digest()
        assert answer["ETag"] == f'"{digest.hexdigest()}"'
        assert answer["Cache-Control"] == "private, no-store"
    workbook = load_workbook(io.BytesIO(analyst.get("/publications/1/export.xlsx").content))
    assert workbook.worksheets[0].max_row > 100


def test_who_has_the_file_already_is_told_so(calling: Callable[..., Caller]) -> None:
    analyst = calling("analyst")
    first = analyst.get("/publications/1/export.csv")
    analyst.headers["If-None-Match"] = first["ETag"]
    again = analyst.get("/publications/1/export.csv")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    analyst.headers["If-None-Match"] = '"other"'
    assert analyst.get("/publications/1/export.csv").content == first.content


def test_the_head_of_the_log_is_signed(calling: Callable[..., Caller], served: Opened) -> None:
    approver = calling("approver")
    keys = "".join(one.public for one in list_keys(served.book))
    found = verify_text(json.dumps(approver.read("/log/anchor")), keys)
    assert found.content["head"] == approver.read("/log/verification")["head"]
