"""Who reports where, which version each unit has read, where a unit departs; each unit sees its own row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import DatabaseError

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.log.verify import verify
from maillage.actions.matrix.acknowledge import acknowledge
from maillage.actions.matrix.customers import overlay, take_in
from maillage.actions.matrix.show import Matrix, show_matrix
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError
from tests.actions.decisions.stage import ANALYST, APPROVER, DIRECTOR, FIELD, LEADS
from tests.actions.matrix.stage import TODAY, opened, text


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = opened(tmp_path_factory.mktemp("matrix") / "book")
    later = text("2", "2027-01-01").replace("hours: 1500", "hours: 1400")
    (made.book.policies / "trial-2.yaml").write_text(later, encoding="utf-8")
    yield made
    made.book.records().close()


def code_of(raised: pytest.ExceptionInfo[MaillageError]) -> str:
    return raised.value.findings[0].code


def told(matrix: Matrix) -> dict[str, list[tuple[list[str], int]]]:
    return {row.unit.name: [([one.name for one in cell.people], cell.vacant) for cell in row.cells]
            for row in matrix.rows}  # fmt: skip


def test_the_matrix_says_who_holds_what_where(shared: Opened) -> None:
    found = show_matrix(DIRECTOR, shared, TODAY)
    assert [role.name for role in found.roles] == ["lead", "desk"]
    assert told(found) == {
        "leads": [(["p1"], 0), ([], 0)],
        "desks": [([], 0), ([], 1)],
        "others": [([], 0), (["p2"], 0)],
    }
    assert [row.attachment for row in found.rows] == ["aligned", "integrated", "unknown"]
    assert [(one.path, one.value, one.usual) for one in found.rows[0].departures] == [
        ("roles.lead.capacity.hours", "1500", "1600")
    ]
    assert [(one.label, one.current) for one in found.followed] == [("trial@1", True), ("trial@2", False)]
    assert not any(row.may_acknowledge or row.wrong for row in found.rows)


def test_a_unit_sees_its_row_and_gives_its_word_once_for_what_it_read(shared: Opened) -> None:
    found = show_matrix(LEADS, shared, TODAY)
    assert list(told(found)) == ["leads"]
    assert found.rows[0].may_acknowledge
    current, coming = found.followed
    before = verify(shared.book).entries
    with pytest.raises(MaillageError) as raised:
        acknowledge(LEADS, shared, "leads", current.label, coming.digest, TODAY)
    assert code_of(raised) == "acknowledge-changed"
    acknowledge(LEADS, shared, "leads", current.label, current.digest, TODAY)
    with pytest.raises(MaillageError) as raised:
        acknowledge(LEADS, shared, "leads", current.label, current.digest, TODAY)
    assert code_of(raised) == "acknowledge-given"
    row = show_matrix(DIRECTOR, shared, TODAY).rows[0]
    assert list(row.acknowledged) == ["trial@1"]
    assert row.acknowledged["trial@1"].account == LEADS.account
    assert verify(shared.book).entries == before + 1


@pytest.mark.parametrize("actor", [DIRECTOR, ANALYST, FIELD, replace(LEADS, roles=(Held("unit_manager", "desks"),))])
def test_nobody_gives_another_unit_s_word(shared: Opened, actor: Actor) -> None:
    version = show_matrix(DIRECTOR, shared, TODAY).followed[1]
    with pytest.raises(Denied):
        acknowledge(actor, shared, "leads", version.label, version.digest, TODAY)
    with pytest.raises(Denied):
        acknowledge(LEADS, shared, "leads", "trial@9", version.digest, TODAY)


def test_a_sheet_is_laid_over_the_partners_by_who_may(shared: Opened) -> None:
    assert overlay(DIRECTOR, shared) is None
    with pytest.raises(MaillageError) as raised:
        take_in(ANALYST, shared, "segment;nowhere\nisv;x\n")
    assert code_of(raised) == "sheet-territory"
    for actor in (APPROVER, LEADS, FIELD):
        with pytest.raises(Denied):
            take_in(actor, shared, "segment;south\nisv;x\n")
    take_in(ANALYST, shared, "segment;south\nisv;x\n")
    take_in(ANALYST, shared, "segment;south\r\nisv;Dupont\r\nvar;-\r\n")
    found = overlay(APPROVER, shared)
    assert found is not None
    assert [(segment, [(one.meeting, one.partners) for one in squares]) for segment, squares in found.rows] == [
        ("isv", [("both", 3)]), ("var", [("partners", 5)])]  # fmt: skip
    assert dict(found.counts) == {"both": 1, "customers": 0, "partners": 1, "nobody": 0}
    for actor in (LEADS, FIELD):
        with pytest.raises(Denied):
            overlay(actor, shared)


def test_nothing_of_it_is_ever_changed_or_deleted(shared: Opened) -> None:
    from maillage.records.models import Acknowledgement, CustomerSheet

    found = show_matrix(LEADS, shared, TODAY).followed[1]
    acknowledge(LEADS, shared, "leads", found.label, found.digest, TODAY)
    take_in(ANALYST, shared, "segment;south\nisv;y\n")
    for model, field in ((Acknowledgement, "unit"), (CustomerSheet, "content")):
        rows = model._default_manager.using(shared.book.alias)
        with pytest.raises(DatabaseError):
            rows.update(**{field: "other"})
        with pytest.raises(DatabaseError):
            rows.all()._raw_delete(shared.book.alias)
