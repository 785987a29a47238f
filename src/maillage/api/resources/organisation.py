"""The organisation in force on a day, in figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ninja import Field, Query
from typing_extensions import TypedDict

from maillage.actions.organisation.soon import Soon as Due
from maillage.actions.organisation.soon import list_soon
from maillage.actions.organisation.today import Whole, show_today
from maillage.actions.shelf import Shown
from maillage.api.asked import Asked, OnDay, shown_to, writer_of
from maillage.api.shapes import Amount, Count, Named, Writer, amount, counts
from maillage.report.content.ladder import Level
from maillage.report.content.territories import Region


class InForce(TypedDict):
    """The publication, and since when it is in force; both None for a draft that nobody published."""

    plan: str
    publication: int | None
    since: date | None


class LevelFigures(TypedDict):
    """A tier: partners now and before, business and its share, who came and who left."""

    tier: Named | None
    partners: int
    before: int
    revenue: Amount | None
    share: Amount | None
    arrived: int
    left: int


class TerritoryFigures(TypedDict):
    """A territory: partners, business, contacts before and after, hours of its own seats and their capacity."""

    territory: Named | None
    partners: int
    revenue: Amount | None
    contacts_before: int
    contacts_after: int
    load: Amount | None
    capacity: Amount | None


class Calling(TypedDict):
    """What waits for somebody: a code, how many there are, how many partners it concerns."""

    code: str
    count: int
    partners: int


class Soon(TypedDict):
    """What becomes of a partner on a day: its tier falls, or a competence no longer counts."""

    day: date
    partner: Named | None
    code: str
    what: Named | None


class SoonAsked(OnDay):
    """Which page."""

    page: int = Field(1, ge=1, le=1_000_000, description="A plan never changes: its pages are numbered.")


class Upcoming(TypedDict):
    """A page of what changes soon, the next first."""

    shown: InForce
    total: int
    page: int
    pages: int
    soon: list[Soon]


class Organisation(TypedDict):
    """What the reader may see of it. The last three are None for who sees a part only."""

    shown: InForce
    as_of: date
    partners: int
    revenue: Amount | None
    tiers: list[Count]
    moves: list[Count]
    soon: list[Soon]
    soon_total: int
    levels: list[LevelFigures] | None
    territories: list[TerritoryFigures] | None
    calls: list[Calling] | None


def show(request: Asked, asked: Query[OnDay]) -> Organisation:
    """Show the organisation in force on a day, as far as the account may see it."""
    shown = shown_to(request, asked.on)
    opened = shown.opened
    today, writer = show_today(request.auth, opened), writer_of(request, opened)
    return {
        "shown": in_force(shown), "as_of": opened.plan.header.as_of, "partners": today.partners,
        "revenue": amount(today.revenue), "tiers": counts((tier.name, count) for tier, count in today.tiers),
        "moves": counts(today.moves), "soon": _soon(today.soon, writer), "soon_total": today.soon_total,
        "levels": [_level(level, writer) for level in today.whole.levels] if today.whole else None,
        "territories": [_territory(one, writer) for one in today.whole.regions.values()] if today.whole else None,
        "calls": _calls(today.whole) if today.whole else None,
    }  # fmt: skip


def upcoming(request: Asked, asked: Query[SoonAsked]) -> Upcoming:
    """List what changes within a quarter for partners: tiers that fall, competences that no longer count."""
    shown = shown_to(request, asked.on)
    found, writer = list_soon(request.auth, shown.opened, asked.page), writer_of(request, shown.opened)
    return {"shown": in_force(shown), "total": found.total, "page": found.page, "pages": found.pages,
            "soon": _soon(found.lines, writer)}  # fmt: skip


def in_force(shown: Shown) -> InForce:
    """Write what is shown."""
    publication = shown.publication
    return {
        "plan": shown.opened.plan.header.name, "publication": publication.number if publication else None,
        "since": publication.effective if publication else None,
    }  # fmt: skip


def _level(level: Level, writer: Writer) -> LevelFigures:
    return {
        "tier": writer.named(level.tier), "partners": level.partners, "before": level.before,
        "revenue": amount(level.revenue), "share": amount(level.share), "arrived": level.arrived, "left": level.left,
    }  # fmt: skip


def _territory(region: Region, writer: Writer) -> TerritoryFigures:
    return {
        "territory": writer.named(region.territory), "partners": region.partners, "revenue": amount(region.revenue),
        "contacts_before": region.contacts_before, "contacts_after": region.contacts_after,
        "load": amount(region.load), "capacity": amount(region.capacity),
    }  # fmt: skip


def _calls(whole: Whole) -> list[Calling]:
    return [{"code": call.code, "count": call.count, "partners": call.partners} for call in whole.calls]


def _soon(found: Iterable[Due], writer: Writer) -> list[Soon]:
    return [
        {"day": one.day, "partner": writer.named(one.partner), "code": one.code, "what": writer.named(one.what)}
        for one in found
    ]
