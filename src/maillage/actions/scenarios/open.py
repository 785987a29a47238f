"""Open a scenario: clone a plan, what is in force or any other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.log.append import alone, append
from maillage.actions.publication.in_force import in_force
from maillage.actions.scenarios.draft import policy_file
from maillage.adapters.plans.codec import Reader
from maillage.adapters.plans.store import find
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import Scenario


def open_scenario(actor: Actor, book: Book, name: str, purpose: str = "", plan: str = "") -> Scenario:
    """Clone a plan as a scenario of the actor's; where none is named, what is in force today, else the latest plan.

    The clone of a scenario's plan has what that scenario supposes. It looks at the sales and records that the plan was
    made from, so that what differs in the end comes from what is changed here alone.

    Raises:
        Denied: if the actor may not make scenarios.
        MaillageError: if it has no name (``scenario-name``), there is no such plan, or the policy that the plan was
            made under is no longer in the book (``scenario-policy-gone``).
    """
    reach(actor, "scenarios.edit")
    if not name.strip():
        raise MaillageError(Finding(Severity.ERROR, "scenario-name"))
    published = in_force(book, datetime.now(UTC).date()) if not plan else None
    folder = find(book.plans, published.plan if published is not None else plan)
    header: PlanHeader = Reader(folder).read("header")
    with alone(book) as alias:
        from maillage.records.models import Scenario, ScenarioChange

        now = datetime.now(UTC)
        source = Scenario.objects.using(alias).filter(plan=header.name).first()
        made = Scenario(name=name.strip(), purpose=purpose.strip(), author=actor.account, created=now,
                        base=header.name, as_of=header.as_of, seed=header.seed, work=header.work)  # fmt: skip
        if source is not None and source.is_built:
            made.known, made.policy, made.file, made.text = source.known, source.policy, source.file, source.text
        else:
            file = policy_file(book, header.policy_name, header.policy_version)
            made.known, made.policy, made.file = header.name, header.policy_name, file.name
            made.text = read_text(file)
        made.save(using=alias)
        for one in source.changes.filter(withdrawn__isnull=True) if source is not None and source.is_built else ():
            ScenarioChange.objects.using(alias).create(
                scenario=made, table=one.table, row=one.row, ends=one.ends, author=one.author, recorded=one.recorded
            )
        append(alias, actor.account, "scenario-open", {"scenario": made.number, "plan": header.name})
    return made
