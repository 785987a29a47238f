"""What the cluster stage takes from the records, on a day."""

from __future__ import annotations

from datetime import date

from maillage.engine.clusters.form import cluster_records
from tests.engine.channel import DAY, P, state_of
from tests.engine.clusters.cases import exception, pin, reserved

PAST, FUTURE = date(2026, 9, 1), date(2026, 10, 2)


def test_only_valid_competences_and_certifications_count() -> None:
    rows = [("a", "old", date(2020, 1, 1), DAY), ("a", "now", DAY, None), ("a", "next", FUTURE, None),
            ("stranger", "other", PAST, None)]  # fmt: skip
    competences = [{"partner": who, "competence": "c", "technology": what, "obtained": start, "expires": end}
                   for who, what, start, end in rows]  # fmt: skip
    certifications = [{"partner": "b", "holder": "h", "certification": "c", "technology": "cert", "obtained": PAST},
                      {"partner": "b", "holder": "h", "certification": "d", "obtained": PAST}]  # fmt: skip
    state = state_of([P("a"), P("b")], competences=competences, certifications=certifications)
    found = cluster_records(state, ["a", "b"], DAY).technologies
    assert found.names == ("cert", "now")
    assert found.has.tolist() == [[False, True], [True, False]]


def test_main_and_further_trades_count() -> None:
    state = state_of([P("a", trade="isv"), P("b")], partner_trades=[{"partner": "a", "trade": "var"}])
    found = cluster_records(state, ["a", "b"], DAY).trades
    assert (found.names, found.has.tolist()) == (("isv", "var"), [[True, True], [False, False]])


def test_exceptions_and_pins_count_while_valid_and_approved_by_another() -> None:
    exceptions = [
        exception("a", "aligned"),
        exception("b", "aligned", approver="a"),
        exception("c", "none", valid_to=DAY),
        exception("c", "none", kind="contacts", exception_id="k"),
    ]
    pins = [pin("a", "apart", "b"), pin("a", "contact", "Ann"), pin("b", "apart", "a", valid_to=DAY)]
    state = state_of([P(name) for name in "abc"], exceptions=exceptions, pins=pins)
    found = cluster_records(state, ["a", "b", "c"], DAY)
    assert found.exceptions == {0: "aligned"}
    assert [one.pin for one in found.pins] == ["a-apart-b"]


def test_a_membership_counts_from_its_first_day() -> None:
    rows = [{"partner": "a", "cluster": "x", "since": DAY}, {"partner": "b", "cluster": "y", "since": FUTURE}]
    found = cluster_records(state_of([P("a"), P("b")], memberships=rows), ["a", "b"], DAY)
    assert (found.clusters, found.today.tolist()) == (("x",), [0, -1])


def test_a_reserved_seat_knows_the_partners_of_its_holder_and_its_own() -> None:
    state = state_of(
        [P("a"), P("b"), P("c")],
        seats=[reserved("s"), reserved("t"), {"seat": "u", "role": "crbp"}, {**reserved("v"), "valid_to": DAY}],
        holdings=[{"seat": "s", "person": "Ann"}, {"seat": "t", "person": "Bob", "valid_to": DAY}],
        contacts=[
            {"partner": "a", "person": "Ann", "unit": "u"},
            {"partner": "b", "person": "Cid", "unit": "u", "seat": "s"},
            {"partner": "c", "person": "Bob", "unit": "u"},
        ],
    )  # fmt: skip
    found = cluster_records(state, ["a", "b", "c"], DAY).seats
    assert {seat.seat: sorted(seat.partners) for seat in found} == {"s": [0, 1], "t": []}
