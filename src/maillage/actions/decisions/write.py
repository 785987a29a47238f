"""Write a dossier: ask that a decision be ruled, or an exception granted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.log.append import alone, append
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.records import place_of

if TYPE_CHECKING:
    from maillage.records.models import Dossier

PERMISSIONS: Final = {"decision": "decisions.write", "tier": "exceptions.write", "cluster": "exceptions.write",
                      "contacts": "exceptions.write"}  # fmt: skip
"""Kind of dossier → who may write one."""
NO_CLUSTER: Final = "none"


@dataclass(frozen=True)
class Asked:
    """What is asked about a partner; see ``records.models.Dossier``. ``valid_to`` is the day on which it ends."""

    kind: str
    partner: str
    subject: str
    grounds: str
    valid_from: date
    valid_to: date | None = None
    portfolio: str = ""
    granted: bool = True


def write(actor: Actor, opened: Opened, asked: Asked) -> Dossier:
    """Keep a dossier; ``opened`` is the plan whose facts the author has before him.

    Raises:
        Denied: if the actor may not write one of the kind, or about the partner.
        MaillageError: for each of: no grounds (``dossier-grounds``), something that the policy does not know
            (``dossier-subject``), a portfolio that it does not know (``dossier-portfolio``), an end that is not after
            the beginning (``dossier-ends``), an exception without an end (``dossier-open``).
    """
    plan, book = opened.plan, opened.book
    if asked.kind not in PERMISSIONS:
        raise Denied(asked.kind)
    seen = reached(actor, PERMISSIONS[asked.kind], plan).partners
    at = place_of(asked.partner, plan.measures.partners)
    if at < 0 or not seen[at]:
        raise Denied(asked.partner)
    findings = wrong(plan.policy, asked)
    if findings:
        raise MaillageError(*findings)
    with alone(book) as alias:
        from maillage.records.models import Dossier

        content = digest_of([asked.kind, asked.partner, asked.subject, asked.portfolio, asked.granted,
                             asked.grounds.strip(), asked.valid_from, asked.valid_to, plan.header.name])  # fmt: skip
        facts = {"kind": asked.kind, "partner": asked.partner, "content": content}
        recorded = append(alias, actor.account, "dossier-write", facts)
        return Dossier.objects.using(alias).create(
            kind=asked.kind, partner=asked.partner, subject=asked.subject, portfolio=asked.portfolio,
            granted=asked.granted, grounds=asked.grounds.strip(), valid_from=asked.valid_from, valid_to=asked.valid_to,
            plan=plan.header.name, content=content, author=actor.account, signature=signature(actor), recorded=recorded,
        )  # fmt: skip


def signature(actor: Actor) -> str:
    """Return who signs: the person of the records, or else the account, told apart from others of its name."""
    return actor.person or f"{actor.name} ({actor.account})"


def signature_of(alias: str, account: int) -> str:
    """Return who signs for an account of a database: as ``signature``, by its number."""
    from maillage.accounts.models import Account

    found = Account.objects.using(alias).filter(pk=account).first()
    return f"({account})" if found is None else signature(Actor(found.pk, found.name, found.person, ()))


def wrong(policy: Policy, asked: Asked) -> list[Finding]:
    """Return what of a dossier cannot stand."""
    found = []
    if not asked.grounds.strip():
        found.append(_error("dossier-grounds"))
    ladder = policy.portfolio_tiers if asked.portfolio else policy.tiers
    known = {
        "decision": [one.decision for one in policy.decisions],
        "tier": [one.tier for one in ladder],
        "cluster": [*(one.cluster for one in policy.clusters), NO_CLUSTER],
        "contacts": [asked.subject] if asked.subject.isdecimal() and int(asked.subject) > 0 else ["1", "2", "…"],
    }[asked.kind]
    if asked.subject not in known:
        found.append(_error("dossier-subject", subject=asked.subject, known=tuple(known)))
    portfolios = tuple(one.portfolio for one in policy.portfolios)
    if asked.portfolio and (asked.kind != "tier" or asked.portfolio not in portfolios):
        found.append(_error("dossier-portfolio", portfolio=asked.portfolio, known=portfolios))
    if asked.valid_to is None and asked.kind != "decision":
        found.append(_error("dossier-open"))
    if asked.valid_to is not None and asked.valid_to <= asked.valid_from:
        found.append(_error("dossier-ends", start=asked.valid_from, end=asked.valid_to))
    return found


def _error(code: str, **facts: Fact) -> Finding:
    return Finding(Severity.ERROR, code, facts)
