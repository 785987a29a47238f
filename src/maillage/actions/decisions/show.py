"""The dossier of a partner: its facts, the precondition, similar earlier cases; what is asked, votes, the ruling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions.alarms.refuse import refuse
from maillage.actions.decisions.list import dossier_of
from maillage.actions.decisions.write import PERMISSIONS
from maillage.actions.organisation.reach import reached
from maillage.actions.partners.find import Directory, Found, Wanted, find_partners
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.policy.words import value_of
from maillage.engine.tiers.records import place_of
from maillage.report.content.business import business_of

if TYPE_CHECKING:
    from maillage.records.models import Dossier

MOST: Final = 6
"""So many similar cases are shown."""


@dataclass(frozen=True)
class Case:
    """An earlier ruling: whom it was about, what that one makes now, its trade, which way it went, why, until when."""

    partner: Term
    revenue: Quantity | None
    trade: Term
    granted: bool
    grounds: str
    decided: date
    until: date | None


@dataclass(frozen=True)
class File:
    """What is known about a partner of whom something is to be decided.

    ``precondition``: why each tier that the decision opens asks what it asks, and whether that holds; ``tier``: why it
    is where it is. ``cases`` are earlier rulings of the same kind, those most like it first.
    """

    partner: Term
    tier: Term
    revenue: Quantity | None
    trade: Term
    measures: tuple[tuple[Term, Quantity | Term | str | None], ...]
    precondition: tuple[Reason, ...]
    why: Reason
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Shown:
    """A dossier with its file, as the reader may act on it."""

    dossier: Dossier
    file: File
    mine: bool
    may_vote: bool
    may_approve: bool


def show_dossier(actor: Actor, opened: Opened, number: int) -> Shown:
    """Return a dossier with the facts of today's plan.

    Raises:
        Denied: if there is no such dossier, or the actor may not see its partner.
    """
    found = dossier_of(actor, opened, number)
    mine = found.author == actor.account
    open_ = not hasattr(found, "ruling")
    voted = any(one.account == actor.account for one in found.votes.all())
    return Shown(found, file_of(opened, found.kind, found.subject, found.partner), mine,
                 open_ and not mine and not voted and may(actor, "decisions.vote"),
                 open_ and not mine and may(actor, "decisions.approve"))  # fmt: skip


def prepare(actor: Actor, opened: Opened, kind: str, subject: str, partner: str) -> File:
    """Return the file of a partner of whom the actor may write a dossier of a kind.

    Raises:
        Denied: if he may not, or there is no such partner.
    """
    if kind not in PERMISSIONS:
        raise Denied(kind)
    seen = reached(actor, PERMISSIONS[kind], opened.plan).partners
    at = place_of(partner, opened.plan.measures.partners)
    if at < 0 or not seen[at]:
        raise Denied(partner)
    return file_of(opened, kind, subject, partner)


def look_for(actor: Actor, directory: Directory, kind: str, subject: str, words: str) -> File | Found:
    """Return the file of the partner whose identifier ``words`` is; else the partners seen whom they fit.

    Whether there is none of this identifier, or one that is not the actor's, cannot be told apart; the latter counts as
    a refusal, as on any page.

    Raises:
        Denied: if the actor may write no dossier of the kind.
    """
    opened = directory.opened
    if kind not in PERMISSIONS or not may(actor, PERMISSIONS[kind]):
        raise Denied(kind)
    try:
        return prepare(actor, opened, kind, subject, words)
    except Denied:
        if place_of(words, opened.plan.measures.partners) >= 0:
            refuse(actor, opened.book)
        return find_partners(actor, directory, Wanted(words=words))


def file_of(opened: Opened, kind: str, subject: str, partner: str) -> File:
    """Return what is known of a partner; who asks was let in before.

    Raises:
        Denied: if the plan has no such partner.
    """
    plan = opened.plan
    at = place_of(partner, plan.measures.partners)
    if at < 0:
        raise Denied(partner)
    ladder = plan.tiers.overall
    rank = int(ladder.tier[at])
    why = opened.material.reasons.tier(at)
    opened_by = [tier.tier for tier in plan.policy.tiers if kind == "decision" and tier.decision == subject]
    measures = tuple((Term("measure", name), value_of(plan.policy, name, column.quantity(at)))
                     for name, column in plan.measures.columns.items()
                     if not {"@", ".", "#"} & {*name})  # fmt: skip
    return File(
        Term("partner", partner), Term("tier", ladder.names[rank] if rank >= 0 else "none"), business_of(plan).at(at),
        Term("trade", _trades(opened).get(partner, "")), measures,
        tuple(part for tier in opened_by for part in _parts(why, f"tiers/{tier}/precondition")), why,
        tuple(_cases(opened, kind, subject, partner)),
    )  # fmt: skip


def _parts(reason: Reason, clause: str) -> Iterator[Reason]:
    if reason.clause == clause:
        yield reason
        return
    for part in reason.parts:
        yield from _parts(part, clause)


def _cases(opened: Opened, kind: str, subject: str, partner: str) -> Iterator[Case]:
    """Yield earlier rulings of the same kind about others: of its trade first, then those that make about as much."""
    partners, trades, business = opened.plan.measures.partners, _trades(opened), business_of(opened.plan)
    rows = [row for row in _rows(opened, kind, subject) if row["partner"] != partner]

    def made(name: str) -> int:
        at = place_of(name, partners)
        return int(business.micro[at]) if at >= 0 else 0

    def unlike(row: dict[str, Any]) -> tuple[bool, int, str]:
        other = str(row["partner"])
        return trades.get(other) != trades.get(partner), abs(made(other) - made(partner)), other

    for row in sorted(rows, key=unlike)[:MOST]:
        at = place_of(row["partner"], partners)
        yield Case(
            Term("partner", row["partner"]), business.at(at) if at >= 0 else None,
            Term("trade", trades.get(row["partner"], "")), row.get("verdict", "granted") == "granted",
            row.get("grounds") or row.get("reason") or "", row.get("decided") or row["valid_from"] or date.min,
            row["valid_to"],
        )  # fmt: skip


def _rows(opened: Opened, kind: str, subject: str) -> list[dict[str, Any]]:
    if kind == "decision":
        rows = opened.records.table("decisions").to_pylist()
        return [row for row in rows if row["decision"] == subject]
    return [row for row in opened.records.table("exceptions").to_pylist() if row["kind"] == kind]


def _trades(opened: Opened) -> dict[str, str]:
    table = opened.records.table("partners")
    return dict(zip(table["partner"].to_pylist(), (trade or "" for trade in table["trade"].to_pylist()), strict=True))
