"""People whose roles reach a part."""

from __future__ import annotations

from maillage.accounts.permissions import Actor, Held

FIELD = Actor(7, "Field", "p1", (Held("field"),))
UNIT = Actor(8, "Unit", "", (Held("unit_manager", "servers"),))
