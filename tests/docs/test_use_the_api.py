"""What the page about the API names exists: its operations, what tokens allow, what is told."""

from __future__ import annotations

import re

from maillage.accounts.permissions import permissions
from maillage.actions.webhooks.deliver import PAUSES
from maillage.actions.webhooks.events import EVENTS
from tests.docs.written import ROOT

PAGE = (ROOT / "docs" / "howto" / "use-the-api.md").read_text(encoding="utf-8")


def test_every_address_is_one_of_the_api() -> None:
    from maillage.api.operations import OPERATIONS

    named = {*re.findall(r"/api/v1(/[\w-]+)", PAGE)} - {"/openapi"}
    assert named
    assert named <= {operation.path for operation in OPERATIONS}


def test_every_resource_is_named_with_what_is_offered() -> None:
    from maillage.api.operations import OPERATIONS

    offered = PAGE.partition("## What is offered")[2].partition("\n## ")[0]
    assert {*re.findall(r"`(/[a-z]+)`", offered)} == {"/" + one.path.split("/")[1] for one in OPERATIONS}


def test_every_action_and_event_that_it_names_exists() -> None:
    known = {action for actions in permissions().values() for action in actions}
    assert {*re.findall(r"--may (\S+)", PAGE)} <= known
    assert all(f"`{event}`" in PAGE for event in EVENTS.values())
    assert 2.5 < sum(pause.total_seconds() for pause in PAUSES) / 86_400 < 4
