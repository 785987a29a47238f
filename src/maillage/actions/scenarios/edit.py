"""Change a scenario: its policy, the rows that it supposes; withdraw a row; say something of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.actions.scenarios.draft import editable, editing, loaded_of, scenario_of
from maillage.actions.scenarios.rows import CHANGED, read_row
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity
from maillage.engine.records.tables import TABLES

if TYPE_CHECKING:
    from maillage.records.models import Scenario, ScenarioComment


def change_policy(actor: Actor, book: Book, number: int, text: str, *, revision: int) -> Scenario:
    """Put another text in the place of the scenario's policy.

    Raises:
        Denied: if the scenario is not his.
        MaillageError: if the text has faults, with the line and column of each; or somebody has changed the scenario
            meanwhile (``scenario-moved``).
    """
    found = editable(actor, book, number)
    text = text.replace("\r\n", "\n")
    loaded_of(book, found.policy, found.file, text, found.as_of)
    with editing(actor, book, number, revision, "scenario-policy") as scenario:
        scenario.text = text
    return scenario


def suppose_row(
    actor: Actor, book: Book, number: int, table: str, given: Mapping[str, str], *, revision: int, ends: bool = False
) -> Scenario:
    """Have the scenario suppose a row of a table, or (``ends``) that a row on record ends.

    The number of a row that has none is given here. Who wrote it is the actor; nobody has approved what is only
    supposed, which stands in the place of the approver.

    Raises:
        Denied: if the scenario is not his.
        MaillageError: if it is no table that a scenario changes (``scenario-table``), or a value is wrong.
    """
    found = editable(actor, book, number)
    if table not in CHANGED:
        facts: dict[str, Fact] = {"table": table, "allowed": CHANGED}
        raise MaillageError(Finding(Severity.ERROR, "scenario-table", facts))
    known = TABLES[table]
    mark = f"scenario-{number}"
    filled = {"author": actor.name, "approver": mark}
    if known.key in (("pin_id",), ("decision_id",), ("exception_id",)) and not ends:
        filled[known.key[0]] = given.get(known.key[0], "").strip() or f"{mark}-{found.revision + 1}"
    row = read_row(
        table, {**given, **{name: text for name, text in filled.items() if name in known.by_name}}, ends=ends
    )
    from maillage.records.models import ScenarioChange

    with editing(actor, book, number, revision, "scenario-change") as scenario:
        ScenarioChange.objects.using(book.alias).create(
            scenario=scenario, table=table, row=canonical_json(row).decode(), ends=ends, author=actor.account,
            recorded=datetime.now(UTC),
        )  # fmt: skip
    return scenario


def withdraw_row(actor: Actor, book: Book, number: int, change: int, *, revision: int) -> Scenario:
    """Have the scenario no longer suppose a row.

    Raises:
        Denied: if the scenario is not his, or supposes no such row.
    """
    with editing(actor, book, number, revision, "scenario-withdraw") as scenario:
        if not scenario.changes.filter(pk=change, withdrawn__isnull=True).update(withdrawn=datetime.now(UTC)):
            raise Denied(str(change))
    return scenario


def comment(actor: Actor, book: Book, number: int, text: str) -> ScenarioComment:
    """Say something of a scenario; whoever may read it may.

    Raises:
        Denied: if the actor may not read it.
        MaillageError: if nothing is said (``scenario-comment``).
    """
    found = scenario_of(actor, book, number)
    if not text.strip():
        raise MaillageError(Finding(Severity.ERROR, "scenario-comment"))
    with alone(book) as alias:
        from maillage.records.models import ScenarioComment

        append(alias, actor.account, "scenario-comment", {"scenario": number})
        return ScenarioComment.objects.using(alias).create(
            scenario=found, author=actor.account, text=text.strip(), recorded=datetime.now(UTC)
        )
