"""The three aims, each with its figure."""

from dataclasses import replace

from maillage.report.content.aims import competent_of, readable_of
from tests.report.shown import plan


def test_readable_counts_tiers_units_and_people() -> None:
    found = readable_of(plan())
    assert (found.tiers, found.portfolios, found.units) == (3, 0, 0)
    assert found.people_before == 2


def test_competent_counts_those_who_have_any() -> None:
    found = competent_of(plan())
    assert found is not None
    assert (found.measure.name, found.some, found.three) == ("skills", 3, 0)
    policy = plan().policy
    without = policy.model_copy(update={"measures": {"revenue": policy.measures["revenue"]}})
    assert competent_of(replace(plan(), policy=without)) is None
