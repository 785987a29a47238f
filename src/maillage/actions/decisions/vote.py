"""Say what one thinks of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.decisions.list import dossier_of, refused
from maillage.actions.log.append import alone, append
from maillage.actions.plan.read import Opened

if TYPE_CHECKING:
    from maillage.records.models import Vote


def vote(actor: Actor, opened: Opened, number: int, *, favour: bool, note: str = "") -> Vote:
    """Vote for or against what a dossier asks, once, before it is ruled.

    Raises:
        Denied: if the actor may not vote, or sees no such dossier.
        MaillageError: if it is his own (``vote-own``), is ruled (``ruling-given``), or he has voted (``vote-given``).
    """
    reach(actor, "decisions.vote")
    with alone(opened.book) as alias:
        from maillage.records.models import Vote

        dossier = dossier_of(actor, opened, number)
        if dossier.author == actor.account:
            raise refused("vote-own", number)
        if hasattr(dossier, "ruling"):
            raise refused("ruling-given", number)
        if any(one.account == actor.account for one in dossier.votes.all()):
            raise refused("vote-given", number)
        recorded = append(alias, actor.account, "dossier-vote", {"dossier": number, "favour": int(favour)})
        return Vote.objects.using(alias).create(
            dossier=dossier, account=actor.account, favour=favour, note=note.strip(), recorded=recorded
        )
