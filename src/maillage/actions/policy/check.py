"""Check a policy as a lawyer would; with a book, against the seats, the words and the sales that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np

from maillage.actions.book import Book
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.clusters.candidates import Candidates, candidates_of
from maillage.engine.clusters.records import cluster_records
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Term
from maillage.engine.measures.measure import measure
from maillage.engine.measures.questions import questions
from maillage.engine.measures.rates import threshold_rates
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.soundness.check import Held, check
from maillage.engine.policy.soundness.clusters import Candidacy
from maillage.engine.policy.types import Policy
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.qualify import qualify
from maillage.engine.tiers.records import tier_records

KINDS: Final = {"trade": "trade", "technologies": "technology"}
"""What members of a cluster may share → the word of the vocabulary for one of them."""


def check_in_book(loaded: LoadedPolicy, book: Book, as_of: date) -> tuple[Finding, ...]:
    """Return what a lawyer would find in a policy, held against a book as of a day.

    Raises:
        MaillageError: if the book's sales cannot be measured under the policy.
    """
    records = book.records_state()
    candidacies = dict(_candidacies(loaded.policy, book, records, as_of)) if len(records.table("partners")) else {}
    return check(loaded, Held(records, as_of, candidacies))


def _candidacies(policy: Policy, book: Book, records: RecordsState, as_of: date) -> Iterator[tuple[str, Candidacy]]:
    """Yield each cluster rule that a tier forms, with who stands for it before any cluster is made."""
    formed = {tier.forms for tier in policy.tiers}
    rules = [rule for rule in policy.clusters if rule.cluster in formed]
    if not rules:
        return
    ledger, rates = book.ledger().reader(engine=book.settings.engine), EcbRates()
    asked = questions(policy, as_of, records, ledger.currencies(), rates)
    answers = ledger.read(asked.queries, records.table("offerings"))
    measures = measure(policy, asked, answers, records, threshold_rates(policy, as_of, rates)).value
    ruled = tier_records(records, as_of)
    tiers = qualify(policy, measures, ruled).value
    grouping = cluster_records(records, measures.partners, as_of)
    scene = scene_after_tiers(policy, measures, tiers, ruled)
    for rule in rules:
        yield rule.cluster, candidacy_of(candidates_of(policy, rule, scene, tiers, grouping))


def candidacy_of(found: Candidates) -> Candidacy:
    """Return what the candidates of a rule make, all together and those who share the most."""
    asked = found.rule.common is not None
    members = [np.flatnonzero(column) for column in found.holds.T] if asked else [np.arange(len(found.index))]
    together = max((len(places) for places in members), default=0)
    limits = found.limits
    if limits is None or not members:
        return Candidacy(len(found.index), together)
    # Python's whole numbers: the sum over a channel may pass 64 bits.
    sums = [sum(found.weight[places].tolist()) for places in members]
    best = max(range(len(sums)), key=sums.__getitem__)
    basis = found.bases[best] if asked else None
    return Candidacy(
        len(found.index),
        together,
        Quantity(sum(found.weight.tolist()), limits.unit),
        None if limits.least is None else Quantity(limits.least, limits.unit),
        () if basis is None else tuple(Term(KINDS[basis.kind], name) for name in basis.names),
        Quantity(sums[best], limits.unit),
    )
