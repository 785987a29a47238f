"""A plan goes from the analyst to its publication through the API alone, each step once."""

from __future__ import annotations

from collections.abc import Callable

from maillage.actions.plan.read import Opened
from tests.api.conftest import Caller, told
from tests.desk.later_version import later_version

__all__ = ["later_version"]


def test_what_was_published_can_be_read_with_its_steps(calling: Callable[..., Caller], served: Opened) -> None:
    caller = calling("analyst")
    found = caller.read("/publications")
    assert (found["last"], found["publications"][-1]["plan"]) == (1, served.plan.header.name)
    proposal = caller.read("/proposals/1")
    assert proposal["proposal"]["verdict"]["approved"]
    assert proposal["proposal"]["publication"] == 1
    assert caller.get("/proposals/999").status_code == 404


def test_a_plan_is_built_by_a_job(calling: Callable[..., Caller]) -> None:
    analyst = calling("analyst")
    made = told(analyst.post("/plans", {"as_of": "2026-10-01"}, "ask"), 202)
    assert made["kind"] == "plan-build"
    assert told(analyst.post("/plans", {"as_of": "2026-10-01"}, "ask"), 202)["number"] == made["number"]
    refused = told(analyst.post("/plans", {"as_of": "1999-01-01"}, "early"), 409)
    assert refused["findings"][0]["code"] == "policy-not-in-force"
    assert calling("approver").post("/plans", {"as_of": "2026-10-01"}, "ask").status_code == 403
    assert analyst.post(f"/jobs/{made['number']}/order", {"order": "cancel"}, "stop").status_code < 300


def test_a_plan_is_put_forward_judged_and_published_by_three(calling: Callable[..., Caller]) -> None:
    analyst, approver, director = (calling(who) for who in ("analyst", "approver", "director"))
    plan = analyst.read("/publications")["publications"][0]["plan"]
    body = {"plan": plan, "effective": "2098-01-01", "grounds": "again"}
    made = told(analyst.post("/proposals", body, "one"), 201)
    assert made["checklist"] == []
    assert told(analyst.post("/proposals", body, "one"), 201) == made
    path = f"/proposals/{made['number']}"
    assert [one["number"] for one in analyst.read("/proposals", state="waiting")["proposals"]] == [made["number"]]
    verdict = {"verdict": "approve", "content": made["content"]}
    assert analyst.post(f"{path}/verdict", verdict, "two").status_code == 403
    refused = told(approver.post(f"{path}/verdict", verdict | {"content": "0" * 64}, "two"), 409)
    assert refused["findings"][0]["code"] == "approval-changed"
    # The same key with another body is not the same request.
    assert told(approver.post(f"{path}/verdict", verdict, "two"), 422)["findings"][0]["code"] == "api-key-reused"
    assert told(approver.post(f"{path}/verdict", verdict, "three"), 201)["verdict"]["approved"]
    stale = told(director.post(f"{path}/publication", {"after": 0}, "four"), 409)
    assert stale["findings"][0]["code"] == "publication-moved"
    last = director.read("/publications")["last"]
    published = told(director.post(f"{path}/publication", {"after": last}, "five"), 201)
    assert published["number"] == last + 1
    assert told(director.post(f"{path}/publication", {"after": last}, "five"), 201) == published
    assert director.read("/publications")["last"] == last + 1
    assert director.read("/organisation", on="2098-01-01")["shown"]["publication"] == last + 1


def test_what_changes_something_needs_a_key(calling: Callable[..., Caller]) -> None:
    body = {"plan": "x", "effective": "2026-09-01", "grounds": "x"}
    for key in ("", "k" * 256):
        found = told(calling("analyst").post("/proposals", body, key), 400)
        assert found["findings"][0]["code"] == "api-key"
    wrong = told(calling("analyst").post("/proposals", body | {"ground": "y"}, "k"), 422)
    assert wrong["findings"][0]["facts"]["place"].endswith("ground")


def test_each_step_says_that_another_version_of_the_policy_holds(
    calling: Callable[..., Caller], served: Opened, later_version: str
) -> None:
    analyst, approver, director = (calling(who) for who in ("analyst", "approver", "director"))
    body = {"plan": served.plan.header.name, "effective": "2099-06-01", "grounds": "again"}
    made = told(analyst.post("/proposals", body, "put"), 201)
    path, verdict = f"/proposals/{made['number']}", {"verdict": "approve", "content": made["content"]}
    shown = approver.read(path)
    judged = told(approver.post(f"{path}/verdict", verdict, "judge"), 201)
    after = {"after": director.read("/publications")["last"]}
    published = told(director.post(f"{path}/publication", after, "publish"), 201)
    for found in (made, shown, judged, published):
        assert [(one["severity"], one["facts"]["other"]) for one in found["checklist"]] == [("warning", later_version)]
    assert director.read(path)["checklist"] == []
