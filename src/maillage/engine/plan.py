"""The plan: all stages in order. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from maillage.engine.clusters.records import cluster_records
from maillage.engine.clusters.settle import settle
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.comparison.compare import compare
from maillage.engine.comparison.types import Comparison
from maillage.engine.coverage.cover import cover
from maillage.engine.coverage.records import coverage_records
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Finding
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.ledger.query import LedgerReader
from maillage.engine.measures.measure import measure
from maillage.engine.measures.questions import questions
from maillage.engine.measures.rates import RateSource, threshold_rates
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.soundness.records import check_records
from maillage.engine.policy.types import Policy
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.qualify import qualify
from maillage.engine.tiers.records import tier_records
from maillage.engine.tiers.types import TierTable

Progress = Callable[[str], None]


def silent(stage: str) -> None:
    """Tell nobody of a stage that begins."""
    del stage


@dataclass(frozen=True)
class Plan:
    """A plan: every stage's value over all partners, the findings and the receipts."""

    header: PlanHeader
    policy: Policy
    measures: MeasureTable
    tiers: TierTable
    clusters: ClusterTable
    coverage: CoverageTable
    comparison: Comparison
    findings: tuple[Finding, ...]
    receipts: tuple[Receipt, ...]


def build(
    loaded: LoadedPolicy,
    as_of: date,
    records: RecordsState,
    ledger: LedgerReader,
    rates: RateSource,
    *,
    seed: int = 1,
    work: int = 1_000_000,
    progress: Progress = silent,
) -> Plan:
    """Compute the plan of ``as_of`` from a policy, a ledger state, a records state and a seed.

    ``progress`` is told each stage as it begins; an exception that it raises stops the work.
    """
    policy = loaded.policy
    header = PlanHeader(
        as_of, policy.policy, policy.version, loaded.digest, ledger.state.digest, records.digest, seed, work
    )
    progress("measures")
    asked = questions(policy, as_of, records, ledger.currencies(), rates)
    answers = ledger.read(asked.queries, records.table("offerings"))
    measured = measure(policy, asked, answers, records, threshold_rates(policy, as_of, rates))
    partners = measured.value.partners
    progress("tiers")
    ranked = qualify(policy, measured.value, tier_records(records, as_of))
    progress("clusters")
    grouping = cluster_records(records, partners, as_of)
    placed, formed = settle(policy, measured.value, ranked.value, grouping, seed=seed, work=work)
    progress("coverage")
    covered = cover(
        policy, measured.value, placed, formed.value, coverage_records(records, partners, as_of), seed=seed, work=work
    )
    progress("comparison")
    compared = compare(policy, measured.value, placed, formed.value, covered.value, records, as_of)
    stages: tuple[Outcome[object], ...] = (measured, ranked, formed, covered, compared)  # type: ignore[assignment] # an outcome is only read
    findings = (*_strange_words(policy, records, as_of), *(finding for stage in stages for finding in stage.findings))
    receipts = tuple(stage.receipt for stage in stages)
    return Plan(header, policy, measured.value, placed, formed.value, covered.value, compared.value, findings, receipts)


def _strange_words(policy: Policy, records: RecordsState, as_of: date) -> Iterator[Finding]:
    """Words of the records that the policy does not list; those of seats and tiers are told of by their stages."""
    for finding in check_records(policy, records, as_of):
        if not str(finding.facts["place"]).startswith(("seats.", "standings.", "exceptions.")):
            yield finding
