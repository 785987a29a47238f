"""List scenarios, and what there is to clone and to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.adapters.plans.store import headers
from maillage.engine.kernel.header import PlanHeader

if TYPE_CHECKING:
    from maillage.records.models import Publication, Scenario


@dataclass(frozen=True)
class Drafts:
    """The scenarios and publications, the latest first, and every plan of the book."""

    scenarios: Sequence[Scenario]
    publications: Sequence[Publication]
    plans: Sequence[PlanHeader]

    @property
    def built(self) -> Sequence[Scenario]:
        """Those that have a plan."""
        return [one for one in self.scenarios if one.plan]

    @property
    def others(self) -> Sequence[PlanHeader]:
        """The plans that neither a scenario nor a publication has."""
        known = {one.plan for one in self.scenarios} | {one.plan for one in self.publications}
        return [header for header in self.plans if header.name not in known]


def list_scenarios(actor: Actor, book: Book) -> Drafts:
    """Return the scenarios, and the plans that can be cloned or compared with.

    Raises:
        Denied: if the actor may not read scenarios.
    """
    from maillage.records.models import Publication, Scenario

    reach(actor, "scenarios.read")
    book.records()
    return Drafts([*Scenario.objects.using(book.alias)], [*Publication.objects.using(book.alias)], headers(book.plans))
