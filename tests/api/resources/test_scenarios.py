"""A scenario is opened, changed, built and compared through the API alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maillage.actions.plan.read import Opened
from tests.api.conftest import Caller, told
from tests.desk.test_scenarios import neighbour, work_on_the_last


def opened(caller: Caller) -> tuple[str, dict[str, Any]]:
    made = told(caller.post("/scenarios", {"name": "Another contact"}, "open"), 201)
    return f"/scenarios/{made['number']}", made


def test_a_partner_is_moved_in_a_scenario_which_is_built_and_compared(
    calling: Callable[..., Caller], served: Opened
) -> None:
    partner, person = neighbour(served)
    analyst = calling("analyst")
    path, made = opened(analyst)
    assert analyst.read("/scenarios", limit=1)["scenarios"] == [made]
    move = f"{path}/partners/{partner}"
    place = analyst.read(move, kind="person", target=person)
    assert place["tried"]["target"]["name"] == person
    assert [before - after for before, after in (one["partners"] for one in place["tried"]["seats"])] != []
    keep = {"kind": "person", "target": person, "reason": "She knows it", "revision": made["revision"]}
    kept = told(analyst.post(move, keep, "keep"), 200)
    assert kept["revision"] == made["revision"] + 1
    moved = told(analyst.post(move, keep, "again"), 409)
    assert moved["findings"][0]["code"] == "scenario-moved"
    [row] = analyst.read(path)["rows"]
    assert (row["table"], row["row"]["target"], row["row"]["reason"]) == ("pins", person, "She knows it")

    job = told(analyst.post(f"{path}/build", {}, "build"), 201)
    assert (job["kind"], job["state"]) == ("scenario-build", "waiting")
    twice = told(analyst.post(f"{path}/build", {}, "build again"), 409)
    assert twice["findings"][0]["code"] == "scenario-building"
    work_on_the_last(served)
    assert analyst.read(f"/jobs/{job['number']}")["state"] == "done"
    found = analyst.read(path)["scenario"]
    assert found["built"]
    compared = analyst.read("/scenarios/comparison", old=found["base"], new=found["plan"])
    [one] = [one for one in compared["moves"] if one["partner"]["name"] == partner]
    assert "between-primary" in [part["code"] for part in one["parts"]]
    assert one["why"][0]["sentence"]
    seats = next(sums for sums in compared["sums"] if sums["kind"] == "seat")
    assert all({*line["old"]} == {*seats["columns"]} for line in seats["lines"] if line["old"])


def test_the_policy_and_the_rows_of_a_scenario_are_changed_and_withdrawn(calling: Callable[..., Caller]) -> None:
    analyst, approver = calling("analyst"), calling("approver")
    path, made = opened(analyst)
    text = analyst.read(f"{path}/policy")["text"]
    fault = told(analyst.post(f"{path}/policy", {"text": "policy: [", "revision": made["revision"]}, "one"), 409)
    assert "france.yaml, line" in fault["findings"][0]["sentence"]
    lower = text.replace("at_least: 50 M EUR", "at_least: 45 M EUR")
    made = told(analyst.post(f"{path}/policy", {"text": lower, "revision": made["revision"]}, "two"), 200)
    assert ["45 M EUR" in str(one["new"]) for one in analyst.read(path)["clauses"]] == [True]

    shape = analyst.read(f"{path}/tables/exceptions")
    needed = [column["name"] for column in shape["columns"] if column["required"]]
    body = {"row": {}, "revision": made["revision"]}
    missing = told(analyst.post(f"{path}/tables/exceptions", body, "three"), 409)
    assert {one["facts"]["column"] for one in missing["findings"]} <= {*needed}
    held = {"row": {"exception_id": "X", "number": "X"} | dict.fromkeys(shape["key"], "X"), "ends": True}
    made = told(analyst.post(f"{path}/tables/exceptions", held | {"revision": made["revision"]}, "four"), 200)
    [row] = analyst.read(path)["rows"]
    assert row["ends"]
    withdrawal = {"change": row["number"], "revision": made["revision"]}
    assert approver.post(f"{path}/withdrawal", withdrawal, "five").status_code == 403
    told(analyst.post(f"{path}/withdrawal", withdrawal, "five"), 200)
    assert analyst.read(path)["rows"] == []
    assert analyst.get(f"{path}/tables/partners").status_code == 404

    told(approver.post(f"{path}/remarks", {"text": "Why not 40?"}, "six"), 201)
    found = approver.read(path)
    assert ([one["text"] for one in found["remarks"]], found["may_edit"]) == (["Why not 40?"], False)
