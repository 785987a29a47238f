"""The description of the API is complete, and what is answered has the shapes that it describes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from maillage.accounts.permissions import Actor, Held
from maillage.actions.notices.announce import announce
from maillage.actions.plan.read import Opened
from maillage.actions.webhooks.end import end_webhook
from maillage.actions.webhooks.subscribe import subscribe
from maillage.api.door import KEY
from maillage.api.operations import OPERATIONS
from maillage.api.site import described
from tests.api.conftest import PREFIX, Caller, told
from tests.api.test_operations import place


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return json.loads(json.dumps(described()))


def described_operations(document: dict[str, Any]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {
        found["operationId"]: (method.upper(), path, found)
        for path, methods in document["paths"].items()
        for method, found in methods.items()
    }


def test_every_operation_is_described_with_its_method_and_address(document: dict[str, Any]) -> None:
    found = {name: (method, path) for name, (method, path, _) in described_operations(document).items()}
    assert found == {
        one.name: (one.method, PREFIX + one.path.replace("{int:number}", "{number}")) for one in OPERATIONS
    }


def test_every_operation_says_what_it_does_what_it_needs_and_how_it_refuses(document: dict[str, Any]) -> None:
    for operation in OPERATIONS:
        _, _, found = described_operations(document)[operation.name]
        assert found["summary"].endswith((".", "away."))
        assert found["x-permission"] == operation.permission
        assert found["security"] == [{"Bearer": []}]
        assert {str(operation.status), "401", "403", "404", "409", "422", "429"} <= {*found["responses"]}
        assert [*found["responses"]["401"]["content"]] == ["application/problem+json"]
        keyed = [one for one in found.get("parameters", ()) if one["name"] == KEY]
        assert len(keyed) == (operation.method != "GET")


def test_files_and_what_jobs_do_are_described(document: dict[str, Any]) -> None:
    found = described_operations(document)
    for operation in OPERATIONS:
        answers = found[operation.name][2]["responses"]
        assert ("202" in answers) == (operation.deferring or operation.status == 202)
        if operation.hands:
            assert [*answers["200"]["content"]] == [*operation.hands]
            assert {"Content-Disposition", "Content-Digest", "ETag"} == {*answers["200"]["headers"]}
    body = found["send-file"][2]["requestBody"]["content"]
    assert {*body} == {"multipart/form-data", "application/octet-stream", "text/csv"}
    assert "name" in [one["name"] for one in found["send-file"][2]["parameters"]]
    assert [one.name for one in OPERATIONS if one.hands] == ["quarantine-file", "export"]
    assert [one.name for one in OPERATIONS if one.deferring] == ["check-file", "load-file"]


def test_every_shape_says_what_it_is(document: dict[str, Any]) -> None:
    asked = {"Body", "Input", "NinjaResponse"}
    silent = [
        name for name, found in document["components"]["schemas"].items()
        if found.get("type") == "object" and not found.get("description") and not name.startswith(tuple(asked))
    ]  # fmt: skip
    assert silent == []


def test_the_document_is_for_everybody_and_loads_nothing(served: Opened, document: dict[str, Any]) -> None:
    answer = Client().get(f"{PREFIX}/openapi.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert json.loads(answer.content) == document
    assert document["openapi"].startswith("3.1")


def test_what_is_answered_has_the_shape_described(
    served: Opened, calling: Callable[..., Caller], document: dict[str, Any]
) -> None:
    administrator = Actor(1, "", "", (Held("administrator"),))
    hook = subscribe(administrator, served.book, "http://127.0.0.1:9/", frozenset({"proposal.made"}), near=True)
    end_webhook(administrator, served.book, hook.number)
    announce(served.book)
    callers = [calling(who) for who in ("director", "analyst", "territory", "administrator")]
    tried, job = set(), effect(callers[0])
    for operation in OPERATIONS:
        if operation.method != "GET":
            continue
        shape = None if operation.hands else shape_of(document, operation.name)
        for caller in callers:
            path = place(operation.path, served).replace("notices/none", f"notices/{notice(caller)}")
            answer = caller.get(path.replace("job=1", f"job={job}"))
            if answer.status_code == 200:
                if shape is None:
                    assert answer["Content-Type"] in operation.hands
                else:
                    shape.validate(json.loads(answer.content))
                tried.add(operation.name)
    # Of files that wait the common book has none: tests/api/resources/test_files.py has.
    waiting = ("{delivery}", "{batch}")
    assert tried == {
        one.name for one in OPERATIONS if one.method == "GET" and not any(part in one.path for part in waiting)
    }


def shape_of(document: dict[str, Any], name: str) -> Draft202012Validator:
    """What validates the answer of an operation that went well."""
    registry: Registry = Registry().with_resource("urn:api", Resource.from_contents(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}))  # fmt: skip
    _, _, found = described_operations(document)[name]
    status = min(found["responses"])
    shape = found["responses"][status]["content"]["application/json"]["schema"]
    return Draft202012Validator(_strict(json.loads(json.dumps(shape).replace('"#/', '"urn:api#/'))), registry=registry)


def effect(caller: Caller) -> int:
    """Ask what a version would do to whom, and return the number of the job, which waits."""
    version = caller.read("/policy")["version"]["label"]
    return told(caller.post("/policy/effect", {"old": version, "new": version}, "effect"), 201)["number"]


def notice(caller: Caller) -> str:
    found = caller.get("/notices")
    listed = json.loads(found.content)["notices"] if found.status_code == 200 else ()
    return listed[0]["name"] if listed else "none"


def _strict(shape: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape}


def test_an_answer_of_another_shape_is_noticed(document: dict[str, Any]) -> None:
    registry: Registry = Registry().with_resource("urn:api", Resource.from_contents(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}))  # fmt: skip
    shape = _strict({"$ref": "urn:api#/components/schemas/Me"})
    good = {"account": 1, "name": "A", "person": "", "roles": [], "may": []}
    validator = Draft202012Validator(shape, registry=registry)
    assert validator.is_valid(good)
    assert not validator.is_valid(good | {"account": "one"})
    assert not validator.is_valid({key: value for key, value in good.items() if key != "may"})
