"""What a partner bought over time, as far as somebody may see it."""

from collections.abc import Callable

import numpy as np
import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.partners.find import Directory, Wanted, find_partners
from maillage.actions.partners.revenue import revenue_of
from maillage.engine.kernel.quantity import Quantity
from maillage.report.content.business import business_of

Acting = Callable[[str], Actor]


def test_every_kind_adds_up_to_the_revenue_that_the_policy_measures(directory: Directory, acting: Acting) -> None:
    business = business_of(directory.opened.plan)
    for at in np.argsort(-business.micro)[:3].tolist():
        found = revenue_of(acting("director"), directory, directory.opened.plan.measures.partners[at])
        for series in found.series.values():
            # Currencies are converted a month and offering at a time here, a month at a time there: cents apart.
            assert abs(sum(one.last.micro for one in series) - int(business.micro[at])) <= 1_000_000
            assert all(len(one.monthly) == len(found.months) for one in series)
            assert [one.last.micro for one in series if one.about.kind] == sorted(
                (one.last.micro for one in series if one.about.kind), reverse=True
            )
        assert len(found.series["offering"]) <= 9


def test_growth_is_told_against_a_full_year_before(directory: Directory, acting: Acting) -> None:
    plan = directory.opened.plan
    largest = plan.measures.partners[int(np.argmax(business_of(plan).micro))]
    one = revenue_of(acting("director"), directory, largest).series["market"][0]
    assert one.before == Quantity(sum(month.micro for month in one.monthly[-24:-12]), "EUR")
    assert one.growth is not None
    assert one.before is not None
    assert one.growth.micro == (one.last.micro - one.before.micro) * 1_000_000 // one.before.micro


def test_a_partner_of_others_has_no_revenue_to_show(directory: Directory, acting: Acting) -> None:
    mine = acting("territory")
    seen = {line.partner for line in find_partners(mine, directory, Wanted()).lines}
    hidden = next(partner for partner in directory.opened.plan.measures.partners if partner not in seen)
    for partner in (hidden, "nobody"):
        with pytest.raises(Denied):
            revenue_of(mine, directory, partner)
    assert revenue_of(mine, directory, min(seen)).partner.name == min(seen)
