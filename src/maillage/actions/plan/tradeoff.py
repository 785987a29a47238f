"""Balance against disruption: which plans a policy could have, and which prices make each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.actions.book import Book
from maillage.actions.plan.build import USUAL_SECONDS, WORK_PER_SECOND, policy_in_force
from maillage.actions.plan.known import known_at
from maillage.actions.plan.read import Opened
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.comparison.tradeoff import Inputs, Option, tradeoff
from maillage.engine.coverage.records import coverage_records
from maillage.engine.plan import Plan, Progress, build, silent
from maillage.engine.records.state import RecordsState


@dataclass(frozen=True)
class Curve:
    """The plans of a policy on a day; ``known`` relationships of today, of all ``partners``."""

    policy: str
    version: str
    as_of: date
    partners: int
    known: int
    options: tuple[Option, ...]


def tradeoff_of(
    book: Book,
    as_of: date,
    *,
    policy: str = "",
    seed: int = 1,
    seconds: int = USUAL_SECONDS,
    as_known: str = "",
    progress: Progress = silent,
) -> Curve:
    """Cover the channel of ``as_of`` at several prices of moving a relationship; nothing is kept.

    ``build_plan`` with the same arguments, and with an option's prices written into the policy, gives that option's
    contacts exactly.

    Raises:
        MaillageError: if no version is in force, or an input cannot be used.
    """
    known = known_at(book, as_known)
    loaded = policy_in_force(book, policy, as_of)
    records = book.records_state(batch=known.batch)
    reader = book.ledger().reader(known.version, engine=book.settings.engine)
    work = seconds * WORK_PER_SECOND
    plan = build(loaded, as_of, records, reader, EcbRates(), seed=seed, work=work, progress=progress)
    progress("tradeoff")
    inputs = _inputs(plan, records)
    return Curve(plan.policy.policy, plan.policy.version, as_of, len(plan.measures.partners),
                 len(inputs.records.today.partner), tradeoff(inputs))  # fmt: skip


def options_of(opened: Opened) -> tuple[Option, ...]:
    """Return the plans that the policy of a kept plan could have on its day, from what it keeps and its records."""
    return tradeoff(_inputs(opened.plan, opened.records))


def _inputs(plan: Plan, records: RecordsState) -> Inputs:
    """Return all that coverage was computed from."""
    covered, header = coverage_records(records, plan.measures.partners, plan.header.as_of), plan.header
    return Inputs(plan.policy, plan.measures, plan.tiers, plan.clusters, covered, header.seed, header.work)
