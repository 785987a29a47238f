"""What a permission reaches in a plan."""

from collections.abc import Callable

import numpy as np
import pytest

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened

Acting = Callable[[str], Actor]


def test_the_director_reaches_all_partners_seats_and_clusters(served: Opened, acting: Acting) -> None:
    found = reached(acting("director"), "partners.read", served.plan)
    assert found.whole
    assert found.partners.all()
    assert found.seats.all()
    assert found.clusters.all()


def test_a_unit_reaches_its_seats_and_their_partners(served: Opened, acting: Acting) -> None:
    mine, coverage = acting("unit"), served.plan.coverage
    found = reached(mine, "partners.read", served.plan)
    assert not found.whole
    assert {coverage.seats[at].unit for at in np.flatnonzero(found.seats)} == {mine.roles[0].unit}
    assert 0 < found.partners.sum() <= len(found.partners)
    of = coverage.partner[found.seats[coverage.seat]]
    assert {*np.flatnonzero(found.partners).tolist()} == {*of.tolist()}


def test_a_cluster_manager_reaches_the_clusters_of_his_partners(served: Opened, acting: Acting) -> None:
    found = reached(acting("cluster"), "clusters.read", served.plan)
    assert 0 < found.clusters.sum() < len(found.clusters)
    outside = ~np.isin(served.plan.clusters.cluster_of, np.flatnonzero(found.clusters))
    assert not (found.partners & outside & (served.plan.clusters.cluster_of >= 0)).any()


def test_who_holds_no_seat_reaches_nobody(served: Opened) -> None:
    nobody = Actor(1, "New", "", (Held("field"),))
    found = reached(nobody, "partners.read", served.plan)
    assert not found.partners.any()
    # A vacant seat has no holder: it isn't theirs either.
    assert not found.seats.any()


def test_an_action_that_no_role_names_is_refused(served: Opened, acting: Acting) -> None:
    with pytest.raises(Denied):
        reached(acting("administrator"), "partners.read", served.plan)
