"""Build a plan from a book and keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maillage.actions.book import Book
from maillage.actions.plan.known import known_at
from maillage.adapters.plans.store import save
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.plan import Plan, Progress, build, silent
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.records.state import RecordsState

WORK_PER_SECOND = 2_000_000
"""Units of search work that one second of a two-core machine of 2026 does, about.

A limit in seconds becomes a limit in work by this fixed rate, so that a slower machine takes longer and finds the same.
"""
USUAL_SECONDS = 5


@dataclass(frozen=True)
class Built:
    """A plan and the folder that holds it."""

    plan: Plan
    folder: Path


def build_plan(
    book: Book,
    as_of: date,
    *,
    policy: str = "",
    seed: int = 1,
    seconds: int = USUAL_SECONDS,
    as_known: str = "",
    progress: Progress = silent,
) -> Built:
    """Compute and save the plan of ``as_of`` under the version of ``policy`` in force that day.

    ``as_known`` names an earlier moment (see ``known_at``): records and sell-through that came in after it are not
    looked at, so that the plan is the one that would have been built then, to the byte.

    Raises:
        MaillageError: if no version is in force, or an input cannot be used.
    """
    known = known_at(book, as_known)
    loaded, records = policy_in_force(book, policy, as_of), book.records_state(batch=known.batch)
    work = seconds * WORK_PER_SECOND
    return build_from(book, loaded, as_of, records, known.version, seed=seed, work=work, progress=progress)


def build_from(
    book: Book,
    loaded: LoadedPolicy,
    as_of: date,
    records: RecordsState,
    ledger: int | None,
    *,
    seed: int,
    work: int,
    progress: Progress = silent,
) -> Built:
    """Compute and save a plan from a policy, records and a version of the ledger (None: the latest)."""
    reader = book.ledger().reader(ledger, engine=book.settings.engine)
    plan = build(loaded, as_of, records, reader, EcbRates(), seed=seed, work=work, progress=progress)
    return Built(plan, save(book.plans, plan))


def policy_in_force(book: Book, name: str, as_of: date) -> LoadedPolicy:
    """Return the version in force of a policy of the book; of the book's own where the name is empty."""
    return book.library().in_force(name or book.settings.policy, as_of)
