"""Acknowledge a version of the policy for a unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.log.append import alone, append
from maillage.actions.matrix.show import followed_of
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Term

if TYPE_CHECKING:
    from maillage.records.models import Acknowledgement


def acknowledge(actor: Actor, opened: Opened, unit: str, label: str, digest: str, day: date) -> Acknowledgement:
    """Keep a unit's word that it has read a version; ``digest`` is that of the content that was read.

    Raises:
        Denied: if the actor may not speak for the unit, or no such version is in force on ``day`` or later.
        MaillageError: if the version is not what was read (``acknowledge-changed``), or the unit gave its word already
            (``acknowledge-given``).
    """
    if unit not in reach(actor, "matrix.acknowledge").units:
        raise Denied(unit)
    found = next((one for one in followed_of(opened, day) if one.label == label), None)
    if found is None:
        raise Denied(label)
    told: dict[str, Fact] = {"unit": Term("unit", unit), "version": label}
    if digest != found.digest:
        raise MaillageError(Finding(Severity.ERROR, "acknowledge-changed", told))
    with alone(opened.book) as alias:
        from maillage.records.models import Acknowledgement

        rows = Acknowledgement.objects.using(alias)
        if rows.filter(unit=unit, digest=digest).exists():
            raise MaillageError(Finding(Severity.ERROR, "acknowledge-given", told))
        policy, _, version = label.partition("@")
        recorded = append(alias, actor.account, "acknowledge", {"unit": unit, "version": label, "digest": digest})
        return rows.create(
            unit=unit, policy=policy, version=version, digest=digest, account=actor.account, recorded=recorded
        )
