"""Move a partner by hand: what that would break or cost, and keeping it as a pin of the scenario."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.partners.find import Directory, Line
from maillage.actions.plan.read import Opened
from maillage.actions.scenarios.draft import editable, scenario_of
from maillage.actions.scenarios.edit import suppose_row
from maillage.engine.clusters.trial import ClusterTrial
from maillage.engine.clusters.trial import trial as try_cluster
from maillage.engine.coverage.records import ContactPin
from maillage.engine.coverage.trial import SeatTrial
from maillage.engine.coverage.trial import trial as try_seat
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Term

if TYPE_CHECKING:
    from maillage.records.models import Scenario

Kind = Literal["cluster", "person"]
KINDS: Final[tuple[Kind, ...]] = ("cluster", "person")


@dataclass(frozen=True)
class Place:
    """Where a partner is, and where it could be put: clusters of the plan, people who hold a seat in it."""

    line: Line
    clusters: tuple[Term, ...]
    people: tuple[Term, ...]


@dataclass(frozen=True)
class Tried:
    """What a move would do at once. ``mate``: the member of the cluster that the partner is to stay with."""

    kind: Kind
    target: Term
    mate: Term | None
    seats: SeatTrial | None
    clusters: ClusterTrial | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What it breaks or costs."""
        return (self.seats or self.clusters or SeatTrial((), ())).findings


@dataclass(frozen=True)
class Taker:
    """A seat whose holder could take a partner, and what that would do at once."""

    seat: Term
    role: Term
    tried: Tried


def plan_of(scenario: Scenario) -> str:
    """Return the plan that moves are tried on: what was built last, else what was cloned."""
    return scenario.plan or scenario.base


def places_of(actor: Actor, book: Book, number: int, directory: Directory, partner: str) -> Place:
    """Return where a partner of the scenario's plan is, and where it could be put.

    Raises:
        Denied: if the actor may not read the scenario, or there is no such partner.
    """
    scenario_of(actor, book, number)
    plan = directory.opened.plan
    held = {seat.person for seat in plan.coverage.seats} - {""}
    names = directory.opened.names
    people = sorted(held, key=lambda person: (names.get(("person", person), person).casefold(), person))
    return Place(
        directory.line(_at(directory.opened, partner)),
        tuple(Term("cluster", one.name) for one in plan.clusters.clusters),
        tuple(Term("person", person) for person in people),
    )


def try_move(actor: Actor, book: Book, number: int, opened: Opened, partner: str, kind: Kind, target: str) -> Tried:
    """Return what it would break or cost to put a partner into a cluster, or to give it to a person.

    It is reckoned on the scenario's plan as it stands, everybody else where they are: a build may do better, since it
    moves others to make room.

    Raises:
        Denied: if the actor may not read the scenario, or there is no such partner, cluster or person.
    """
    scenario_of(actor, book, number)
    plan, at, reasons = opened.plan, _at(opened, partner), opened.material.reasons
    if kind == "person":
        if target not in {seat.person for seat in plan.coverage.seats} - {""}:
            raise Denied(target)
        pin = ContactPin(f"scenario-{number}", at, partner, target)
        priced = try_seat(plan.policy, plan.measures, plan.tiers, plan.clusters, plan.coverage, reasons.serving, pin)
        return Tried(kind, Term("person", target), None, priced, None)
    place = next((place for place, one in enumerate(plan.clusters.clusters) if one.name == target), -1)
    if place < 0:
        raise Denied(target)
    tried = try_cluster(plan.policy, plan.measures, plan.tiers, reasons.grouping, plan.clusters, at, place)
    return Tried(kind, Term("cluster", target), _mate(opened, place, at), None, tried)


def try_territory(actor: Actor, book: Book, number: int, opened: Opened, partner: str, territory: str) -> list[Taker]:
    """Return who holds a seat in a territory, and what it would break or cost to give a partner to each of them.

    Raises:
        Denied: if the actor may not read the scenario, or there is no such partner or territory.
    """
    coverage = opened.plan.coverage
    if territory not in coverage.territories:
        raise Denied(territory)
    held = [seat for seat in coverage.seats if seat.territory == territory and seat.person]
    return [
        Taker(Term("seat", seat.seat), Term("role", seat.role),
              try_move(actor, book, number, opened, partner, "person", seat.person))
        for seat in held
    ]  # fmt: skip


def keep_move(
    actor: Actor, book: Book, number: int, opened: Opened, partner: str, kind: Kind, target: str, *, reason: str,
    revision: int, today: date,
) -> Scenario:  # fmt: skip
    """Keep a move as a pin of the scenario, in force from ``today`` or the scenario's day, whichever comes first.

    A cluster is named by who is in it: the pin keeps the partner with its largest member.

    Raises:
        Denied: if the scenario is not his, or there is no such partner, cluster or person.
        MaillageError: if no reason is given (``scenario-reason``), the partner is the cluster's only member
            (``scenario-alone``), or somebody has changed the scenario meanwhile.
    """
    scenario = editable(actor, book, number)
    tried = try_move(actor, book, number, opened, partner, kind, target)
    if not reason.strip():
        raise MaillageError(Finding(Severity.ERROR, "scenario-reason"))
    if kind == "cluster" and tried.mate is None:
        facts: dict[str, Fact] = {"partner": partner, "cluster": target}
        raise MaillageError(Finding(Severity.ERROR, "scenario-alone", facts))
    row = {
        "partner": partner, "kind": "contact" if kind == "person" else "together",
        "target": target if tried.mate is None else tried.mate.name, "reason": reason,
        "valid_from": min(today, scenario.as_of).isoformat(),
    }  # fmt: skip
    return suppose_row(actor, book, number, "pins", row, revision=revision)


def _at(opened: Opened, partner: str) -> int:
    partners = opened.plan.measures.partners
    at = bisect_left(partners, partner)
    if at == len(partners) or partners[at] != partner:
        raise Denied(partner)
    return at


def _mate(opened: Opened, cluster: int, partner: int) -> Term | None:
    """The largest other member of a cluster, on the measure that stands for business."""
    plan = opened.plan
    column = plan.measures.columns.get(plan.comparison.revenue)
    members = [at for at in plan.clusters.clusters[cluster].members if at != partner]
    if not members:
        return None
    largest = max(members, key=lambda at: (int(column.micro[at]) if column is not None else 0, -at))
    return Term("partner", plan.measures.partners[largest])
