"""Every operation tried with a token of every role, and every route of the desk that programs have, or why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.permissions import permissions
from maillage.actions.plan.read import Opened
from maillage.api.door import ANY
from maillage.api.operations import BESIDE, OF_ROUTES, OPERATIONS, WITHOUT
from maillage.desk.routes import ROUTES
from tests.api.conftest import PREFIX, Caller
from tests.desk.test_routes import CAST

DECLARED = {operation.name: operation for operation in OPERATIONS}


def place(path: str, opened: Opened) -> str:
    plan = opened.plan
    cluster = plan.clusters.clusters[0]
    found = path.replace("{partner}", plan.measures.partners[cluster.members[0]]).replace("{cluster}", cluster.name)
    found = found.replace("{int:number}", "1").replace("{notice}", "none").replace("{table}", "pins")
    found = found.replace("{delivery}", "0" * 16).replace("{batch}", "0" * 64)
    found = found.replace("{ending}", "csv")
    asked = {
        "/scenarios/comparison": f"?old={plan.header.name}&new={plan.header.name}", "/policy/effect": "?job=1",
        "/decisions/facts": f"?kind=contacts&subject=1&partner={plan.measures.partners[0]}",
    }  # fmt: skip
    return found + asked.get(path, "")


def test_every_route_of_the_desk_has_its_operations_or_says_why_not() -> None:
    assert {*OF_ROUTES} | {*WITHOUT} == {route.name for route in ROUTES}
    assert not {*OF_ROUTES} & {*WITHOUT}
    offered = {name for names in OF_ROUTES.values() for name in names}
    assert offered <= {*DECLARED}
    assert {*DECLARED} - offered == {*BESIDE}


def test_an_operation_needs_what_its_page_needs() -> None:
    needed = {route.name: route.permission for route in ROUTES}
    for route, names in OF_ROUTES.items():
        for name in names:
            found = DECLARED[name].permission
            assert found == needed[route] or needed[route] == "signed-in", (route, name)


def test_names_are_once_and_permissions_are_in_the_table() -> None:
    assert len(DECLARED) == len(OPERATIONS)
    known = {action for actions in permissions().values() for action in actions}
    assert {operation.permission for operation in OPERATIONS} - {ANY} <= known


@pytest.mark.parametrize("who", CAST)
def test_every_operation_answers_the_roles_of_the_table_and_refuses_the_others(
    who: str, served: Opened, calling: Callable[..., Caller]
) -> None:
    caller = calling(who)
    for operation in OPERATIONS:
        path = place(operation.path, served)
        allowed = operation.permission == ANY or operation.permission in permissions()[CAST[who]]
        if operation.method == "GET":
            answer = caller.get(path)
            # A part of the organisation may be without the cluster that the path names.
            expected = {200, 404} if "{" in operation.path or "?" in path else {200}
            assert answer.status_code in (expected if allowed else {403}), (operation.name, answer.content)
        else:
            answer = caller.post(path, {})
            assert answer.status_code in ({400, 422} if allowed else {403, 422}), (operation.name, answer.content)
        assert "no-store" in answer["Cache-Control"]


def test_nothing_is_told_without_a_token(served: Opened) -> None:
    for operation in OPERATIONS:
        answer = Client().generic(operation.method, PREFIX + place(operation.path, served))
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer"), operation.name
        assert answer["Content-Type"] == "application/problem+json"


def test_a_session_is_no_token(sign_in: Callable[[str], Client]) -> None:
    assert sign_in("director").get(f"{PREFIX}/partners").status_code == 401


def test_a_token_allows_what_it_names_and_not_what_its_owner_may_beside_it(calling: Callable[..., Caller]) -> None:
    caller = calling("director", "partners.read")
    assert caller.get("/partners").status_code == 200
    assert caller.get("/changes").status_code == 403
    assert caller.read("/me")["may"] == ["partners.read"]
    # A draft is for those who may see plans, and the token does not name that.
    assert caller.get("/partners", on="1999-01-01").status_code == 409


def test_a_partner_that_is_not_theirs_is_answered_like_one_that_does_not_exist(
    served: Opened, calling: Callable[..., Caller]
) -> None:
    caller = calling("territory")
    mine = {line["partner"] for line in caller.read("/partners", limit=200)["partners"]}
    foreign = next(one for one in served.plan.measures.partners if one not in mine)
    answers = [caller.get(f"/partners/{name}") for name in (foreign, "X" * len(foreign))]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert caller.get(f"/partners/{min(mine)}").status_code == 200
