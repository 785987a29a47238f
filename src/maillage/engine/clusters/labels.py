"""Labels: which clusters carry the name reserved for the best on a measure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from maillage.engine.clusters.groups import Members
from maillage.engine.kernel.quantity import MILLIONTHS, RATIO, Quantity
from maillage.engine.kernel.reason import Facts, Finding, Severity, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule
from maillage.engine.policy.types.measures import Growth, Share


def labels_of(
    policy: Policy, rule: ClusterRule, measures: MeasureTable, groups: Sequence[Members], names: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the label of each group ("" for none), and what is wrong.

    The labels are given in the policy's order; a group carries one. A group whose value is not known carries none.
    Where there is no group at all, that is told of the rule, not of its labels.
    """
    labels = [""] * len(groups)
    findings = []
    for label in rule.labels:
        values = [label_value(policy, rule, measures, label.by, members) for members in groups]
        ranked = sorted(
            (-value.micro, names[place], place)
            for place, value in enumerate(values)
            if value is not None and not labels[place]
        )
        for _, _, place in ranked[: label.count]:
            labels[place] = label.label
        if groups and len(ranked) < label.count:
            facts: Facts = {
                "label": Term("label", label.label),
                "count": label.count,
                "found": len(ranked),
                "by": Term("measure", label.by),
                "cluster": Term("cluster", rule.cluster),
            }
            findings.append(
                Finding(Severity.WARNING, "cluster-label-short", facts, f"clusters/{rule.cluster}/labels/{label.label}")
            )
    return tuple(labels), tuple(findings)


def label_value(
    policy: Policy, rule: ClusterRule, measures: MeasureTable, by: str, members: Members
) -> Quantity | None:
    """Return what members (partner indices) are worth on ``by``: None where no member's value is known.

    A measure that adds up is summed over the members whose value is known. A ratio is the mean of theirs, weighted by
    a sum and rounded half away from zero at the millionth. The weight is, of a share, the whole that it is a share of
    (so that the mean is the cluster's own share); of a growth, the sum that grows; of any other ratio, the measure of
    the rule's ``total``, or one each without it. A member whose weight is unknown or not above zero doesn't count.
    """
    column = measures.column(by)
    known = members[column.known[members]]
    if column.unit != RATIO:
        return Quantity(sum(column.micro[known].tolist()), column.unit) if len(known) else None
    weight = _weight(policy, rule, measures, by, known)
    whole = sum(weight)
    if whole <= 0:
        return None
    top = sum(value * part for value, part in zip(column.micro[known].tolist(), weight, strict=True))
    size = (2 * abs(top) + whole) // (2 * whole)
    return Quantity(size if top >= 0 else -size, RATIO)


def _weight(policy: Policy, rule: ClusterRule, measures: MeasureTable, by: str, known: Members) -> list[int]:
    measure = policy.measures.get(by)
    name = rule.total.measure if rule.total is not None else None
    if isinstance(measure, Share):
        name = measure.of
    elif isinstance(measure, Growth):
        name = measure.growth
    if name is None:
        return [MILLIONTHS] * len(known)
    column = measures.column(name)
    parts = np.where(column.known[known], column.micro[known], 0).tolist()
    return [max(0, int(part)) for part in parts]
