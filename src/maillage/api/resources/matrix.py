"""The matrix of units and roles, and the customers' own coverage laid over the partners'."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ninja import Body, Field
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.matrix.acknowledge import acknowledge
from maillage.actions.matrix.customers import overlay, take_in
from maillage.actions.matrix.show import Matrix, Row, show_matrix
from maillage.actions.plan.read import Opened
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.shapes import Count, Named, Told, Writer, counts, instant
from maillage.engine.kernel.reason import Term

if TYPE_CHECKING:
    from maillage.records.models import Acknowledgement, CustomerSheet


class FollowedVersion(TypedDict):
    """A version of the policy that units follow now (``current``) or will from ``since`` on; ``digest`` its content."""

    version: str
    digest: str
    since: date
    current: bool


class Acknowledged(TypedDict):
    """A unit's word that it has read a version."""

    unit: str
    version: str
    digest: str
    account: int
    recorded: str


class SeatsOfRole(TypedDict):
    """The seats of a role in a unit: who holds them, how many are vacant."""

    role: Named | None
    people: list[Named]
    vacant: int


class UnitDeparture(TypedDict):
    """What a unit sets for itself: the clause, its value, what the file says for all; "" where nothing."""

    clause: str
    value: str
    usual: str


class UnitRow(TypedDict):
    """A unit: integrated, aligned, or unknown to the policy; None for seats of no unit."""

    unit: Named | None
    attachment: str
    seats: list[SeatsOfRole]
    acknowledged: list[Acknowledged]
    departures: list[UnitDeparture]
    findings: list[Told]
    may_acknowledge: bool


class UnitMatrix(TypedDict):
    """The units that the account may see against the roles; the versions that they follow."""

    roles: list[Named]
    followed: list[FollowedVersion]
    units: list[UnitRow]


class AcknowledgementMade(Strict):
    """For which unit which version was read."""

    unit: str = Field(..., min_length=1, max_length=200)
    version: str = Field(..., min_length=1, max_length=200, description="As the matrix names it: france@2026.1.")
    digest: str = Field(..., max_length=64, description="`digest` of the version that was read.")


class SheetMade(Strict):
    """The customers' coverage."""

    text: str = Field(..., max_length=2_000_000, description="CSV: `segment;TERRITORY;…`, then a line a segment.")


class SheetTaken(TypedDict):
    """The latest sheet; ``digest`` is its SHA-256."""

    number: int
    digest: str
    account: int
    recorded: str


class Meeting(TypedDict):
    """A segment in a territory: who sees its customers directly, how many partners and people serve it.

    ``meeting``: both sides see them, the customers' or the partners' side alone, or nobody does.
    """

    segment: Named | None
    territory: Named | None
    names: str
    partners: int
    people: int
    meeting: str


class CustomerOverlay(TypedDict):
    """The latest sheet laid over the partners, segment by segment; ``sheet`` is None where none was taken in."""

    sheet: SheetTaken | None
    counts: list[Count]
    squares: list[Meeting]


def show(request: Asked) -> UnitMatrix:
    """Show who reports where, who has acknowledged what, and where units depart from the policy."""
    opened = shelf.current(request.auth).opened
    found, writer = show_matrix(request.auth, opened, _today()), writer_of(request, opened)
    return {
        "roles": writer.all_named(found.roles),
        "followed": [
            {"version": one.label, "digest": one.digest, "since": one.since, "current": one.current}
            for one in found.followed
        ],
        "units": [_row(found, one, writer) for one in found.rows],
    }  # fmt: skip


def acknowledged(request: Asked, made: Body[AcknowledgementMade]) -> Acknowledged:
    """Keep a unit's word that it has read a version of the policy."""
    opened = shelf.current(request.auth).opened
    found = acknowledge(request.auth, opened, made.unit, made.version, made.digest, _today())
    return _word(made.version, found)


def customers(request: Asked) -> CustomerOverlay:
    """Show where both sides see the same customers, and where nobody does."""
    return _overlay(request, shelf.current(request.auth).opened)


def taken_in(request: Asked, made: Body[SheetMade]) -> SheetTaken:
    """Take the customers' coverage in as a sheet; the latest one counts."""
    return _sheet(take_in(request.auth, shelf.current(request.auth).opened, made.text))


def _today() -> date:
    return datetime.now(UTC).date()


def _row(found: Matrix, row: Row, writer: Writer) -> UnitRow:
    seats: list[SeatsOfRole] = [
        {"role": writer.named(role), "people": writer.all_named(cell.people), "vacant": cell.vacant}
        for role, cell in zip(found.roles, row.cells, strict=True)
    ]
    departures: list[UnitDeparture] = [
        {"clause": one.path, "value": one.value, "usual": one.usual} for one in row.departures
    ]
    return {
        "unit": writer.named(row.unit), "attachment": row.attachment, "seats": seats,
        "acknowledged": [_word(label, word) for label, word in row.acknowledged.items()], "departures": departures,
        "findings": [writer.told(finding) for finding in row.wrong], "may_acknowledge": row.may_acknowledge,
    }  # fmt: skip


def _word(version: str, word: Acknowledgement) -> Acknowledged:
    return {"unit": word.unit, "version": version, "digest": word.digest, "account": word.account,
            "recorded": instant(word.recorded)}  # fmt: skip


def _overlay(request: Asked, opened: Opened) -> CustomerOverlay:
    found, writer = overlay(request.auth, opened), writer_of(request, opened)
    if found is None:
        return {"sheet": None, "counts": [], "squares": []}
    markets = {market.name for market in opened.plan.policy.markets}
    squares: list[Meeting] = [
        {"segment": writer.named(Term("market" if square.segment in markets else "trade", square.segment)),
         "territory": writer.named(Term("territory", square.territory)), "names": square.names,
         "partners": square.partners, "people": square.people, "meeting": square.meeting}
        for _, row in found.rows for square in row
    ]  # fmt: skip
    return {"sheet": _sheet(found.sheet), "counts": counts(found.counts), "squares": squares}


def _sheet(one: CustomerSheet) -> SheetTaken:
    return {"number": one.number, "digest": one.digest, "account": one.account, "recorded": instant(one.recorded)}
