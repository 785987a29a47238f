"""Moving a partner by hand in a scenario: where it could go, what that would do at once, keeping it."""

from __future__ import annotations

from datetime import UTC, datetime

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.partners.find import Directory, Wanted, find_partners
from maillage.actions.scenarios.draft import editable
from maillage.actions.scenarios.move import Kind, Tried, keep_move, places_of, plan_of, try_move
from maillage.api.asked import Asked, Paged, Strict, cursor_of, place_of, writer_of
from maillage.api.problems import refused
from maillage.api.resources.partners import PartnerLine, Partners, page_of, partner_line
from maillage.api.resources.scenarios import Edit, ScenarioLine, scenario_line
from maillage.api.shapes import Amount, Named, Told, Writer, amount
from maillage.engine.kernel.reason import Term


class MovableAsked(Paged):
    """Which partners of the scenario's plan."""

    q: str = Field("", max_length=200, description="Words of the name; an identifier, a SIREN.")
    cluster: str = ""


class MoveAsked(Strict):
    """Which move is tried: into a cluster or to a person; neither for none."""

    kind: Kind | None = None
    target: str = Field("", max_length=200, description="The name of the cluster or person.")


class MoveKept(Edit):
    """A move to keep."""

    kind: Kind
    target: str = Field(..., min_length=1, max_length=200)
    reason: str = Field(..., min_length=1, max_length=10_000)


class SeatMoved(TypedDict):
    """A seat whose work the move changes: partners and hours a year, before and after; ``capacity`` in hours."""

    seat: Named | None
    person: Named | None
    partners: tuple[int, int]
    hours: tuple[Amount | None, Amount | None]
    capacity: Amount | None


class ClusterMoved(TypedDict):
    """A cluster that the move changes: members, and what they make against the least, before and after."""

    cluster: Named | None
    members: tuple[int, int]
    total: tuple[Amount | None, Amount | None]
    least: Amount | None


class MoveTried(TypedDict):
    """What a move breaks or costs at once, everybody else where they are; a build may do better.

    ``mate`` is the member of the cluster that the partner is to stay with; without one such a move cannot be kept.
    """

    kind: Kind
    target: Named | None
    mate: Named | None
    findings: list[Told]
    seats: list[SeatMoved]
    clusters: list[ClusterMoved]


class Movable(TypedDict):
    """Where a partner of the scenario's plan is, and where it could be put; ``tried`` is None where nothing was."""

    plan: str
    line: PartnerLine
    clusters: list[Named]
    people: list[Named]
    tried: MoveTried | None


def listed(request: Asked, number: int, asked: Query[MovableAsked]) -> Partners:
    """List the partners of the scenario's plan, the largest first."""
    place, directory = place_of(request, asked.cursor), _basis(request, number)
    plan = directory.opened.plan.header.name
    if place is not None and place[0] != plan:
        # The scenario was built meanwhile: the places of the other plan say nothing in this one.
        raise refused(422, "api-cursor")
    found = find_partners(request.auth, directory, Wanted(asked.q, cluster=asked.cluster),
                          after=place[1] if place else None, most=asked.limit)  # fmt: skip
    return page_of(plan, found, cursor_of(request, [plan, found.last]) if found.last is not None else None)


def show(request: Asked, number: int, partner: str, asked: Query[MoveAsked]) -> Movable:
    """Show where a partner could be put, and what one move would break or cost at once."""
    directory, book = _basis(request, number), shelf.book()
    place, writer = places_of(request.auth, book, number, directory, partner), writer_of(request, directory.opened)
    tried = None
    if asked.kind is not None:
        tried = _tried(
            try_move(request.auth, book, number, directory.opened, partner, asked.kind, asked.target), writer
        )
    return {
        "plan": directory.opened.plan.header.name, "line": partner_line(place.line),
        "clusters": writer.all_named(place.clusters), "people": writer.all_named(place.people), "tried": tried,
    }  # fmt: skip


def kept(request: Asked, number: int, partner: str, made: Body[MoveKept]) -> ScenarioLine:
    """Keep a move as a pin of the scenario, with its reason."""
    found = keep_move(
        request.auth, shelf.book(), number, _basis(request, number).opened, partner, made.kind, made.target,
        reason=made.reason, revision=made.revision, today=datetime.now(UTC).date(),
    )  # fmt: skip
    return scenario_line(found)


def _basis(request: Asked, number: int) -> Directory:
    return shelf.draft(plan_of(editable(request.auth, shelf.book(), number)))


def _tried(tried: Tried, writer: Writer) -> MoveTried:
    seats: list[SeatMoved] = [
        {"seat": writer.named(Term("seat", one.seat.seat)), "person": writer.named(Term("person", one.seat.person)),
         "partners": one.partners, "hours": (amount(one.hours[0]), amount(one.hours[1])),
         "capacity": amount(one.capacity)}
        for one in (tried.seats.seats if tried.seats else ())
    ]  # fmt: skip
    clusters: list[ClusterMoved] = [
        {"cluster": writer.named(Term("cluster", one.cluster)), "members": one.members,
         "total": (amount(one.total[0]), amount(one.total[1])), "least": amount(one.least)}
        for one in (tried.clusters.clusters if tried.clusters else ())
    ]  # fmt: skip
    return {
        "kind": tried.kind, "target": writer.named(tried.target),
        "mate": writer.named(tried.mate) if tried.mate else None,
        "findings": [writer.told(finding) for finding in tried.findings], "seats": seats, "clusters": clusters,
    }  # fmt: skip
