"""Names that a policy uses and does not define (filled in next)."""
from collections.abc import Mapping

from maillage.engine.kernel.reason import Finding, Source
from maillage.engine.policy.types import Policy


def check_references(policy: Policy, sources: Mapping[str, Source]) -> tuple[Finding, ...]:
    return ()
