"""Every address of the API answers in one form, also to a method that it does not take."""

from __future__ import annotations

import json
from collections import defaultdict

from django.test import Client

from maillage.actions.plan.read import Opened
from maillage.api.operations import OPERATIONS
from tests.api.conftest import PREFIX
from tests.api.test_operations import place


def test_a_method_that_an_address_does_not_take_is_told_as_a_problem(served: Opened) -> None:
    taken = defaultdict(set)
    for operation in OPERATIONS:
        taken[operation.path].add(operation.method)
    for path, methods in taken.items():
        for method in {"GET", "POST", "DELETE"} - methods:
            answer = Client().generic(method, PREFIX + place(path, served), headers={"Accept-Language": "en"})
            assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json"), path
            assert answer["Allow"] == ", ".join(sorted(methods))
            told = json.loads(answer.content)
            assert told["type"] == "urn:maillage:problem:method"
            assert told["findings"][0]["sentence"] == f"This address takes {answer['Allow']}, not {method}."


def test_an_address_that_leads_nowhere_is_told_as_a_problem(served: Opened) -> None:
    answer = Client().get(f"{PREFIX}/nowhere")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
