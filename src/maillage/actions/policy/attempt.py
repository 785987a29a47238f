"""Try a policy on imaginary partners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maillage.actions.files import read_text
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.kernel.reason import Reason
from maillage.engine.measures.rates import threshold_rates
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.tiers.change import cheapest_change
from maillage.engine.tiers.explain import explain
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify


@dataclass(frozen=True)
class Attempted:
    """One partner on one ladder (``portfolio``, ``""`` overall): its tier, why, and the cheapest way up.

    ``expected`` is the tier that the file expects, ``""`` where it says nothing.
    """

    partner: str
    portfolio: str
    tier: str
    reason: Reason
    change: Reason | None
    expected: str

    @property
    def differs(self) -> bool:
        """Whether the file expects another tier."""
        return bool(self.expected) and self.expected.casefold() != self.tier.casefold()


def attempt(loaded: LoadedPolicy, facts: Path, as_of: date) -> list[Attempted]:
    """Return the tier of each partner of a file of facts, in the order of their names.

    Raises:
        MaillageError: if the facts cannot be read, with every fault.
    """
    policy = loaded.policy
    tried = read_facts(read_text(facts), str(facts), policy, as_of, threshold_rates(policy, as_of, EcbRates()))
    tiers = qualify(policy, tried.measures, tried.records).value
    found = []
    for index, partner in enumerate(tried.measures.partners):
        for portfolio, ladder in sorted(tiers.ladders.items()):
            rank = int(ladder.tier[index])
            found.append(
                Attempted(
                    partner,
                    portfolio,
                    ladder.names[rank] if rank >= 0 else "none",
                    explain(policy, tried.measures, tiers, tried.records, index, portfolio),
                    cheapest_change(policy, tried.measures, tiers, tried.records, index, portfolio),
                    tried.expected.get((partner, portfolio), ""),
                )
            )
    return found
