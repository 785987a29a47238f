"""Rule on a dossier: what is approved becomes a record, which the next plan reads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from maillage.accounts.permissions import Actor, authorities, reach
from maillage.actions.book import Book
from maillage.actions.decisions.list import dossier_of, refused
from maillage.actions.decisions.write import signature, signature_of
from maillage.actions.log.append import alone, append
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Term
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES
from maillage.engine.tiers.records import roles_held, signed_by

if TYPE_CHECKING:
    from maillage.records.models import Dossier, Ruling


def judge(actor: Actor, opened: Opened, number: int, *, approved: bool, content: str, grounds: str = "") -> Ruling:
    """Approve what a dossier asks, or return it with grounds; ``content`` is the digest of what the actor has read.

    The record and its entry in the log come in one transaction.

    Raises:
        Denied: if the actor may not rule, or there is no such dossier.
        MaillageError: if it is his own, under whatever account (``ruling-own``), is ruled (``ruling-given``), is
            returned without grounds (``ruling-grounds``), is not what was read (``ruling-changed``), or neither he nor
            the author may sign it by the policy (``ruling-unsigned``).
    """
    reach(actor, "decisions.approve")
    book = opened.book
    with alone(book) as alias:
        from maillage.records.models import Ruling

        dossier = dossier_of(actor, opened, number)
        signed = signature(actor)
        # Somebody with two accounts is one person: a second account is no second pair of eyes.
        if actor.account == dossier.author or signed == dossier.signature:
            raise refused("ruling-own", number)
        lenders = authorities(actor, "decisions.approve") - {actor.account}
        if actor.account not in authorities(actor, "decisions.approve") and all(
            one == dossier.author or signature_of(alias, one) == dossier.signature for one in lenders
        ):
            raise refused("ruling-own", number)
        if hasattr(dossier, "ruling"):
            raise refused("ruling-given", number)
        if not approved and not grounds.strip():
            raise refused("ruling-grounds", number)
        if content != dossier.content:
            raise refused("ruling-changed", number)
        facts: dict[str, str | int] = {"dossier": number, "approved": int(approved), "content": content}
        recorded = append(alias, actor.account, "dossier-judge", facts)
        row = ""
        if approved:
            _check_signed(opened, dossier, signed, recorded.date())
            row = _record(book, dossier, signed, recorded.date())
        return Ruling.objects.using(alias).create(
            dossier=dossier, content=content, approved=approved, grounds=grounds.strip(), approver=actor.account,
            signature=signed, row=row, recorded=recorded,
        )  # fmt: skip


def _check_signed(opened: Opened, dossier: Dossier, signed: str, day: date) -> None:
    """See that one of the deciders whom the policy names signs, or else the record would never count."""
    if dossier.kind != "decision":
        return
    rule = next((one for one in opened.plan.policy.decisions if one.decision == dossier.subject), None)
    deciders = tuple(rule.deciders) if rule is not None else ()
    roles = roles_held(opened.book.records_state(), day)
    if not signed_by(roles, dossier.signature, signed) & set(deciders):
        named = tuple(Term("role", one) for one in deciders)
        told: dict[str, Fact] = {"number": dossier.number, "deciders": named}
        raise MaillageError(Finding(Severity.ERROR, "ruling-unsigned", told))


def _record(book: Book, dossier: Dossier, signed: str, day: date) -> str:
    """Post the record of a dossier and return its number."""
    from maillage.records.store import RecordsBatch

    number = f"dossier-{dossier.number}"
    row: dict[str, Any] = {"partner": dossier.partner, "author": dossier.signature, "approver": signed,
                           "valid_from": dossier.valid_from, "valid_to": dossier.valid_to}  # fmt: skip
    if dossier.kind == "decision":
        name = "decisions"
        row |= {"decision_id": number, "decision": dossier.subject, "grounds": dossier.grounds, "decided": day,
                "verdict": "granted" if dossier.granted else "refused"}  # fmt: skip
    else:
        name = "exceptions"
        row |= {"exception_id": number, "kind": dossier.kind, "value": dossier.subject, "reason": dossier.grounds,
                "portfolio": dossier.portfolio or None}  # fmt: skip
    store = book.records()
    rows = pa.Table.from_pylist([row], arrow_schema(TABLES[name]))
    store.post(store.propose(name, rows), RecordsBatch(number, dossier.signature))
    return number
