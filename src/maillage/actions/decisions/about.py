"""What people ruled, or are asked to rule, about one partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, may, reach
from maillage.actions.partners.find import Directory
from maillage.engine.tiers.records import place_of
from maillage.report.content.rulings import Ruling, rulings_of

if TYPE_CHECKING:
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
    from maillage.records.models import Dossier

    if "rulings" not in opened.kept:
        found = rulings_of(opened.plan, opened.records)
        opened.kept["rulings"] = (*found.decisions, *found.exceptions, *found.pins)
    rulings = tuple(one for one in opened.kept["rulings"] if one.partner.name == partner)
    asked = Dossier.objects.using(opened.book.alias).filter(partner=partner).select_related("ruling")
    return About(rulings, (*asked,))
