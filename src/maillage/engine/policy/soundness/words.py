"""Clauses that are written and used nowhere, rates that are missing, thresholds that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from maillage.engine.kernel.quantity import MILLIONTHS, Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Term as Name
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause
from maillage.engine.policy.types.conditions import Test
from maillage.engine.policy.types.measures import Given, Share
from maillage.engine.policy.types.tiers import Staying
from maillage.engine.policy.uses import categories, uses
from maillage.engine.policy.walk import clauses, joined

END_OF_TIME: Final = date.max


def check_words(policy: Policy) -> Iterator[Finding]:
    """Yield what is written and not used, and what cannot be meant."""
    yield from _unused(policy)
    yield from _rates(policy)
    yield from _shares(policy)
    yield from _warnings(policy)


def _unused(policy: Policy) -> Iterator[Finding]:
    whole = categories(policy)
    used = {(use.kind, whole.get(use.name, use.name)) for use in uses(policy)}
    for decision in policy.decisions:
        if ("decision", decision.decision) not in used:
            facts: dict[str, Fact] = {"decision": Name("decision", decision.decision)}
            yield Finding(Severity.WARNING, "policy-decision-unused", facts, f"decisions/{decision.decision}")
    for name in policy.measures:
        if ("measure", name) not in used and ("attribute", name) not in used:
            yield Finding(
                Severity.NOTE, "policy-measure-unused", {"measure": Name("measure", name)}, f"measures/{name}"
            )


def _rates(policy: Policy) -> Iterator[Finding]:
    """Under written rates every currency that the policy names needs one on every day of its validity.

    Rates are often written a year ahead: where the first days have one, the day on which they end is only a warning.
    """
    if policy.conversion.source != "written":
        return
    seen: set[str] = set()
    for path, currency in _amounts(policy):
        if currency == policy.currency or currency in seen:
            continue
        seen.add(currency)
        missing = _first_day_without(policy, currency)
        if missing is not None:
            facts: dict[str, Fact] = {"currency": currency, "day": missing}
            grave = Severity.ERROR if missing == policy.valid.from_ else Severity.WARNING
            code = "policy-rate-none" if grave is Severity.ERROR else "policy-rate-ends"
            yield Finding(grave, code, facts, path)


def _amounts(policy: Policy) -> Iterator[tuple[str, str]]:
    for path, clause in clauses(policy):
        if isinstance(clause, Given) and is_currency(clause.given):
            yield joined(path, "given"), clause.given
        for word, quantity in quantities(clause):
            if quantity.is_money and "effects/" not in joined(path, word):
                yield joined(path, word), quantity.unit


def quantities(clause: Clause) -> Iterator[tuple[str, Quantity]]:
    """Yield the quantities that a clause itself holds, each with its word."""
    for name, info in type(clause).model_fields.items():
        value, word = getattr(clause, name), info.alias or name
        if isinstance(value, Quantity):
            yield word, value
        elif isinstance(value, dict):
            yield from ((f"{word}/{key}", item) for key, item in value.items() if isinstance(item, Quantity))


def _first_day_without(policy: Policy, currency: str) -> date | None:
    """The first day of the policy's validity on which the currency has no written rate."""
    spans = sorted(
        (rate.from_ or date.min, rate.to or END_OF_TIME)
        for rate in policy.conversion.rates
        if rate.currency == currency
    )
    day, end = policy.valid.from_, policy.valid.to or END_OF_TIME
    for start, stop in spans:
        if start <= day < stop:
            day = stop
    return day if day < end else None


def _shares(policy: Policy) -> Iterator[Finding]:
    """A part of a whole does not exceed it: 70 was probably meant as 70 %."""
    for path, clause in clauses(policy):
        if not isinstance(clause, Test) or not isinstance(policy.measures.get(clause.measure), Share):
            continue
        for word in ("at_least", "more_than"):
            bound = getattr(clause, word)
            if isinstance(bound, Quantity) and bound.micro > MILLIONTHS:
                facts: dict[str, Fact] = {"measure": Name("measure", clause.measure), "value": bound}
                yield Finding(Severity.WARNING, "policy-share-large", facts, joined(path, word))


def _warnings(policy: Policy) -> Iterator[Finding]:
    """Without review days, a demotion is known only as many days ahead as the grace lasts."""
    for path, clause in clauses(policy):
        if not isinstance(clause, Staying) or not clause.warnings_days:
            continue
        review = clause.review or policy.staying.review
        grace = max(clause.grace_days, policy.staying.grace_days)
        months = max(clause.grace_months, policy.staying.grace_months)
        term = max(clause.term_months, policy.staying.term_months)
        first = max(clause.warnings_days)
        if review is None and not months and not term and first > grace:
            facts: dict[str, Fact] = {"days": first, "grace": grace}
            yield Finding(Severity.WARNING, "policy-warning-late", facts, joined(path, "warnings_days"))
