"""Dossiers as far as somebody may see them, and the candidates for whom a decision is awaited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions.organisation.reach import Flags, reached
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, MaillageError, Severity, Term
from maillage.engine.tiers.records import place_of
from maillage.report.content.business import business_of
from maillage.report.content.rulings import Rulings, rulings_of

if TYPE_CHECKING:
    from maillage.records.models import Dossier

AWAITED: Final = ("tier-decision-awaited", "tier-decision-awaited-portfolio")


@dataclass(frozen=True)
class Candidate:
    """A partner that meets the precondition of a tier, of whom nobody has decided; ``dossier``: 0 where none waits."""

    partner: Term
    tier: Term
    decision: Term
    revenue: Quantity | None
    dossier: int


@dataclass(frozen=True)
class Listed:
    """What is awaited, what waits for a ruling, what was ruled, and what is in force."""

    candidates: tuple[Candidate, ...]
    waiting: tuple[Dossier, ...]
    ruled: tuple[Dossier, ...]
    in_force: Rulings
    may_write: bool
    may_except: bool


def list_dossiers(actor: Actor, opened: Opened) -> Listed:
    """Return the dossiers about partners that the actor may see, the latest first.

    Raises:
        Denied: if the actor may see none at all.
    """
    seen = reached(actor, "decisions.read", opened.plan).partners
    found = [one for one in _dossiers(opened) if _sees(opened, seen, one.partner)]
    waiting = tuple(one for one in found if not hasattr(one, "ruling"))
    ruled = tuple(one for one in found if hasattr(one, "ruling"))
    return Listed(tuple(_candidates(opened, seen, waiting)), waiting, ruled, _in_force(opened, seen),
                  may(actor, "decisions.write"), may(actor, "exceptions.write"))  # fmt: skip


def dossier_of(actor: Actor, opened: Opened, number: int) -> Dossier:
    """Return a dossier with its ruling and votes.

    Raises:
        Denied: if there is none of that number, or the actor may not see its partner.
    """
    seen = reached(actor, "decisions.read", opened.plan).partners
    found = next((one for one in _dossiers(opened) if one.number == number), None)
    if found is None or not _sees(opened, seen, found.partner):
        raise Denied(str(number))
    return found


def refused(code: str, number: int) -> MaillageError:
    """Return why a step with a dossier cannot be taken."""
    return MaillageError(Finding(Severity.ERROR, code, {"number": number}))


def _dossiers(opened: Opened) -> Sequence[Dossier]:
    from maillage.records.models import Dossier

    opened.book.records()
    return [*Dossier.objects.using(opened.book.alias).select_related("ruling").prefetch_related("votes")]


def _sees(opened: Opened, seen: Flags, partner: str) -> bool:
    """Whether a partner is seen; one that left the plan is seen by who sees everybody."""
    at = place_of(partner, opened.plan.measures.partners)
    return bool(seen[at]) if at >= 0 else bool(seen.all())


def _candidates(opened: Opened, seen: Flags, waiting: Sequence[Dossier]) -> Iterator[Candidate]:
    plan = opened.plan
    business = business_of(plan)
    asked = {(one.partner, one.subject): one.number for one in waiting if one.kind == "decision"}
    for finding in plan.findings:
        partner, tier, decision = (finding.facts.get(word) for word in ("partner", "tier", "decision"))
        if finding.code not in AWAITED or not isinstance(partner, Term) or not isinstance(tier, Term):
            continue
        at = place_of(partner.name, plan.measures.partners)
        if isinstance(decision, Term) and seen[at]:
            number = asked.get((partner.name, decision.name), 0)
            yield Candidate(partner, tier, decision, business.at(at), number)


def _in_force(opened: Opened, seen: Flags) -> Rulings:
    found = rulings_of(opened.plan, opened.records)
    decisions, exceptions, pins = (
        tuple(one for one in part if _sees(opened, seen, one.partner.name))
        for part in (found.decisions, found.exceptions, found.pins)
    )
    return Rulings(decisions, exceptions, pins, (), ())
