"""A publication and the head of the log are taken out through the API alone."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable

from maillage.actions.plan.read import Opened
from maillage.actions.signing.key import list_keys
from maillage.actions.signing.verify import verify_text
from tests.api.conftest import Caller, told


def test_a_publication_is_taken_out_whole_and_as_far_as_one_may_see_it(
    calling: Callable[..., Caller], served: Opened
) -> None:
    analyst, field = calling("analyst"), calling("territory")
    whole = told(analyst.post("/publications/1/export", {"form": "signed"}, "one"), 200)
    keys = "".join(one.public for one in list_keys(served.book))
    found = verify_text(b64decode(whole["content"]).decode(), keys)
    assert len(found.content["partners"]) == whole["partners"] == len(served.plan.measures.partners)
    part = told(field.post("/publications/1/export", {"form": "json"}, "two"), 200)
    rows = json.loads(b64decode(part["content"]))["partners"]
    assert len(rows) == part["partners"] == field.read("/partners")["seen"] < whole["partners"]
    assert [one["action"] for one in analyst.read("/log", limit=2)["entries"]] == ["export", "export"]
    assert analyst.post("/publications/99/export", {"form": "csv"}, "three").status_code == 404
    assert analyst.post("/publications/1/export", {"form": "pdf"}, "four").status_code == 422


def test_the_head_of_the_log_is_signed(calling: Callable[..., Caller], served: Opened) -> None:
    approver = calling("approver")
    keys = "".join(one.public for one in list_keys(served.book))
    found = verify_text(json.dumps(approver.read("/log/anchor")), keys)
    assert found.content["head"] == approver.read("/log/verification")["head"]
