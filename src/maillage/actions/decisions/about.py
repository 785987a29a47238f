"""What people ruled, or are asked to rule, about one partner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from maillage.accounts.permissions import Actor, may, reach
from maillage.actions.partners.find import Directory
from maillage.engine.tiers.records import place_of
from maillage.report.content.rulings import Ruling, Rulings, rulings_of

if TYPE_CHECKING:
    from maillage.records.asked import Asked
    from maillage.records.models import Dossier


@dataclass(frozen=True)
class About:
    """The decisions, exceptions and pins in force, and the dossiers, the latest first."""

    rulings: tuple[Ruling, ...]
    dossiers: tuple[Dossier, ...]


def about_partner(actor: Actor, directory: Directory, partner: str) -> About | None:
    """Return what was ruled and what is asked about a partner; None to those who see no decisions about it."""
    if not may(actor, "decisions.read"):
        return None
    opened = directory.opened
    at = place_of(partner, opened.plan.measures.partners)
    if at < 0 or not directory.seen(reach(actor, "decisions.read"))[at]:
        return None
    if "rulings" not in opened.kept:
        opened.kept["rulings"] = _by_partner(rulings_of(opened.plan, opened.records))
    asked = _dossiers().rows(opened.book.alias, [partner])
    if asked:
        prefetch_related_objects(asked, "ruling")
    return About(opened.kept["rulings"].get(partner, ()), tuple(asked))


@cache
def _dossiers() -> Asked[Dossier]:
    from maillage.records.asked import Asked
    from maillage.records.models import Dossier

    return Asked(Dossier, "WHERE partner = %s ORDER BY number DESC")


def _by_partner(found: Rulings) -> dict[str, tuple[Ruling, ...]]:
    each: dict[str, list[Ruling]] = {}
    for one in (*found.decisions, *found.exceptions, *found.pins):
        each.setdefault(one.partner.name, []).append(one)
    return {partner: tuple(rulings) for partner, rulings in each.items()}
