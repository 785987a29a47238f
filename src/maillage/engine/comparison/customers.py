"""The customers' own coverage, segments × territories, laid over that of the partners."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Source
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.types import Policy

LARGEST: Final = 200_000
"""Characters of a sheet."""
NOBODY: Final = ("", "-", "–")
"""What a cell says where nobody sees these customers."""
Meeting = Literal["both", "customers", "partners", "nobody"]


@dataclass(frozen=True)
class Sheet:
    """Who sees which customers: ``cells`` (segment, territory) → names, "" for nobody.

    A segment is a market or a trade of the policy: that is how the partners' side is told.
    """

    segments: tuple[str, ...]
    territories: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Square:
    """One segment in one territory: who sees its customers directly, and how many partners and people serve it."""

    segment: str
    territory: str
    names: str
    partners: int
    people: int

    @property
    def meeting(self) -> Meeting:
        """Which sides see these customers."""
        if self.names:
            return "both" if self.partners else "customers"
        return "partners" if self.partners else "nobody"


def read_sheet(text: str, file: str, policy: Policy) -> Sheet:
    """Read a sheet: ``segment;TERRITORY;TERRITORY`` then a line a segment, its cells who sees those customers.

    Columns are parted by semicolons, or by commas where the first line has no semicolon.

    Raises:
        MaillageError: for each of: a sheet that is too large or has no lines (``sheet-large``, ``sheet-empty``), a
            first column that is not ``segment`` (``sheet-head``), a territory or a segment that the policy does not
            know (``sheet-territory``, ``sheet-segment``) or that comes twice (``sheet-twice``), a line with more or
            fewer cells than the first (``sheet-cells``).
    """
    if len(text) > LARGEST:
        raise MaillageError(_error("sheet-large", Source(file), most=LARGEST))
    lines = text.removeprefix("\ufeff").splitlines()
    rows = list(csv.reader(lines, delimiter=";" if lines and ";" in lines[0] else ","))
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1) if any(row)]
    if len(numbered) < 2:
        raise MaillageError(_error("sheet-empty", Source(file)))
    (first, head), *body = numbered
    findings = [*_head(head, first, file, policy), *_body(body, len(head), file, policy)]
    if findings:
        raise MaillageError(*findings)
    cells = {(row[0], territory): "" if cell in NOBODY else cell
             for _, row in body for territory, cell in zip(head[1:], row[1:], strict=True)}  # fmt: skip
    return Sheet(tuple(row[0] for _, row in body), tuple(head[1:]), cells)


def lay_over(
    sheet: Sheet, policy: Policy, coverage: CoverageTable, trades: Sequence[frozenset[str]]
) -> tuple[Square, ...]:
    """Return every square of a sheet, in its order.

    ``trades`` (n,) are those of each partner. Partners serve a trade that is theirs, and a market in which somebody who
    looks after it is their contact; the people are the contacts of those partners.
    """
    markets = {market.name for market in policy.markets}
    size = len(coverage.territory)
    of_market = {market: np.zeros(size, np.bool_) for market in markets}
    for place, seat in zip(coverage.partner.tolist(), coverage.seat.tolist(), strict=True):
        market = _market(policy, coverage, seat)
        if market in of_market:
            of_market[market][place] = True
    people = np.array([bool(seat.person) for seat in coverage.seats], np.bool_)
    squares = []
    for segment in sheet.segments:
        serving = of_market[segment] if segment in markets else np.array([segment in own for own in trades], np.bool_)
        for territory in sheet.territories:
            at = coverage.territories.index(territory) if territory in coverage.territories else -2
            here = serving & (coverage.territory == at)
            seats = {seat for seat in coverage.seat[here[coverage.partner]].tolist() if people[seat]}
            squares.append(Square(segment, territory, sheet.cells[segment, territory], int(here.sum()),
                                  len({coverage.seats[seat].person for seat in seats})))  # fmt: skip
    return tuple(squares)


def _market(policy: Policy, coverage: CoverageTable, seat: int) -> str:
    own = coverage.seats[seat]
    if own.market:
        return own.market
    return next((role.market or "" for role in policy.roles if role.role == own.role), "")


def _head(head: list[str], line: int, file: str, policy: Policy) -> Iterator[Finding]:
    if head[0].casefold() != "segment":
        yield _error("sheet-head", Source(file, line, 1, head[0]), value=head[0])
    known = [one.territory for one in policy.territories]
    for column, name in enumerate(head[1:], 2):
        if name not in known:
            yield _unknown("sheet-territory", Source(file, line, column, name), name, known)
        elif name in head[1 : column - 1]:
            yield _error("sheet-twice", Source(file, line, column, name), value=name)


def _body(body: Sequence[tuple[int, list[str]]], width: int, file: str, policy: Policy) -> Iterator[Finding]:
    known = [*(one.name for one in policy.markets), *(one.name for one in policy.trades)]
    met: set[str] = set()
    for line, row in body:
        place = Source(file, line, 1, row[0])
        if len(row) != width:
            yield _error("sheet-cells", place, found=len(row), wanted=width)
        if row[0] not in known:
            yield _unknown("sheet-segment", place, row[0], known)
        elif row[0] in met:
            yield _error("sheet-twice", place, value=row[0])
        met.add(row[0])


def _unknown(code: str, source: Source, value: str, known: Sequence[str]) -> Finding:
    return _error(code, source, value=value, nearest=nearest(value, known) or "–", known=tuple(known))


def _error(code: str, source: Source, **facts: Fact) -> Finding:
    return Finding(Severity.ERROR, code, facts, source=source)
