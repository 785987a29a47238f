"""Units, territories, roles and contacts, in prose."""

from __future__ import annotations

from maillage.engine.kernel.quantity import COUNT, HOURS, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.conditions import condition
from maillage.engine.policy.prose.passage import Passage, bounds, said
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import Range
from maillage.engine.policy.types.coverage import Bulk, Coverage, Load, Role, Territory, Unit
from maillage.engine.policy.writing import line_of, written


def unit(found: Unit) -> Passage:
    """Return how a business unit is attached, what it may set and what it has set."""
    place = f"units/{found.unit}"
    then = []
    if found.may_set:
        then.append(Passage("prose-unit-may", f"{place}/may_set",
                            {"paths": tuple(found.may_set), "count": len(found.may_set)}))  # fmt: skip
    items = tuple(
        Passage("prose-unit-sets", f"{place}/sets/{path}", {"path": path, "value": line_of(written(value))})
        for path, value in found.sets.items()
    )
    return Passage(f"prose-unit-{found.attachment}", place, {"unit": Term("unit", found.unit)}, tuple(then), items)


def territory(found: Territory) -> Passage:
    """Return which places a territory holds."""
    place = f"territories/{found.territory}"
    then = tuple(
        Passage("prose-places", f"{place}/{word}", {"kind": word, "places": tuple(codes), "count": len(codes)})
        for word in ("departements", "regions", "countries")
        if (codes := getattr(found, word))
    )
    if found.overseas:
        then = (*then, Passage("prose-overseas", f"{place}/overseas"))
    return Passage("prose-territory", place, {"territory": Term("territory", found.territory)}, then)


def role(policy: Policy, found: Role) -> Passage:
    """Return what a role is for, whom it takes, and what its seats can carry."""
    place = f"roles/{found.role}"
    then = []
    if found.mission is not None:
        then.append(Passage("prose-said", f"{place}/mission", {"text": said(f"{place}/mission")}))
    for kind in ("market", "unit"):
        if (name := getattr(found, kind)) is not None:
            then.append(Passage(f"prose-role-{kind}", f"{place}/{kind}", {kind: Term(kind, name)}))
    if found.seats.at_least is not None or found.seats.at_most is not None:
        then.append(Passage("prose-role-seats", f"{place}/seats", bounds(found.seats.at_least, found.seats.at_most)
                            | {"per": found.per}))  # fmt: skip
    if found.capacity.hours is not None:
        then.append(Passage("prose-capacity-hours", f"{place}/capacity/hours", {"hours": _hours(found.capacity.hours)}))
    if found.capacity.partners is not None:
        then.append(
            Passage("prose-capacity-partners", f"{place}/capacity/partners", {"count": found.capacity.partners})
        )
    if found.absorbs:
        roles = tuple(Term("role", name) for name in found.absorbs)
        then.append(Passage("prose-role-absorbs", f"{place}/absorbs", {"roles": roles, "count": len(roles)}))
    items = [_covers(policy, found, f"{place}/covers")]
    if found.workload:
        loads = tuple(_load(policy, one, f"{place}/workload/{at}") for at, one in enumerate(found.workload))
        items.append(Passage("prose-workload", f"{place}/workload", {"count": len(loads)}, items=loads))
    return Passage("prose-role", place, {"role": Term("role", found.role), "per": found.per}, tuple(then), tuple(items))


def _covers(policy: Policy, found: Role, place: str) -> Passage:
    covers, items = found.covers, []
    for word, kind in (("tiers", "tier"), ("clusters", "cluster")):
        names = getattr(covers, word)
        if names is not None:
            terms = tuple(Term(kind, name) for name in names)
            items.append(Passage(f"prose-covers-{word}", f"{place}/{word}", {"names": terms, "count": len(terms)}))
    if covers.when is not None:
        items.append(condition(policy, covers.when, f"{place}/when"))
    if covers.bulk is not None:
        items.append(_bulk(covers.bulk, f"{place}/bulk"))
    return Passage("prose-covers" if items else "prose-covers-all", place, items=tuple(items))


def _bulk(found: Bulk, place: str) -> Passage:
    facts: dict[str, Fact] = {
        "measure": Term("measure", found.measure), "top": found.top or 0, "of": Term("measure", found.of or ""),
        "share": found.share if found.share is not None else Quantity(0, COUNT), "scope": found.scope,
    }  # fmt: skip
    if found.reading == "dominant":
        return Passage("prose-bulk-dominant", place, facts)
    return Passage("prose-bulk-top" if found.top is not None else "prose-bulk-share", place, facts)


def _load(policy: Policy, found: Load, place: str) -> Passage:
    facts: dict[str, Fact] = {"hours": _hours(found.hours)}
    then: tuple[Passage, ...] = ()
    if found.measure is not None and found.each is not None and found.hours_each is not None:
        more: dict[str, Fact] = {"hours": _hours(found.hours_each), "each": found.each,
                                 "measure": Term("measure", found.measure)}  # fmt: skip
        then = (Passage("prose-load-each", place, more),)
    if found.when is None:
        return Passage("prose-load", place, facts, then)
    return Passage("prose-load-when", place, facts, then, (condition(policy, found.when, f"{place}/when"),))


def coverage(found: Coverage) -> tuple[Passage, ...]:
    """Return how contacts are chosen."""
    primary = tuple(Term("role", name) for name in found.primary)
    told = [Passage("prose-primary", "coverage/primary", {"roles": primary})]
    most = found.most_contacts
    if isinstance(most, Range):
        told.append(Passage("prose-contacts-range", "coverage/most_contacts", bounds(most.at_least, most.at_most)))
    elif most is not None:
        told.append(Passage("prose-contacts", "coverage/most_contacts", {"count": most}))
    for word in ("moving_hours", "contact_hours"):
        if (hours := getattr(found, word)) is not None:
            told.append(Passage(f"prose-{word.replace('_', '-')}", f"coverage/{word}", {"hours": _hours(hours)}))
    told.append(Passage("prose-overload", "coverage/overload_price", {"count": found.overload_price}))
    if found.balance_price:
        told.append(Passage("prose-balance", "coverage/balance_price", {"price": found.balance_price}))
    if found.balance_within is not None:
        told.append(Passage("prose-balance-within", "coverage/balance_within", {"within": found.balance_within}))
    if found.keep_years is not None:
        told.append(Passage("prose-keep-years", "coverage/keep_years", {"years": found.keep_years}))
    return tuple(told)


def _hours(hours: Quantity) -> Quantity:
    return Quantity(hours.micro, HOURS)
