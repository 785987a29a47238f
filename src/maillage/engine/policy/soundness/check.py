"""Check a policy as a lawyer would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from maillage.engine.kernel.reason import Finding, Severity
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.references import placed
from maillage.engine.policy.soundness.clusters import Candidacy, check_clusters
from maillage.engine.policy.soundness.coverage import check_coverage
from maillage.engine.policy.soundness.records import check_records
from maillage.engine.policy.soundness.seats import check_seats
from maillage.engine.policy.soundness.tiers import check_tiers
from maillage.engine.policy.soundness.units import check_units
from maillage.engine.policy.soundness.words import check_words
from maillage.engine.records.state import RecordsState

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True)
class Held:
    """What a policy is held against: the records of a book on a day, and rule → who stands for it there."""

    records: RecordsState
    day: date
    candidacies: Mapping[str, Candidacy]


def check(loaded: LoadedPolicy, held: Held | None = None) -> tuple[Finding, ...]:
    """Return what a lawyer would find in a policy that can be read, the gravest first, then by place.

    What is decided is decided for all partners there could be; where that cannot be decided, nothing is said. With a
    book (``held``), it is also held against the seats, words and candidates that there are.
    """
    policy = loaded.policy
    found = [
        *check_tiers(policy),
        *check_clusters(policy, held.candidacies if held is not None else {}),
        *check_coverage(policy),
        *check_units(policy),
        *check_words(policy),
    ]
    if held is not None:
        found += [*check_seats(policy, held.records, held.day), *check_records(policy, held.records, held.day)]
    return tuple(sorted((placed(finding, loaded.sources) for finding in found), key=_gravity))


def _gravity(finding: Finding) -> tuple[int, str, int, int, str]:
    source = finding.source
    place = (source.file, source.line, source.column) if source is not None else ("", 0, 0)
    return (ORDER.index(finding.severity), *place, finding.code)
