"""One partner as somebody sees it."""

from collections.abc import Callable

import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.partners.find import Directory, Wanted, find_partners
from maillage.actions.partners.show import show_partner
from maillage.actions.plan.read import Opened, open_plan

Acting = Callable[[str], Actor]


def test_a_member_of_a_cluster_shows_the_others_and_why(directory: Directory, acting: Acting) -> None:
    plan = directory.opened.plan
    cluster = plan.clusters.clusters[0]
    found = show_partner(acting("director"), directory, plan.measures.partners[cluster.members[0]])
    assert {term.name for term in found.members} == {plan.measures.partners[at] for at in cluster.members[1:]}
    assert found.cluster.holds
    assert found.line.cluster == cluster.name
    assert found.tiers[0].parts


def test_every_contact_is_told_exactly_one_of_them_primary(directory: Directory, acting: Acting) -> None:
    plan = directory.opened.plan
    for partner in plan.measures.partners[:25]:
        found = show_partner(acting("director"), directory, partner)
        assert sum(contact.primary for contact in found.contacts) == 1
        assert found.line.contacts == len({contact.person or contact.seat for contact in found.contacts})
        assert found.before.contacts >= 0


def test_competences_that_count_come_first_and_say_when_they_end(directory: Directory, acting: Acting) -> None:
    rows = directory.opened.records.table("competences").to_pylist()
    partner = next(row["partner"] for row in rows if row["expires"])
    found = show_partner(acting("director"), directory, partner)
    assert len(found.competences) == sum(row["partner"] == partner for row in rows)
    valid = [held.valid for held in found.competences]
    assert valid == sorted(valid, reverse=True)
    as_of = directory.opened.plan.header.as_of
    assert all(held.expires is None or held.expires > as_of for held in found.competences if held.valid)


def test_what_a_measure_is_reckoned_from_is_not_listed(directory: Directory, acting: Acting) -> None:
    found = show_partner(acting("director"), directory, directory.opened.plan.measures.partners[0])
    assert found.measures
    assert not any({"#", "@", "."} & {*term.name} for term, _ in found.measures)


def test_somebody_elses_partner_and_one_that_does_not_exist_are_refused_alike(
    directory: Directory, acting: Acting
) -> None:
    mine = acting("territory")
    seen = {line.partner for line in find_partners(mine, directory, Wanted()).lines}
    hidden = next(partner for partner in directory.opened.plan.measures.partners if partner not in seen)
    for partner in (hidden, "nobody", ""):
        with pytest.raises(Denied):
            show_partner(mine, directory, partner)
    assert show_partner(mine, directory, min(seen)).line.partner == min(seen)


def test_what_stays_put_together_is_shown_to_nobody_whose_it_is_not(directory: Directory, acting: Acting) -> None:
    mine = acting("territory")
    seen = {line.partner for line in find_partners(mine, directory, Wanted()).lines}
    hidden = next(partner for partner in directory.opened.plan.measures.partners if partner not in seen)
    shown = show_partner(acting("director"), directory, hidden)
    # The second look costs nothing: that it stays is what could let somebody else see it.
    assert show_partner(acting("director"), directory, hidden) is shown
    with pytest.raises(Denied):
        show_partner(mine, directory, hidden)


def test_what_stays_is_of_one_plan(served: Opened, acting: Acting) -> None:
    director, partner = acting("director"), served.plan.measures.partners[0]
    first, second = (Directory(open_plan(served.book, served.plan.header.name)) for _ in range(2))
    kept = show_partner(director, first, partner)
    assert show_partner(director, second, partner) is not kept
    # Had both one place to keep them, the one would be shown for the other.
    second.opened.kept["dossiers"] = first.opened.kept["dossiers"]
    assert show_partner(director, second, partner) is kept
