"""Every route tried by every role; the routes are those that Django knows, so that an undeclared one fails."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver

from maillage.accounts.permissions import permissions
from maillage.actions.plan.read import Opened
from maillage.desk.guard import SIGNED_IN
from maillage.desk.routes import MENU, ROUTES
from maillage.desk.urls import CLOSED, OPEN, SIGNING_IN

CAST = {"director": "director", "analyst": "analyst", "approver": "approver", "unit": "unit_manager",
        "territory": "field", "cluster": "field", "administrator": "administrator"}  # fmt: skip
OTHERS = {("job", "approver"), ("job", "unit"), ("dossier", "unit")}
"""Pages of a kind that somebody may open, of which the one tried here belongs to somebody else."""
DECLARED = {route.name: route for route in ROUTES}


def address(path: str, opened: Opened) -> str:
    """Fill a route's pattern with something that exists."""
    plan = opened.plan
    partner, cluster = plan.measures.partners[plan.clusters.clusters[0].members[0]], plan.clusters.clusters[0].name
    return "/" + path.replace("<str:partner>", partner).replace("<str:cluster>", cluster).replace("<int:number>", "1")


def test_every_address_is_declared() -> None:
    known = {pattern.name for pattern in get_resolver("maillage.desk.urls").url_patterns}
    declared = {*DECLARED, *(pattern.name for pattern in (*SIGNING_IN, *OPEN, *CLOSED))}
    assert known == declared
    assert {name for _, names in MENU for name in names} <= {*DECLARED}


def test_every_permission_of_a_route_is_in_the_table() -> None:
    known = {action for actions in permissions().values() for action in actions}
    assert {route.permission for route in ROUTES} - {SIGNED_IN} <= known


@pytest.mark.parametrize("name", [name for name in DECLARED if "<str" not in DECLARED[name].path])
@pytest.mark.parametrize("who", CAST)
def test_a_page_opens_to_the_roles_of_the_table_and_is_missing_to_others(
    name: str, who: str, served: Opened, sign_in: Callable[[str], Client]
) -> None:
    route = DECLARED[name]
    answer = sign_in(who).get(address(route.path, served))
    allowed = route.permission == SIGNED_IN or route.permission in permissions()[CAST[who]]
    allowed = allowed and (name, who) not in OTHERS
    if name == "today" and who == "administrator":
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/")
        return
    # What changes something is not done by following a link.
    assert answer.status_code == ((405 if route.posted else 200) if allowed else 404)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "path", [route.path for route in ROUTES] + ["me/second-factor/", "me/password/", "signin/again/"]
)
def test_who_has_not_signed_in_is_asked_to(path: str, served: Opened) -> None:
    answer = Client().get(address(path, served))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/signin/?next=")


@pytest.mark.parametrize("who", CAST)
def test_a_partner_that_is_not_theirs_is_answered_like_one_that_does_not_exist(
    who: str, served: Opened, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in(who)
    found = {client.get(f"/partners/{partner}/").status_code for partner in served.plan.measures.partners[:60]}
    if CAST[who] in ("director", "analyst", "approver"):
        assert found == {200}
        return
    assert 404 in found
    hidden = next(one for one in served.plan.measures.partners if client.get(f"/partners/{one}/").status_code == 404)
    foreign, unknown = client.get(f"/partners/{hidden}/"), client.get(f"/partners/{'X' * len(hidden)}/")
    assert foreign.status_code == unknown.status_code == 404
    plain = [
        answer.content.decode().replace(hidden, "").replace("X" * len(hidden), "") for answer in (foreign, unknown)
    ]
    assert len(plain[0]) == len(plain[1])


def test_nothing_of_the_sign_up_is_open(served: Opened) -> None:
    for pattern in CLOSED:
        assert Client().get(f"/{pattern.pattern}").status_code == 404


def test_an_account_that_was_closed_sees_nothing_at_its_next_request(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    from maillage.accounts.models import Account, Grant

    client = sign_in("analyst")
    assert client.get("/partners/").status_code == 200
    held = Grant.objects.filter(account__email__startswith="analyst@")
    try:
        held.update(ended="2026-07-01T00:00Z")
        assert client.get("/partners/").status_code == 404
        held.update(ended=None)
        Account.objects.filter(email__startswith="analyst@").update(is_active=False)
        assert client.get("/partners/").status_code == 302
    finally:
        held.update(ended=None)
        Account.objects.filter(email__startswith="analyst@").update(is_active=True)
