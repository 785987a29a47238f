"""Lay out what is in force before somebody asks: the first page after a start is as quick as the next."""

from __future__ import annotations

from maillage.accounts.permissions import Actor, Held
from maillage.actions import shelf
from maillage.actions.organisation.today import show_today
from maillage.actions.partners.find import Wanted, find_partners
from maillage.actions.partners.show import show_partner
from maillage.engine.kernel.reason import MaillageError

_NOBODY = Actor(0, "", "", (Held("director"),))
"""Sees everything, and is shown nothing: what is laid out for it serves everybody."""


def warm() -> bool:
    """Lay out what is in force, or the latest draft; whether there is anything to lay out."""
    try:
        shown = shelf.shown(_NOBODY)
    except MaillageError:
        # A book without a plan, or with one that was altered: the page says so to whoever asks.
        return False
    show_today(_NOBODY, shown.opened)
    found = find_partners(_NOBODY, shown.directory, Wanted(words="a"))
    for line in found.lines[:1]:
        show_partner(_NOBODY, shown.directory, line.partner)
    return True
