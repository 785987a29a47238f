"""Labels: which clusters carry the name reserved for the best on a measure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from maillage.engine.clusters.groups import Members
from maillage.engine.kernel.quantity import MILLIONTHS, RATIO, Integers, Quantity
from maillage.engine.kernel.reason import Facts, Finding, Severity, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule
from maillage.engine.policy.types.measures import Growth, Share
from maillage.solver.marks import Mark, marked


def labels_of(
    policy: Policy, rule: ClusterRule, measures: MeasureTable, groups: Sequence[Members], names: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the label of each group ("" for none), and what is wrong.

    The labels are given in the policy's order; a group carries one. A group whose value is not known carries none.
    Where there is no group at all, that is told of the rule, not of its labels.
    """
    marks = [_mark(policy, rule, measures, label.by, label.count) for label in rule.labels]
    carried = marked(marks, groups, names)
    findings = []
    for number, label in enumerate(rule.labels):
        found = int((carried == number).sum())
        if groups and found < label.count:
            facts: Facts = {
                "label": Term("label", label.label),
                "count": label.count,
                "found": found,
                "by": Term("measure", label.by),
                "cluster": Term("cluster", rule.cluster),
            }
            findings.append(
                Finding(Severity.WARNING, "cluster-label-short", facts, f"clusters/{rule.cluster}/labels/{label.label}")
            )
    labels = ("", *(label.label for label in rule.labels))
    return tuple(labels[number + 1] for number in carried.tolist()), tuple(findings)


def label_value(
    policy: Policy, rule: ClusterRule, measures: MeasureTable, by: str, members: Members
) -> Quantity | None:
    """Return what members (partner indices) are worth on ``by``: None where no member's value is known.

    A measure that adds up is summed over the members whose value is known. A ratio is the mean of theirs, weighted by
    a sum and rounded half away from zero at the millionth. The weight is, of a share, the whole that it is a share of
    (so that the mean is the cluster's own share); of a growth, the sum that grows; of any other ratio, the measure of
    the rule's ``total``, or one each without it. A member whose weight is unknown or not above zero doesn't count.
    """
    worth = _mark(policy, rule, measures, by, 0).of(members)
    return None if worth is None else Quantity(worth, measures.column(by).unit)


def _mark(policy: Policy, rule: ClusterRule, measures: MeasureTable, by: str, count: int) -> Mark:
    column = measures.column(by)
    sizes = _weight(policy, rule, measures, by) if column.unit == RATIO else None
    return Mark(count=count, worth=column.micro, known=column.known, sizes=sizes)


def _weight(policy: Policy, rule: ClusterRule, measures: MeasureTable, by: str) -> Integers:
    measure = policy.measures.get(by)
    name = rule.total.measure if rule.total is not None else None
    if isinstance(measure, Share):
        name = measure.of
    elif isinstance(measure, Growth):
        name = measure.growth
    if name is None:
        return np.full(len(measures.partners), MILLIONTHS, np.int64)
    column = measures.column(name)
    return np.where(column.known, np.maximum(column.micro, 0), 0)
