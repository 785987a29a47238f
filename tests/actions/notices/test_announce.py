"""Whom a publication concerns, and that each is told once."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError

from maillage.accounts.permissions import Actor, actor_of
from maillage.actions.notices.announce import announce
from maillage.actions.notices.concern import Concern, Difference
from maillage.actions.notices.list import list_notices, read_notice, show_notice
from maillage.actions.notices.write import letter
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened, open_plan
from maillage.engine.kernel.reason import Reason, Term
from tests.actions.notices.republished import DAY


def actor(who: str) -> Actor:
    from maillage.accounts.models import Account

    return actor_of(Account.objects.get(email=f"{who}@demo.example"))


@pytest.fixture(scope="module")
def told(changed: Opened) -> Opened:
    announce(changed.book)
    return changed


def mine(opened: Opened, who: str) -> set[str]:
    """The partners that somebody may see in a plan."""
    seen = reached(actor(who), "changes.read", opened.plan).partners.tolist()
    return {partner for partner, flag in zip(opened.plan.measures.partners, seen, strict=True) if flag}


def named(item: Reason) -> str:
    partner = item.facts["partner"]
    assert isinstance(partner, Term)
    return partner.name


def test_each_whom_it_concerns_is_told_once_and_whoever_published_is_not(told: Opened) -> None:
    from maillage.records.models import Notice, Publication

    people = {
        who: list_notices(actor(who), told.book) for who in ("analyst", "approver", "territory", "unit", "cluster")
    }
    told_of = {who: [one.publication for one in found] for who, found in people.items()}
    assert all(found == sorted({*found}, reverse=True) for found in told_of.values()), told_of
    assert told_of["approver"] == told_of["analyst"]
    assert [one.publication for one in people["analyst"]] == [2, 1]
    assert list_notices(actor("director"), told.book) == ()
    assert list_notices(actor("administrator"), told.book) == ()
    assert announce(told.book) == 0
    one = Notice.objects.get(pk=people["analyst"][0].name)
    assert Publication.objects.filter(announced__isnull=True).count() == 0
    with pytest.raises(IntegrityError):
        Notice.objects.create(name="other", publication=one.publication, account=one.account, content="[]",
                              recorded=one.recorded, mail="none")  # fmt: skip


def test_what_changes_is_what_differs_between_the_two_plans(told: Opened) -> None:
    old = open_plan(
        told.book, next(one.plan for one in list_notices(actor("analyst"), told.book) if one.publication == 1)
    )
    found = 0
    for who in ("territory", "cluster", "unit"):
        concern = next((one.concern for one in list_notices(actor(who), told.book) if one.publication == 2), None)
        if concern is None:
            assert mine(old, who) == mine(told, who)
            continue
        before, after = mine(old, who), mine(told, who)
        of = {kind: {named(item) for item in concern.items if item.code == f"notice-{kind}"}
              for kind in ("gained", "lost", "changed")}  # fmt: skip
        assert (of["gained"], of["lost"]) == (after - before, before - after)
        assert of["changed"] <= before & after
        assert all(item.parts for item in concern.items)
        found += len(concern.items)
    assert found > 0


def test_a_notice_names_no_partner_that_is_not_theirs(told: Opened) -> None:
    old = open_plan(
        told.book, next(one.plan for one in list_notices(actor("analyst"), told.book) if one.publication == 1)
    )
    difference = Difference(old, told)

    def strangers(concern: Concern, who: str) -> set[str]:
        text = letter(concern, 2, DAY, "fr", told.glossary).text("", "")
        others = {*told.plan.measures.partners} - mine(old, who) - mine(told, who)
        return {one for one in others if told.names[("partner", one)] in text}

    for who in ("territory", "cluster"):
        for notice in list_notices(actor(who), told.book):
            assert strangers(notice.concern, who) == set()
    # The control: everything that moved, as only who sees the whole may be told it.
    leaking = Concern(False, (("changed", 1),), tuple(
        Reason("notice-changed", facts={"partner": Term("partner", partner)}, parts=parts)
        for partner, parts in difference.moved.items()))  # fmt: skip
    assert strangers(leaking, "territory")


def test_who_sees_the_whole_is_told_numbers(told: Opened) -> None:
    concern = list_notices(actor("analyst"), told.book)[0].concern
    assert concern.whole
    assert concern.items == ()
    assert sum(count for _, count in concern.counts) > 0


def test_it_speaks_both_languages_with_the_reasons_sentences(told: Opened) -> None:
    for who in ("analyst", "territory", "cluster", "unit"):
        for notice in list_notices(actor(who), told.book):
            french, english = (
                letter(notice.concern, notice.publication, notice.effective, language, told.glossary)
                for language in ("fr", "en")
            )  # fmt: skip
            assert french.subject != english.subject
            assert len(french.passages) == len(english.passages) == len(notice.concern.items)
            assert all(passage.sentences for passage in french.passages)


def test_nobody_reads_another_s_notice_and_reading_is_kept_once(told: Opened) -> None:
    from maillage.accounts.permissions import Denied

    notice = list_notices(actor("analyst"), told.book)[0]
    for who in ("approver", "director", "territory"):
        with pytest.raises(Denied):
            show_notice(actor(who), told.book, notice.name)
        with pytest.raises(Denied):
            read_notice(actor(who), told.book, notice.name)
    read_notice(actor("analyst"), told.book, notice.name)
    first = show_notice(actor("analyst"), told.book, notice.name).read
    read_notice(actor("analyst"), told.book, notice.name)
    assert show_notice(actor("analyst"), told.book, notice.name).read == first is not None
    assert notice.name not in {one.name for one in list_notices(actor("analyst"), told.book, unread=True)}


def test_a_concern_is_kept_as_text_and_read_back(told: Opened) -> None:
    for who in ("analyst", "territory"):
        for notice in list_notices(actor(who), told.book):
            assert Concern.read(notice.concern.text()) == notice.concern
            assert json.loads(notice.concern.text())


def test_a_publication_asks_for_the_job_that_tells(told: Opened) -> None:
    from maillage.records.models import Job

    assert Job.objects.filter(kind="notices-tell").count() == 2
