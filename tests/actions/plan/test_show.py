"""A plan in short, and a row for each partner."""

from maillage.actions.plan.show import rows, summary
from maillage.engine.kernel.quantity import Quantity
from tests.actions.plan.channel_plan import opened


def test_the_summary_adds_up() -> None:
    plan, _ = opened()
    short = summary(plan.plan)
    assert short.name == plan.plan.header.name
    assert (short.partners, short.tiers, short.clusters) == (8, {"gold": 5, "base": 3}, 2)
    assert (short.contacts_before, short.contacts_after) == (0, 8)


def test_each_partner_has_one_row_with_its_primary_among_its_contacts() -> None:
    plan, _ = opened()
    listed = {row.partner: row for row in rows(plan)}
    assert [*listed] == list("abcdefgh")
    assert all(row.primary in row.contacts for row in listed.values())
    first = listed["a"]
    assert (first.name, first.tier, first.basis, first.territory) == ("Maison A", "gold", "measured", "south")
    assert (first.cluster, first.primary, first.revenue) == ("group-isv-1", "p1", Quantity.of(900_000, "EUR"))
    assert listed["h"].cluster == ""


def test_a_partner_without_tier_cluster_or_place_has_empty_words() -> None:
    _, later = opened()
    listed = {row.partner: row for row in rows(later)}
    assert {partner for partner, row in listed.items() if row.cluster} == {"a", "b"}
