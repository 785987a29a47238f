"""Show the matrix: units × roles, what each unit has acknowledged, and where it departs from the policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from maillage.accounts.permissions import Actor, Reach, Scope, may, reach
from maillage.actions.plan.read import Opened
from maillage.actions.policy.read import label_of
from maillage.actions.policy.versions import versions
from maillage.engine.coverage.types import Seat
from maillage.engine.kernel.reason import Finding, Term
from maillage.engine.policy.settings import found_at
from maillage.engine.policy.soundness.units import check_units
from maillage.engine.policy.writing import line_of, written

if TYPE_CHECKING:
    from maillage.records.models import Acknowledgement


@dataclass(frozen=True)
class Cell:
    """The seats of a role in a unit: who holds them, and how many are vacant."""

    people: tuple[Term, ...]
    vacant: int


@dataclass(frozen=True)
class Departure:
    """What a unit has set for itself: the clause, its value, and what the file says for all; "" where nothing."""

    path: str
    value: str
    usual: str


@dataclass(frozen=True)
class Followed:
    """A version that units follow now or will: ``since`` its first day."""

    label: str
    digest: str
    since: date
    current: bool


@dataclass(frozen=True)
class Row:
    """A unit. ``acknowledged``: label of each version followed → its word, where it gave it.

    ``attachment`` is ``unknown`` of a unit that the policy does not name; ``may_acknowledge``: the reader may for it.
    """

    unit: Term
    attachment: str
    cells: tuple[Cell, ...]
    acknowledged: Mapping[str, Acknowledgement]
    departures: tuple[Departure, ...]
    wrong: tuple[Finding, ...]
    may_acknowledge: bool


@dataclass(frozen=True)
class Matrix:
    """The matrix as far as somebody may see it; ``roles`` head the columns."""

    roles: tuple[Term, ...]
    rows: tuple[Row, ...]
    followed: tuple[Followed, ...]


def show_matrix(actor: Actor, opened: Opened, day: date) -> Matrix:
    """Return the matrix: the units that the actor may see, the policy's first, and the versions in force from ``day``.

    Raises:
        Denied: if the actor may see no matrix.
        MaillageError: if a version of the policy cannot be read.
    """
    from maillage.records.models import Acknowledgement

    given = reach(actor, "matrix.read")
    policy, roles = opened.plan.policy, tuple(role.role for role in opened.plan.policy.roles)
    followed = tuple(followed_of(opened, day))
    words = [*Acknowledgement.objects.using(opened.book.alias)]
    wrong = [*check_units(policy)]
    table = opened.records.table("people")
    employers = dict(zip(table["person"].to_pylist(), table["unit"].to_pylist(), strict=True))
    rows = []
    seats = [(_unit_of(seat, employers), seat) for seat in opened.plan.coverage.seats]
    for unit in _units(opened, given, {unit for unit, _ in seats}):
        rule = next((one for one in policy.units if one.unit == unit), None)
        said = {one.label: word for one in followed for word in words if (word.unit, word.digest) == (unit, one.digest)}
        rows.append(Row(
            Term("unit", unit), rule.attachment if rule is not None else "unknown",
            tuple(_cell(seats, unit, role) for role in roles), said, tuple(_departures(opened, unit)),
            tuple(one for one in wrong if one.facts.get("unit") == Term("unit", unit)),
            may(actor, "matrix.acknowledge") and unit in reach(actor, "matrix.acknowledge").units,
        ))  # fmt: skip
    return Matrix(tuple(Term("role", role) for role in roles), tuple(rows), followed)


def followed_of(opened: Opened, day: date) -> Iterator[Followed]:
    """Yield the versions of the plan's policy that are in force on a day or later, the first one first."""
    library, name = opened.book.library(), opened.plan.policy.policy
    for version in versions(opened.book.folder):
        if version.policy == name and (version.end is None or version.end > day):
            loaded = library.version(name, version.version)
            yield Followed(label_of(version), loaded.digest, version.start, version.start <= day)


def _unit_of(seat: Seat, employers: Mapping[str, str | None]) -> str:
    """Return the unit of a seat; of one that says none, its holder's."""
    return seat.unit or employers.get(seat.person) or ""


def _units(opened: Opened, given: Reach, held: set[str]) -> list[str]:
    """Return the units of the rows: the policy's, others that hold seats, "" for seats of no unit."""
    named = [unit.unit for unit in opened.plan.policy.units]
    every = [*named, *sorted(held - {*named}, key=lambda unit: (not unit, unit))]
    return every if given.scope == Scope.ALL else [unit for unit in every if unit in given.units]


def _cell(seats: Sequence[tuple[str, Seat]], unit: str, role: str) -> Cell:
    found = [seat for of, seat in seats if (of, seat.role) == (unit, role)]
    people = tuple(Term("person", name) for name in dict.fromkeys(seat.person for seat in found if seat.person))
    return Cell(people, sum(not seat.person for seat in found))


def _departures(opened: Opened, unit: str) -> Iterator[Departure]:
    rule = next((one for one in opened.plan.policy.units if one.unit == unit), None)
    if rule is None or not rule.sets:
        return
    plain = _file(opened)
    for path, value in rule.sets.items():
        yield Departure(path, line_of(written(value)), _usual(plain, path))


def _file(opened: Opened) -> dict[str, Any]:
    """Return what the file of the plan's policy says, before any unit set anything."""
    policy = opened.plan.policy
    found = (one.written.value for one in opened.book.library().versions
             if (one.name, one.version) == (policy.policy, policy.version))  # fmt: skip
    return next(found, {})


def _usual(plain: dict[str, Any], path: str) -> str:
    place = found_at(plain, path, written=True)
    if place is None:
        return ""
    value: Any = plain
    for step in place:
        value = value[step]
    return line_of(value)
