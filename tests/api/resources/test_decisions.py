"""An exception is asked, voted on and granted through the API alone, by three people."""

from __future__ import annotations

from collections.abc import Callable

from maillage.actions.plan.read import Opened
from tests.api.conftest import Caller, told


def test_an_exception_is_asked_by_one_and_granted_by_another(calling: Callable[..., Caller], served: Opened) -> None:
    analyst, approver, director = (calling(who) for who in ("analyst", "approver", "director"))
    partner = served.plan.measures.partners[1]
    facts = analyst.read("/decisions/facts", kind="contacts", subject="1", partner=partner)
    assert facts["partner"]["name"] == partner
    assert facts["why"]["sentence"]
    body = {"kind": "contacts", "partner": partner, "subject": "1", "grounds": "A merger", "valid_from": "2026-07-01"}
    refused = told(analyst.post("/decisions", body, "one"), 409)
    assert [one["code"] for one in refused["findings"]] == ["dossier-open"]
    made = told(analyst.post("/decisions", body | {"valid_to": "2030-01-01"}, "two"), 201)
    assert [one["number"] for one in analyst.read("/decisions", limit=1)["dossiers"]] == [made["number"]]

    path = f"/decisions/{made['number']}"
    assert approver.read(path)["may_approve"]
    voted = told(director.post(f"{path}/vote", {"favour": False, "note": "Why?"}, "three"), 201)
    assert [(one["favour"], one["note"]) for one in voted["votes"]] == [(False, "Why?")]
    twice = told(director.post(f"{path}/vote", {"favour": True}, "four"), 409)
    assert twice["findings"][0]["code"] == "vote-given"
    ruling = {"verdict": "approve", "content": made["content"]}
    assert analyst.post(f"{path}/ruling", ruling, "five").status_code == 403
    changed = told(approver.post(f"{path}/ruling", ruling | {"content": "0" * 64}, "six"), 409)
    assert changed["findings"][0]["code"] == "ruling-changed"
    ruled = told(approver.post(f"{path}/ruling", ruling, "seven"), 201)
    assert (ruled["ruling"]["approved"], ruled["ruling"]["row"]) == (True, f"dossier-{made['number']}")
    assert made["number"] in [one["number"] for one in analyst.read("/decisions", state="ruled")["dossiers"]]


def test_a_dossier_of_a_partner_that_is_not_theirs_is_none(calling: Callable[..., Caller], served: Opened) -> None:
    unit = calling("unit")
    mine = {line["partner"] for line in unit.read("/partners", limit=200)["partners"]}
    foreign = next(one for one in served.plan.measures.partners if one not in mine)
    answers = [unit.get("/decisions/facts", kind="contacts", subject="1", partner=one) for one in (foreign, "nobody")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert unit.get("/decisions/facts", kind="contacts", subject="1", partner=min(mine)).status_code == 200
