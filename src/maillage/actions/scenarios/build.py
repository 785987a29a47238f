"""Build a scenario: ask for it, do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.jobs.ask import ask
from maillage.actions.jobs.show import Shown, shown
from maillage.actions.log.append import alone, append
from maillage.actions.plan.build import Built, build_from
from maillage.actions.scenarios.draft import editable, inputs_of
from maillage.adapters.plans.supposed import keep_policy
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.plan import Progress, silent

if TYPE_CHECKING:
    from maillage.records.models import Job, Scenario


def ask_build(actor: Actor, book: Book, number: int) -> Job:
    """Have a scenario built in the background.

    Raises:
        Denied: if the scenario is not his.
        MaillageError: if it is being built (``scenario-building``).
    """
    with alone(book) as alias:
        found = editable(actor, book, number)
        last = last_job(actor, book, found)
        if last is not None and last.is_open:
            raise MaillageError(Finding(Severity.ERROR, "scenario-building", {"number": number}))
        made = ask(actor, book, "scenario-build", {"scenario": number})
        found.job = made.number
        found.save(using=alias, update_fields=["job"])
    return made


def last_job(actor: Actor, book: Book, scenario: Scenario) -> Shown | None:
    """Return the job that builds the scenario, or that last did, as who reads the scenario sees it."""
    from maillage.records.models import Job

    found = Job.objects.using(book.alias).filter(pk=scenario.job).first() if scenario.job else None
    return None if found is None else shown(actor, book, found)


def build_scenario(actor: Actor, book: Book, number: int, progress: Progress = silent) -> Built:
    """Compute and keep the plan of a scenario, as it is at this moment.

    Raises:
        Denied: if the scenario is not his.
        MaillageError: if its policy has faults, or an input cannot be used.
    """
    found = editable(actor, book, number)
    inputs = inputs_of(book, found)
    # A plan that is published has the policy it was made under put on record.
    keep_policy(book.supposed, inputs.loaded.digest, found.text)
    built = build_from(book, inputs.loaded, found.as_of, inputs.records, inputs.ledger, seed=found.seed,
                       work=found.work, progress=progress)  # fmt: skip
    with alone(book) as alias:
        from maillage.records.models import Scenario

        name = built.plan.header.name
        Scenario.objects.using(alias).filter(pk=number).update(plan=name, built=found.revision)
        append(alias, actor.account, "scenario-build", {"scenario": number, "plan": name})
    return built
