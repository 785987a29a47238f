"""Partners: the list with its search and filters, and one of them with every reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ninja import Field, Query
from typing_extensions import TypedDict

from maillage.accounts.permissions import may
from maillage.actions import shelf
from maillage.actions.partners.find import Directory, Found, Line, Order, Wanted, find_partners
from maillage.actions.partners.revenue import revenue_of
from maillage.actions.partners.show import Before, Contact, Holding, show_partner
from maillage.api.asked import Asked, OnDay, OnDayPaged, cursor_of, place_of, shown_to, writer_of
from maillage.api.problems import refused
from maillage.api.resources.organisation import InForce, in_force
from maillage.api.shapes import Amount, Count, Named, Why, Writer, amount, counts
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term


class PartnersAsked(OnDayPaged):
    """Which partners."""

    q: str = Field("", max_length=200, description="Words of the name, without regard to accents and legal forms; "
                                                   "an identifier, a SIREN.")  # fmt: skip
    tier: str = ""
    territory: str = ""
    cluster: str = ""
    person: str = Field("", description="A person or a seat that the partner deals with.")
    changed: bool = Field(False, description="Only those whose tier, cluster or primary contact moves.")
    order: Order = "revenue"


class Reached(TypedDict):
    """A primary contact: a person, or a seat that nobody holds."""

    kind: str
    name: str


class PartnerLine(TypedDict):
    """A partner in a list; names as identifiers, "" for none."""

    partner: str
    name: str
    tier: str
    territory: str
    cluster: str
    primary: Reached | None
    contacts: int
    revenue: Amount | None


class Partners(TypedDict):
    """A page: ``total`` fit of ``seen`` that the account may see. ``tiers`` and ``territories`` count the others.

    ``next`` continues the list within the same plan, also when another one has come into force; None at the end.
    """

    plan: str
    total: int
    seen: int
    tiers: list[Count]
    territories: list[Count]
    partners: list[PartnerLine]
    next: str | None


class Contacted(TypedDict):
    """Somebody who talks to the partner; ``person`` is None where the seat is vacant. ``load``: hours a year."""

    role: Named | None
    seat: Named | None
    person: Named | None
    primary: bool
    kept: bool
    load: Amount | None
    cause: str


class Earlier(TypedDict):
    """What was in force before the plan, and the kinds of moves to what is."""

    tier: Named | None
    tier_move: str
    cluster: Named | None
    cluster_move: str
    primary: Named | None
    primary_move: str
    contacts: int


class Measured(TypedDict):
    """What the policy measures of the partner: an amount, a text, or None where it is not known."""

    measure: Named | None
    value: Amount | str | None


class Competence(TypedDict):
    """A competence on record; ``expires`` is the first day on which it no longer counts."""

    name: str
    technology: Named | None
    level: str
    expires: date | None
    valid: bool


class Partner(TypedDict):
    """A partner: where it is, every reason, who talks to it, what would alter its tier."""

    shown: InForce
    line: PartnerLine
    tier: list[Why]
    change: Why | None
    cluster: Why
    contacts_why: Why
    contacts: list[Contacted]
    members: list[Named]
    before: Earlier
    measures: list[Measured]
    competences: list[Competence]
    certifications: int
    falls_on: date | None


class Sold(TypedDict):
    """What was bought of a market, a line of business or an offering, by month; the rest of the offerings: None."""

    about: Named | None
    monthly: list[Amount | None]


class OverTime(TypedDict):
    """Revenue of the months named (``2026-05``), by market, by line of business and by offering, the largest first."""

    months: list[str]
    markets: list[Sold]
    lines: list[Sold]
    offerings: list[Sold]


def listed(request: Asked, asked: Query[PartnersAsked]) -> Partners:
    """Find partners: words of a name, filters, an order; page after page."""
    place = place_of(request, asked.cursor)
    directory = shown_to(request, asked.on).directory if place is None else _continued(request, place[0])
    wanted = Wanted(asked.q, asked.tier, asked.territory, asked.cluster, asked.person, changed=asked.changed,
                    order=asked.order)  # fmt: skip
    found = find_partners(request.auth, directory, wanted, after=place[1] if place else None, most=asked.limit)
    plan = directory.opened.plan.header.name
    return page_of(plan, found, cursor_of(request, [plan, found.last]) if found.last is not None else None)


def page_of(plan: str, found: Found, following: str | None) -> Partners:
    """Write a page of the partners of a plan; ``following`` is the cursor that continues it."""
    return {
        "plan": plan, "total": found.total, "seen": found.seen, "tiers": counts(found.tiers),
        "territories": counts(found.territories), "partners": [partner_line(line) for line in found.lines],
        "next": following,
    }  # fmt: skip


def _continued(request: Asked, plan: str) -> Directory:
    """Return the plan in which a list began; one that was a draft then still has to be theirs to see."""
    directory = shelf.draft(plan)
    if not may(request.auth, "plans.read") and not shelf.was_published(plan):
        raise refused(422, "api-cursor")
    return directory


def show(request: Asked, partner: str, asked: Query[OnDay]) -> Partner:
    """Show one partner: where it is and why, who talks to it, what would change it."""
    shown = shown_to(request, asked.on)
    found, writer = show_partner(request.auth, shown.directory, partner), writer_of(request, shown.opened)
    return {
        "shown": in_force(shown), "line": partner_line(found.line),
        "tier": [writer.why(reason) for reason in found.tiers],
        "change": writer.why(found.change) if found.change else None, "cluster": writer.why(found.cluster),
        "contacts_why": writer.why(found.contacts_why),
        "contacts": [_contact(contact, writer) for contact in found.contacts],
        "members": writer.all_named(found.members), "before": _before(found.before, writer),
        "measures": measured(found.measures, writer),
        "competences": [_competence(one, writer) for one in found.competences],
        "certifications": found.certified, "falls_on": found.changes_on,
    }  # fmt: skip


def revenue(request: Asked, partner: str, asked: Query[OnDay]) -> OverTime:
    """Show what a partner bought over the last three years, month by month."""
    shown = shown_to(request, asked.on)
    found, writer = revenue_of(request.auth, shown.directory, partner), writer_of(request, shown.opened)

    def sold(kind: str) -> list[Sold]:
        return [{"about": writer.named(one.about) if one.about.kind else None,
                 "monthly": [amount(value) for value in one.monthly]} for one in found.series[kind]]  # fmt: skip

    return {"months": [str(month) for month in found.months], "markets": sold("market"), "lines": sold("line"),
            "offerings": sold("offering")}  # fmt: skip


def partner_line(line: Line) -> PartnerLine:
    """Write a partner as a line of a list."""
    kind, name = line.primary
    return {
        "partner": line.partner, "name": line.name, "tier": line.tier, "territory": line.territory,
        "cluster": line.cluster, "primary": {"kind": kind, "name": name} if name else None,
        "contacts": line.contacts, "revenue": amount(line.revenue),
    }  # fmt: skip


def _contact(contact: Contact, writer: Writer) -> Contacted:
    return {
        "role": writer.named(contact.role), "seat": writer.named(contact.seat), "person": writer.named(contact.person),
        "primary": contact.primary, "kept": contact.kept, "load": amount(contact.hours), "cause": contact.cause,
    }  # fmt: skip


def _before(before: Before, writer: Writer) -> Earlier:
    return {
        "tier": writer.named(before.tier), "tier_move": before.tier_move, "cluster": writer.named(before.cluster),
        "cluster_move": before.cluster_move, "primary": writer.named(before.primary),
        "primary_move": before.primary_move, "contacts": before.contacts,
    }  # fmt: skip


def measured(found: Iterable[tuple[Term, Quantity | Term | str | None]], writer: Writer) -> list[Measured]:
    """Write what the policy measures of a partner; a word as the records have it."""
    return [
        {
            "measure": writer.named(measure),
            "value": amount(value) if isinstance(value, Quantity) else value.name.rpartition("/")[2]
            if isinstance(value, Term) else value,
        }
        for measure, value in found
    ]  # fmt: skip


def _competence(held: Holding, writer: Writer) -> Competence:
    technology: Term = held.technology
    return {"name": held.name, "technology": writer.named(technology), "level": held.level, "expires": held.expires,
            "valid": held.valid}  # fmt: skip
