"""Who may do what, and where."""

from pathlib import Path

import pytest

from maillage.accounts import permissions as module
from maillage.accounts.permissions import Actor, Denied, Held, Reach, Scope, may, permissions, reach


def actor(*roles: Held, person: str = "") -> Actor:
    return Actor(1, "Somebody", person, roles)


def test_a_role_without_the_action_is_refused() -> None:
    assert not may(actor(Held("administrator")), "partners.read")
    with pytest.raises(Denied):
        reach(actor(Held("administrator")), "partners.read")


def test_nobody_without_roles_may_anything() -> None:
    assert not any(may(actor(), action) for actions in permissions().values() for action in actions)


def test_an_unknown_role_gives_nothing() -> None:
    assert not may(actor(Held("emperor")), "partners.read")


def test_the_administrator_sees_no_money_by_that_role_alone() -> None:
    money = {
        "organisation",
        "partners",
        "changes",
        "clusters",
        "workload",
        "plans",
        "publication",
        "policy",
        "scenarios",
    }
    assert not money & {action.partition(".")[0] for action in permissions()["administrator"]}
    # The same question has another answer for who does see it.
    assert money & {action.partition(".")[0] for action in permissions()["director"]}


def test_the_director_reaches_everything() -> None:
    assert reach(actor(Held("director")), "partners.read") == Reach(Scope.ALL)


def test_a_unit_manager_reaches_the_units_of_the_grants() -> None:
    found = reach(actor(Held("unit_manager", "pcd"), Held("unit_manager", "servers")), "partners.read")
    assert found == Reach(Scope.UNIT, frozenset({"pcd", "servers"}))


def test_the_field_reaches_its_own_portfolio() -> None:
    assert reach(actor(Held("field"), person="p7"), "partners.read") == Reach(Scope.PORTFOLIO, frozenset(), "p7")


def test_of_several_roles_the_widest_counts() -> None:
    found = reach(actor(Held("field"), Held("director"), Held("unit_manager", "pcd"), person="p7"), "partners.read")
    assert found.scope == Scope.ALL
    assert not found.units


def test_a_scope_that_does_not_exist_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "permissions.yaml").write_text("director: {partners.read: galaxy}\n", encoding="utf-8")
    monkeypatch.setattr(module.resources, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match="galaxy; expected one of portfolio, unit, all"):
        permissions.__wrapped__()
