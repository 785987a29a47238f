"""What a publication changes for one person: of the partners that are or were theirs, and of nobody else's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from maillage.accounts.permissions import Actor
from maillage.actions.organisation.reach import Flags, Reached, reached
from maillage.actions.plan.read import Opened
from maillage.adapters.plans.codec import text_of, value_of
from maillage.engine.comparison.between import between
from maillage.engine.kernel.reason import Fact, Reason, Term

MOST: Final = 200
"""So many partners are told one by one; how many there are is said."""
_PERMISSION: Final = "changes.read"


@dataclass(frozen=True)
class Concern:
    """What changes for somebody.

    ``whole``: they see the whole organisation, and are told numbers. ``counts``: (kind of change, partners); ``first``
    alone where nothing was in force before. ``items``: a reason per partner, ``notice-gained``, ``notice-lost`` or
    ``notice-changed``, whose parts say what and why.
    """

    whole: bool
    counts: tuple[tuple[str, int], ...]
    items: tuple[Reason, ...] = ()

    def text(self) -> str:
        """Return it as text, to be kept."""
        return text_of((self.whole, self.counts, self.items))

    @classmethod
    def read(cls, text: str) -> Concern:
        """Return what ``text`` wrote."""
        return cls(*value_of(text))


class Difference:
    """What is in force before and after; what differs is worked out once for all persons."""

    def __init__(self, old: Opened | None, new: Opened) -> None:
        """Lay ``new`` beside ``old``, None where nothing was in force."""
        self.old, self.new = old, new

    @cached_property
    def moved(self) -> Mapping[str, tuple[Reason, ...]]:
        """Partner → what differs; nothing of one that only one of the two knows."""
        if self.old is None:
            return {}
        found = between(self.old.placement, self.new.placement)
        return {_name(reason): reason.parts for reason in found}

    @cached_property
    def before(self) -> dict[str, int]:
        """Partner → its index in the plan that was in force."""
        return {name: at for at, name in enumerate(self.old.plan.measures.partners)} if self.old is not None else {}

    @cached_property
    def after(self) -> dict[str, int]:
        """Partner → its index in the new plan."""
        return {name: at for at, name in enumerate(self.new.plan.measures.partners)}

    def concern(self, actor: Actor) -> Concern | None:
        """Return what changes for the actor; None where nothing does.

        Raises:
            Denied: if the actor may see no changes at all.
        """
        now = reached(actor, _PERMISSION, self.new.plan)
        if self.old is None:
            count = int(now.partners.sum())
            return Concern(now.whole, (("first", count),)) if count else None
        if now.whole:
            counts = Counter(part.code.removeprefix("between-") for parts in self.moved.values() for part in parts)
            counts["joined"], counts["left"] = (
                len(self.after.keys() - self.before),
                len(self.before.keys() - self.after),
            )
            found = tuple((kind, count) for kind, count in sorted(counts.items()) if count)
            return Concern(True, found) if found else None
        items = tuple(self._items(now, reached(actor, _PERMISSION, self.old.plan)))
        kinds = Counter(item.code.removeprefix("notice-") for item in items)
        return Concern(False, tuple(sorted(kinds.items())), items[:MOST]) if items else None

    def _items(self, now: Reached, then: Reached) -> Iterator[Reason]:
        assert self.old is not None
        mine, was = _names(self.new, now.partners), _names(self.old, then.partners)
        for partner in sorted(mine - was):
            yield _item("gained", partner, *self._gained(partner, now))
        for partner in sorted(was - mine):
            yield _item("lost", partner, self._lost(partner, then))
        for partner in sorted(mine & was & self.moved.keys()):
            parts = tuple(self._changed(partner))
            if parts:
                yield _item("changed", partner, *parts)

    def _gained(self, partner: str, now: Reached) -> Iterator[Reason]:
        """Yield that it is new, and why one of the person's seats has it."""
        if partner not in self.before:
            yield Reason("notice-new")
        seats = {seat.seat for seat, flag in zip(self.new.plan.coverage.seats, now.seats.tolist(), strict=True) if flag}
        for contact in self.new.material.reasons.contact(self.after[partner]).parts:
            seat = contact.facts.get("seat")
            if isinstance(seat, Term) and seat.name in seats and contact.code.startswith("coverage-contact"):
                yield contact
                yield from (part for part in contact.parts if not part.code.startswith("coverage-load"))

    def _lost(self, partner: str, then: Reached) -> Reason:
        """Return why none of the person's seats has it any more, by the first that differs."""
        assert self.old is not None
        if partner not in self.after:
            return Reason("notice-lost-left")
        kept = {seat.seat for seat in self.new.plan.coverage.seats}
        mine = [seat.seat for seat, flag in zip(self.old.plan.coverage.seats, then.seats.tolist(), strict=True) if flag]
        if not kept.intersection(mine):
            return Reason("notice-lost-seat")
        for part in self.moved.get(partner, ()):
            if part.code in ("between-tier", "between-cluster"):
                return Reason(f"notice-lost-{part.code.removeprefix('between-')}", facts={"new": part.facts["new"]})
        places = _territory(self.old, self.before[partner]), _territory(self.new, self.after[partner])
        if places[0] != places[1]:
            return Reason("notice-lost-territory", facts={"new": places[1]})
        return Reason("notice-lost-choice")

    def _changed(self, partner: str) -> Iterator[Reason]:
        """Yield what differs, each followed by its reasons."""
        at, reasons = self.after[partner], self.new.material.reasons
        told = {"between-tier": reasons.tier_told, "between-cluster": reasons.cluster_told,
                "between-primary": reasons.primary_told}  # fmt: skip
        for part in self.moved[partner]:
            yield part
            if part.code in told:
                yield from told[part.code](at)


def _item(kind: str, partner: str, *parts: Reason) -> Reason:
    return Reason(f"notice-{kind}", facts={"partner": Term("partner", partner)}, parts=parts)


def _name(reason: Reason) -> str:
    partner: Fact = reason.facts["partner"]
    assert isinstance(partner, Term)
    return partner.name


def _names(opened: Opened, flags: Flags) -> set[str]:
    partners = opened.plan.measures.partners
    return {partners[at] for at in np.flatnonzero(flags).tolist()}


def _territory(opened: Opened, at: int) -> Term:
    where = int(opened.plan.coverage.territory[at])
    return Term("territory", opened.plan.coverage.territories[where] if where >= 0 else "none")
