"""What holds of any coverage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.channel import P
from tests.engine.coverage.cases import at_most, pin
from tests.engine.coverage.channel import CRBP, MANAGER, TPM, Case, Covered, holds, run, seat, talks

NAMES = [f"p{number:02d}" for number in range(16)]
PEOPLE = ["Ann", "Bob", "Cid"]
partners_ = st.lists(
    st.builds(
        lambda revenue, intel, tier, postal, trade: P("?", revenue, tier, trade, postal=postal, intel=intel),
        st.integers(0, 60),
        st.integers(-2, 9),
        st.sampled_from(["mba", "aligned", "integrated"]),
        st.sampled_from(["31000", "59000", "13000"]),
        st.sampled_from([None, "isv", "var"]),
    ),
    max_size=len(NAMES),
).map(lambda found: [replace(p, name=name) for p, name in zip(found, NAMES, strict=False)])
seats_ = st.lists(
    st.tuples(
        st.sampled_from(["crbp", "tpm", "manager"]),
        st.sampled_from(["south", "north", None]),
        st.sampled_from([None, *PEOPLE]),
        st.sampled_from([None, 15]),
    ),
    max_size=8,
)
today_ = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(PEOPLE)), max_size=20, unique=True)
roles_ = st.sampled_from([[CRBP, TPM, MANAGER], [CRBP | {"capacity": {"partners": 3}}, TPM | {"absorbs": ["crbp"]}],
                          [CRBP | {"seats": {"at_least": 1}}, TPM]])  # fmt: skip


def case_of(partners: list[P], seats: Any, today: Any, roles: Any, most: int | None) -> Case:
    rows = [
        seat(f"s{number}", role, where, capacity=capacity) for number, (role, where, _, capacity) in enumerate(seats)
    ]
    held = [holds(f"s{number}", person) for number, (_, _, person, _) in enumerate(seats) if person]
    tables = {
        "seats": rows,
        "holdings": held,
        "contacts": [talks(*pair) for pair in today],
        "pins": [pin(*pair) for pair in sorted(today)[:2]],
        "exceptions": [at_most(name, "1") for name in NAMES[:1]],
    }
    return Case(partners, tables, roles, {"most_contacts": most} if most else {})


def hold_laws(found: Covered) -> None:
    table, many = found.table, len(found.measures.partners)
    primary = np.bincount(table.partner[table.primary], minlength=many)
    contacts = np.bincount(table.partner, minlength=many)
    assert ((primary == 1) | (contacts == 0)).all()
    assert (primary <= 1).all()
    # Nobody is without contact in silence, and only where no seat could serve.
    silent = int((contacts == 0).sum())
    told = [finding for finding in found.findings if finding.code == "coverage-no-contact"]
    assert sum(finding.facts["count"] for finding in told) == silent  # type: ignore[misc] # counts
    assert all(finding.severity == "error" for finding in told)
    # Totals conserve.
    assert table.load_of.sum() == table.load.sum()
    assert table.partners_of.sum() == len(table.partner)
    # Each role once, from a seat of the role that serves the partner's territory.
    keys = table.partner.astype(np.int64) * 100 + table.role
    assert (np.diff(keys) > 0).all()
    for who, place, role in zip(table.partner.tolist(), table.seat.tolist(), table.role.tolist(), strict=True):
        chosen = table.seats[place]
        assert chosen.role == table.roles[role]
        where = int(table.territory[who])
        assert not chosen.territory or (where >= 0 and chosen.territory == table.territories[where])
    # Overload is never silent.
    over = {seat.seat for seat, load in zip(table.seats, table.load_of.tolist(), strict=True)
            if seat.capacity is not None and seat.capacity_unit == "hours" and load > seat.capacity}  # fmt: skip
    assert over == {f.subject.name for f in found.findings if f.code == "coverage-overload" and f.subject}


@settings(max_examples=60)
@given(partners_, seats_, today_, roles_, st.sampled_from([None, 1, 2]))
def test_laws(partners: list[P], seats: Any, today: Any, roles: Any, most: int | None) -> None:
    found = run(case_of(partners, seats, today, roles, most))
    hold_laws(found)
    contacts = np.bincount(found.table.partner, minlength=len(partners))
    if most:
        told = {f.subject.name for f in found.findings if f.code == "coverage-pin-limit" and f.subject}
        # The first partner may have one contact, by exception.
        allowed = np.where(np.array(found.measures.partners) == NAMES[0], 1, most)
        assert {found.measures.partners[who] for who in np.flatnonzero(contacts > allowed)} == told
    again = run(case_of(partners, seats[:], today[::-1], roles, most))
    assert (again.digest, again.table.load_of.tolist()) == (found.digest, found.table.load_of.tolist())


def test_the_laws_turn_red_for_planted_faults() -> None:
    found = run(case_of([P("p00", tier="mba")], [("crbp", "south", "Ann", None)], [], [CRBP], None))
    for changes in ({"primary": np.zeros(1, np.bool_)}, {"load_of": np.array([1], np.int64)}):
        try:
            hold_laws(replace(found, table=replace(found.table, **changes)))  # type: ignore[arg-type] # planted
        except AssertionError:
            continue
        raise AssertionError(f"not seen: {changes}")
