"""Clusters against their thresholds, what happens if the largest leaves, who was refused and why."""

from maillage.engine.kernel.quantity import Quantity
from maillage.report.content.clusters import clusters_of, refused_of, searches_of, weakest_of
from tests.report.shown import material, plan


def test_a_line_holds_total_threshold_margin_and_fragility() -> None:
    lines = {line.rule.name: line for line in clusters_of(plan(), material().reasons)}
    aligned, own = lines["aligned"], lines["integrated"]
    assert (aligned.total, aligned.least) == (Quantity.of(90_000_000, "EUR"), Quantity.of(50_000_000, "EUR"))
    assert aligned.margin == Quantity.of(40_000_000, "EUR")
    assert aligned.times == Quantity.of("1.8", "ratio")
    assert aligned.fragile is not None
    assert aligned.fragile.code == "cluster-holds"
    assert aligned.seats
    # The tier asks for no total: what its members make is told all the same.
    assert own.total is not None
    assert own.total.micro > 0
    assert (own.margin, own.times, own.fragile) == (None, None, None)
    assert weakest_of([*lines.values()]) == aligned
    assert weakest_of([own]) is None


def test_a_refused_candidate_says_what_was_missing() -> None:
    (refused,) = refused_of(plan(), material().reasons)
    assert refused.partner.name == "d"
    assert refused.why[0].code == "cluster-basis-short"
    assert refused.revenue == Quantity.of(9_000_000, "EUR")


def test_a_search_is_told_for_rules_that_search() -> None:
    assert [search.rule.name for search in searches_of(plan())] == ["aligned"]
