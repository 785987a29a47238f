"""Check a policy as a lawyer would."""

from __future__ import annotations

from collections.abc import Mapping

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Severity
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.references import placed
from maillage.engine.policy.soundness.clusters import check_clusters
from maillage.engine.policy.soundness.coverage import check_coverage
from maillage.engine.policy.soundness.tiers import check_tiers
from maillage.engine.policy.soundness.units import check_units
from maillage.engine.policy.soundness.words import check_words

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def check(loaded: LoadedPolicy, totals: Mapping[str, Quantity] | None = None) -> tuple[Finding, ...]:
    """Return what a lawyer would find in a policy that can be read, the gravest first, then by place.

    ``totals``: cluster rule → what all its candidates make together in a book, on the rule's measure and in its unit;
    a rule whose least total they do not reach together is found to be one that nobody can meet. What is decided is
    decided for all partners there could be; where that cannot be decided, nothing is said.
    """
    policy = loaded.policy
    found = [
        *check_tiers(policy),
        *check_clusters(policy, totals or {}),
        *check_coverage(policy),
        *check_units(policy),
        *check_words(policy),
    ]
    return tuple(sorted((placed(finding, loaded.sources) for finding in found), key=_gravity))


def _gravity(finding: Finding) -> tuple[int, str, int, int, str]:
    source = finding.source
    place = (source.file, source.line, source.column) if source is not None else ("", 0, 0)
    return (ORDER.index(finding.severity), *place, finding.code)
