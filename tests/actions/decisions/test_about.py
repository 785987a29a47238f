"""What was ruled and asked about one partner, to those who may know."""

from __future__ import annotations

from collections.abc import Callable

from maillage.accounts.permissions import Actor
from maillage.actions.decisions.about import about_partner
from maillage.actions.partners.find import Directory
from maillage.report.content.rulings import rulings_of


def test_rulings_and_dossiers_are_those_of_the_partner(directory: Directory, acting: Callable[[str], Actor]) -> None:
    from maillage.records.models import Dossier

    ruled = rulings_of(directory.opened.plan, directory.opened.records)
    partner = ruled.decisions[0].partner.name
    found = about_partner(acting("director"), directory, partner)
    assert found is not None
    assert ruled.decisions[0] in found.rulings
    assert {one.partner.name for one in found.rulings} == {partner}
    asked = Dossier.objects.using(directory.opened.book.alias).first()
    assert asked is not None
    told = about_partner(acting("approver"), directory, asked.partner)
    assert told is not None
    assert asked.number in [one.number for one in told.dossiers]


def test_who_sees_no_decisions_about_it_is_told_nothing(directory: Directory, acting: Callable[[str], Actor]) -> None:
    plan = directory.opened.plan
    unit, field = acting("unit"), acting("territory")
    answers = [about_partner(unit, directory, partner) is None for partner in plan.measures.partners]
    assert any(answers)
    assert not all(answers)
    assert all(about_partner(field, directory, partner) is None for partner in plan.measures.partners[:50])
    assert about_partner(acting("director"), directory, "nobody") is None
