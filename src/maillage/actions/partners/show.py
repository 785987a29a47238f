"""One partner as somebody who may see it sees it: where it is, why, who talks to it, what is on record."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Final

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.partners.find import Directory, Line
from maillage.engine.comparison.types import ClusterMove, PrimaryMove, TierMove
from maillage.engine.coverage.types import Cause
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.policy.words import value_of

_KEPT: Final = 2_000
"""Partners of a plan whose dossiers stay put together, some ten kilobytes each: who looks at one looks again."""


@dataclass(frozen=True)
class Contact:
    """Somebody who talks to the partner: ``person`` has no name where the seat is vacant; ``hours`` a year."""

    role: Term
    seat: Term
    person: Term
    primary: bool
    kept: bool
    hours: Quantity
    cause: str


@dataclass(frozen=True)
class Before:
    """What was in force before the plan, and the kind of move to what is: ``same`` where nothing moves."""

    tier: Term
    tier_move: str
    cluster: Term
    cluster_move: str
    primary: Term
    primary_move: str
    contacts: int


@dataclass(frozen=True)
class Holding:
    """A competence or certification on record; ``expires`` is the first day on which it no longer counts."""

    name: str
    technology: Term
    level: str
    expires: date | None
    valid: bool


@dataclass(frozen=True)
class Dossier:
    """All that a page about a partner shows. ``members``: the others of its cluster, by name only.

    ``change``: the smallest one that would lift it, ``others`` ways that would too; ``loss``: what would cost its tier.
    """

    line: Line
    tiers: tuple[Reason, ...]
    change: Reason | None
    others: tuple[Reason, ...]
    loss: Reason | None
    cluster: Reason
    contacts_why: Reason
    contacts: tuple[Contact, ...]
    members: tuple[Term, ...]
    before: Before
    measures: tuple[tuple[Term, Quantity | Term | str | None], ...]
    competences: tuple[Holding, ...]
    certified: int
    changes_on: date | None


def show_partner(actor: Actor, directory: Directory, partner: str) -> Dossier:
    """Return what is known about a partner.

    Raises:
        Denied: if there is no such partner, or the actor may not see it: the two cannot be told apart.
    """
    at = place_seen(actor, directory, partner)
    kept = directory.opened.kept
    if "dossiers" not in kept:
        kept["dossiers"] = lru_cache(_KEPT)(partial(_dossier, directory))
    found: Dossier = kept["dossiers"](at)
    return found


def _dossier(directory: Directory, at: int) -> Dossier:
    """Put together what is known about a partner: nothing in it depends on who asks."""
    plan = directory.opened.plan
    partner = plan.measures.partners[at]
    reasons = directory.opened.material.reasons
    upward = [one.reason for one in reasons.changes(at) if one.direction != "fall"]
    losses = [one.reason for one in reasons.changes(at) if one.direction == "fall"]
    cluster, changes = int(plan.clusters.cluster_of[at]), int(plan.tiers.overall.changes_on[at])
    mates = plan.clusters.clusters[cluster].members if cluster >= 0 else ()
    return Dossier(
        directory.line(at),
        (reasons.tier(at),),
        reasons.change(at),
        tuple(upward[1:]),
        losses[0] if losses else None,
        reasons.cluster(at),
        reasons.contact(at),
        tuple(_contacts(directory, at)),
        tuple(Term("partner", plan.measures.partners[other]) for other in mates if other != at),
        _before(directory, at),
        tuple((Term("measure", name), value_of(plan.policy, name, column.quantity(at)))
              for name, column in plan.measures.columns.items()
              # What a measure is reckoned from has no title of its own.
              if not {"@", ".", "#"} & {*name}),
        tuple(_holdings(directory, "competences", "competence", partner)),
        sum(held.valid for held in _holdings(directory, "certifications", "certification", partner)),
        date.fromordinal(date(1970, 1, 1).toordinal() + changes) if changes >= 0 else None,
    )  # fmt: skip


def place_seen(actor: Actor, directory: Directory, partner: str) -> int:
    """Return the place of a partner among those of the plan.

    Raises:
        Denied: if there is no such partner, or the actor may not see it: the two cannot be told apart.
    """
    partners = directory.opened.plan.measures.partners
    at = bisect_left(partners, partner)
    seen = directory.seen(reach(actor, "partners.read"))
    if at == len(seen) or partners[at] != partner or not seen[at]:
        raise Denied(partner)
    return at


def _contacts(directory: Directory, at: int) -> Iterator[Contact]:
    coverage = directory.opened.plan.coverage
    for row in coverage.contacts_of(at):
        seat = coverage.seats[int(coverage.seat[row])]
        yield Contact(
            Term("role", seat.role), Term("seat", seat.seat), Term("person", seat.person), bool(coverage.primary[row]),
            bool(coverage.kept[row]), Quantity(int(coverage.load[row]), HOURS),
            Cause(int(coverage.cause[row])).name.lower(),
        )  # fmt: skip


def _before(directory: Directory, at: int) -> Before:
    plan = directory.opened.plan
    compared, ladder = plan.comparison, plan.tiers.overall
    return Before(
        Term("tier", _named(ladder.names, int(compared.tier_before[at]))),
        TierMove(int(compared.tier_move[at])).name.lower(),
        Term("cluster", _named(compared.clusters_before, int(compared.cluster_before[at]))),
        ClusterMove(int(compared.cluster_move[at])).name.lower(),
        Term("person", _named(compared.people, int(compared.primary_before[at]))),
        PrimaryMove(int(compared.primary_move[at])).name.lower(),
        int(compared.contacts_before[at]),
    )


def _named(names: Sequence[str], number: int) -> str:
    """Return the name with a number, "" for -1: nothing."""
    return names[number] if number >= 0 else ""


def _holdings(directory: Directory, table: str, name: str, partner: str) -> Iterator[Holding]:
    """Yield what a table of records says of a partner, what still counts first, then by name."""
    as_of = directory.opened.plan.header.as_of
    mine = directory.opened.records.of_first(table, partner)
    found = [
        Holding(
            row[name], Term("technology", row["technology"] or ""), row["level"] or "", row["expires"],
            row["obtained"] <= as_of and (row["expires"] is None or as_of < row["expires"]),
        )
        for row in mine
    ]  # fmt: skip
    yield from sorted(found, key=lambda held: (not held.valid, held.name, str(held.expires)))
