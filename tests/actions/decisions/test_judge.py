"""From a dossier to a record that the next plan reads: written by one, approved by another, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.decisions.judge import judge
from maillage.actions.decisions.list import list_dossiers
from maillage.actions.decisions.show import prepare, show_dossier
from maillage.actions.decisions.vote import vote
from maillage.actions.decisions.write import Asked, write
from maillage.actions.log.verify import verify
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.explain import explain_partner
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError, Reason
from tests.actions.decisions.stage import ANALYST, APPROVER, DAY, DIRECTOR, EXCEPT, FIELD, GRANT, LEADS, opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = opened(tmp_path_factory.mktemp("decisions") / "book")
    yield made
    made.book.records().close()


def code_of(raised: pytest.ExceptionInfo[MaillageError]) -> set[str]:
    return {finding.code for finding in raised.value.findings}


def every(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from every(part)


def test_what_is_approved_changes_the_next_plan_which_names_the_decision(tmp_path: Path) -> None:
    before = opened(tmp_path / "book")
    (candidate, *_) = list_dossiers(ANALYST, before).candidates
    assert (candidate.partner.name, candidate.decision.name, candidate.dossier) == ("a", "admit", 0)
    dossier = write(ANALYST, before, GRANT)
    assert list_dossiers(ANALYST, before).candidates[0].dossier == dossier.number
    vote(APPROVER, before, dossier.number, favour=True, note="convincing")
    ruling = judge(DIRECTOR, before, dossier.number, approved=True, content=dossier.content)
    exception = write(ANALYST, before, EXCEPT)
    judge(APPROVER, before, exception.number, approved=True, content=exception.content)
    after = Opened(before.book, build_plan(before.book, DAY, seconds=1).plan)
    tiers = dict(zip(after.plan.measures.partners, after.plan.tiers.overall.tier.tolist(), strict=True))
    names = after.plan.tiers.overall.names
    assert (names[tiers["a"]], names[tiers["f"]]) == ("top", "gold")
    told = [one for one in every(explain_partner(after, "a").tiers[0]) if one.code.startswith("tier-decided")]
    assert told[0].facts["grounds"] == GRANT.grounds
    assert str(getattr(told[0].facts["approver"], "name", "")) == "chief"
    excepted = [one for one in every(explain_partner(after, "f").tiers[0]) if one.code == "tier-exception-signed"]
    assert excepted[0].facts["reason"] == EXCEPT.grounds
    found = list_dossiers(ANALYST, after)
    assert {one.number for one in found.in_force.decisions} == {ruling.row}
    assert [one.number for one in found.ruled] == [exception.number, dossier.number]
    assert all(one.holds for one in (*found.in_force.decisions, *found.in_force.exceptions))
    assert verify(before.book).entries == 5
    before.book.records().close()


def test_nobody_rules_on_his_own_under_whatever_account(shared: Opened) -> None:
    both = Actor(5, "Both", "p1", (Held("analyst"), Held("approver")))
    number = write(both, shared, GRANT)
    with pytest.raises(MaillageError) as raised:
        judge(both, shared, number.number, approved=True, content=number.content)
    assert code_of(raised) == {"ruling-own"}
    with pytest.raises(MaillageError) as raised:
        judge(replace(both, account=6), shared, number.number, approved=True, content=number.content)
    assert code_of(raised) == {"ruling-own"}
    with pytest.raises(MaillageError) as raised:
        vote(both, shared, number.number, favour=True)
    assert code_of(raised) == {"vote-own"}


def test_a_right_that_the_author_lent_rules_on_nothing_of_his(shared: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    author = Actor(5, "Both", "p1", (Held("analyst"), Held("approver")))
    # This book has no accounts: who signs for one is said here.
    monkeypatch.setattr(
        "maillage.actions.decisions.judge.signature_of", lambda alias, account: {6: "p1"}.get(account, "x")
    )
    number = write(author, shared, EXCEPT)
    for lenders in ((5,), (6,), (5, 6)):
        friend = Actor(8, "Friend", "", tuple(Held("approver", lender=one) for one in lenders))
        with pytest.raises(MaillageError) as raised:
            judge(friend, shared, number.number, approved=True, content=number.content)
        assert code_of(raised) == {"ruling-own"}
    friend = Actor(8, "Friend", "", (Held("approver", lender=5), Held("approver", lender=7)))
    assert judge(friend, shared, number.number, approved=False, content=number.content, grounds="no").approver == 8


def test_a_decision_needs_one_of_the_deciders_whom_the_policy_names(shared: Opened) -> None:
    dossier = write(ANALYST, shared, GRANT)
    before = shared.book.records().digest()
    with pytest.raises(MaillageError) as raised:
        judge(APPROVER, shared, dossier.number, approved=True, content=dossier.content)
    assert code_of(raised) == {"ruling-unsigned"}
    assert shared.book.records().digest() == before
    written = write(DIRECTOR, shared, replace(GRANT, granted=False))
    judge(APPROVER, shared, written.number, approved=True, content=written.content)
    assert shared.book.records().digest() != before


def test_a_ruling_is_given_once_for_what_was_read_and_with_grounds_where_it_is_returned(shared: Opened) -> None:
    dossier = write(ANALYST, shared, EXCEPT)
    entries, digest = verify(shared.book).entries, shared.book.records().digest()
    for approved, content, code in ((True, "0" * 64, "ruling-changed"), (False, dossier.content, "ruling-grounds")):
        with pytest.raises(MaillageError) as raised:
            judge(APPROVER, shared, dossier.number, approved=approved, content=content)
        assert code_of(raised) == {code}
    judge(APPROVER, shared, dossier.number, approved=False, content=dossier.content, grounds="not yet")
    for again in (True, False):
        with pytest.raises(MaillageError) as raised:
            judge(DIRECTOR, shared, dossier.number, approved=again, content=dossier.content, grounds="x")
        assert code_of(raised) == {"ruling-given"}
    with pytest.raises(MaillageError) as raised:
        vote(DIRECTOR, shared, dossier.number, favour=False)
    assert code_of(raised) == {"ruling-given"}
    assert (verify(shared.book).entries, shared.book.records().digest()) == (entries + 1, digest)


@pytest.mark.parametrize("actor", [ANALYST, LEADS, FIELD])
def test_who_may_not_rule_may_not(shared: Opened, actor: Actor) -> None:
    dossier = write(DIRECTOR, shared, EXCEPT)
    with pytest.raises(Denied):
        judge(actor, shared, dossier.number, approved=True, content=dossier.content)


def test_a_unit_asks_for_its_own_partners_and_sees_theirs_alone(shared: Opened) -> None:
    with pytest.raises(Denied):
        write(LEADS, shared, EXCEPT)
    with pytest.raises(Denied):
        write(LEADS, shared, GRANT)
    mine = write(LEADS, shared, replace(EXCEPT, partner="d"))
    other = write(ANALYST, shared, EXCEPT)
    assert {one.partner for one in list_dossiers(LEADS, shared).waiting} <= set("abcde")
    assert show_dossier(LEADS, shared, mine.number).mine
    with pytest.raises(Denied):
        show_dossier(LEADS, shared, other.number)
    for actor in (FIELD, Actor(11, "Admin", "", (Held("administrator"),))):
        with pytest.raises(Denied):
            list_dossiers(actor, shared)


def test_a_file_has_facts_the_precondition_and_similar_cases(shared: Opened) -> None:
    file = prepare(ANALYST, shared, "decision", "admit", "a")
    assert [(one.partner.name, one.granted, one.grounds) for one in file.cases][-1] == ("d", False, "Too early.")
    assert [one.clause for one in file.precondition] == ["tiers/top/precondition"]
    assert file.precondition[0].holds
    assert {name.name for name, _ in file.measures} == {"revenue"}
    with pytest.raises(Denied):
        prepare(LEADS, shared, "decision", "admit", "a")
    with pytest.raises(Denied):
        prepare(ANALYST, shared, "decision", "admit", "nobody")


@pytest.mark.parametrize(
    ("asked", "code"),
    [(replace(GRANT, grounds=" "), "dossier-grounds"), (replace(GRANT, subject="other"), "dossier-subject"),
     (replace(EXCEPT, subject="other"), "dossier-subject"), (replace(EXCEPT, valid_to=None), "dossier-open"),
     (replace(EXCEPT, valid_to=DAY), "dossier-ends"), (replace(EXCEPT, portfolio="x"), "dossier-portfolio"),
     (replace(EXCEPT, kind="contacts", subject="0"), "dossier-subject"),
     (replace(EXCEPT, kind="cluster", subject="x"), "dossier-subject")],
)  # fmt: skip
def test_what_cannot_stand_is_refused(shared: Opened, asked: Asked, code: str) -> None:
    entries = verify(shared.book).entries
    with pytest.raises(MaillageError) as raised:
        write(ANALYST, shared, asked)
    assert code in code_of(raised)
    assert verify(shared.book).entries == entries
    with pytest.raises(Denied):
        write(ANALYST, shared, replace(asked, partner="nobody"))


def test_nothing_of_it_is_ever_changed_or_deleted(shared: Opened) -> None:
    from maillage.records.models import Dossier, Ruling, Vote

    dossier = write(ANALYST, shared, replace(EXCEPT, valid_to=date(2027, 2, 1)))
    vote(APPROVER, shared, dossier.number, favour=False)
    judge(APPROVER, shared, dossier.number, approved=False, content=dossier.content, grounds="no")
    for model, field in ((Dossier, "grounds"), (Vote, "note"), (Ruling, "grounds")):
        rows = model._default_manager.using(shared.book.alias)
        with pytest.raises(DatabaseError):
            rows.update(**{field: "other"})
        with pytest.raises(DatabaseError):
            rows.all()._raw_delete(shared.book.alias)
