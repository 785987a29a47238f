"""The policy is read, checked and kept through the API alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.conftest import Caller, told


def test_a_version_is_read_checked_kept_and_held_against_the_one_before(calling: Callable[..., Caller]) -> None:
    director, analyst = calling("director"), calling("analyst")
    prose = director.read("/policy")
    label = prose["version"]["label"]
    tiers = next(part for part in prose["parts"] if part["part"] == "tiers")
    assert any(one["text"] and one["line"] for one in tiers["clauses"])
    french = calling("director", language="fr").read("/policy", version=label)
    assert french["parts"][0]["clauses"][0]["text"] != prose["parts"][0]["clauses"][0]["text"]
    draft = director.read("/policy/draft", version=label)
    assert "moving_hours" in {one["word"] for one in draft["words"]}
    assert director.read("/policy/text", version=label)["text"] == draft["text"]

    taken = told(director.post("/policy/check", {"text": draft["text"]}, "one"), 200)
    assert "policy-save-taken" in {one["code"] for one in taken["findings"]}
    later = draft["text"].replace('version: "2026.1"', 'version: "2099.1"').replace("2026-01-01", "2099-01-01")
    fault = told(
        director.post("/policy/check", {"text": later.replace("moving_hours: 8", "moving_ours: 8")}, "two"), 200
    )
    assert (fault["sound"], fault["changes"]) == (False, [])
    line = next(at for at, one in enumerate(later.splitlines(), 1) if "moving_hours: 8" in one)
    assert fault["findings"][0]["place"]["line"] == line
    assert f"line {line}" in fault["findings"][0]["sentence"]
    dearer = later.replace("moving_hours: 8", "moving_hours: 9")
    checked = told(director.post("/policy/check", {"text": dearer, "base": label}, "three"), 200)
    assert checked["sound"]
    assert ("coverage/moving_hours", 9) in [(one["now"], one["new"]) for one in checked["changes"]]

    assert analyst.post("/policy", {"text": dearer}, "four").status_code == 403
    kept = told(director.post("/policy", {"text": dearer}, "five"), 201)["label"]
    assert told(director.post("/policy", {"text": dearer}, "six"), 409)["findings"][0]["code"] == "policy-save-taken"
    compared = analyst.read("/policy/comparison", version=kept)
    assert (compared["old"]["label"], compared["new"]["label"]) == (label, kept)
    assert "coverage/moving_hours" in [one["now"] for one in compared["changes"]]


def test_what_a_version_would_do_is_found_out_by_a_job_of_who_asks(calling: Callable[..., Caller]) -> None:
    analyst = calling("analyst")
    label = analyst.read("/policy")["version"]["label"]
    for both in ({}, {"new": label, "text": "policy: x"}):
        assert analyst.post("/policy/effect", {"old": label} | both, "one").status_code == 422
    assert analyst.post("/policy/effect", {"old": label, "new": "france@1"}, "two").status_code == 404
    job = told(analyst.post("/policy/effect", {"old": label, "new": label}, "three"), 201)
    assert (job["kind"], job["state"]) == ("policy-effect", "waiting")
    found = analyst.read("/policy/effect", job=job["number"])
    assert (found["job"], found["summary"], found["moves"]) == (job, [], [])
    assert calling("unit").get("/policy/effect", job=job["number"]).status_code == 404
