"""The page of a proposal: what to look at first stands above each button."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.test import Client

from maillage.accounts.permissions import Held
from maillage.actions import shelf
from maillage.actions.init.create import create
from maillage.actions.plan.read import Opened
from maillage.actions.publication.judge import judge
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.records.models import Job
from tests.actions.policy.channel_book import DAY
from tests.actions.publication.test_policy import made, planned, stricter
from tests.desk.later_version import later_version, put_forward
from tests.served import PASSWORD, serving

__all__ = ["later_version", "made"]


def test_a_plan_is_built_from_the_page_that_puts_plans_forward(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    analyst, approver = sign_in("analyst"), sign_in("approver")
    assert 'id="build"' in analyst.get("/publications/").content.decode()
    assert 'id="build"' not in approver.get("/publications/").content.decode()
    before = Job.objects.count()
    for day, said in (("31/12/2026", "AAAA-MM-JJ"), ("1999-01-01", "1999")):
        refused = analyst.post("/plans/build/", {"as_of": day})
        assert refused.status_code == 409
        assert said in refused.content.decode()
    assert Job.objects.count() == before
    answer = analyst.post("/plans/build/", {"as_of": "2026-10-01"})
    made = Job.objects.latest("number")
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{made.number}/")
    assert (made.kind, json.loads(made.arguments)["as_of"]) == ("plan-build", "2026-10-01")
    plan = served.plan.header.name
    Job.objects.filter(pk=made.number).update(state="done", result=json.dumps({"plan": plan}))
    done = analyst.get(f"/jobs/{made.number}/").content.decode()
    assert f"/scenarios/compare/?old={plan}&amp;new={plan}" in done
    assert "/publications/#propose" in done


def test_an_empty_book_leads_to_its_first_plan(tmp_path: Path) -> None:
    from maillage.accounts.models import Account
    from maillage.actions.accounts.create import create_account

    create(tmp_path / "book")
    with serving(tmp_path / "book"):
        create_account("analyst@demo.example", "Analyst", PASSWORD, (Held("analyst", ""),), language="en", person="")
        client = Client(headers={"Accept-Language": "en"})
        client.force_login(Account.objects.get(email__startswith="analyst"))
        first = client.get("/").content.decode()
        page = client.get("/publications/")
    assert '<a href="/publications/#build">' in first
    assert page.status_code == 200
    assert 'id="build"' in page.content.decode()


def test_who_approves_and_who_publishes_reads_that_another_version_holds_above_the_button(
    served: Opened, sign_in: Callable[[str], Client], later_version: str
) -> None:
    made = put_forward(served, date(2098, 1, 1))
    page = f"/publications/{made.number}/"
    warned = f"Construisez le plan à nouveau avec {later_version}"
    approver, director = sign_in("approver"), sign_in("director")
    read = approver.get(page).content.decode()
    checklist, verdict = read.partition('id="verdict"')[::2]
    assert warned in checklist
    assert warned in verdict
    assert director.get(page).content.decode().count(warned) == 1
    approver.post(f"{page}verdict/", {"verdict": "approve", "content": made.content})
    publish = director.get(page).content.decode().partition('id="publish"')[2]
    assert warned in publish
    assert "2097" in publish


def test_who_puts_a_plan_forward_for_its_own_version_s_days_reads_no_warning(
    served: Opened, sign_in: Callable[[str], Client], later_version: str
) -> None:
    made = put_forward(served, date(2096, 1, 1))
    read = sign_in("approver").get(f"/publications/{made.number}/").content.decode()
    assert 'id="verdict"' in read
    assert later_version not in read


def test_a_published_proposal_shows_what_its_policy_brought_on_its_page_and_to_programs(
    made: Path, tmp_path: Path
) -> None:
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.actions.accounts.create import create_account
    from maillage.actions.tokens.make import make_token

    with serving(shutil.copytree(made, tmp_path / "book")):
        book, roles = shelf.book(), ("analyst", "approver", "director")
        for role in roles:
            create_account(f"{role}@demo.example", role, PASSWORD, (Held(role, ""),), language="en", person="")
        analyst, approver, director = (actor_of(Account.objects.get(email__startswith=role)) for role in roles)
        one = propose(analyst, book, planned(book, stricter(), analyst), DAY, "because")
        client = Client(headers={"Accept-Language": "en"})
        client.force_login(Account.objects.get(email__startswith="analyst"))
        page = f"/publications/{one.number}/"
        before = client.get(page).content.decode()
        judge(approver, book, one.number, approved=True, content=one.content)
        publish(director, book, one.number, after=0)
        after = client.get(page).content.decode()
        secret = make_token(approver, book, "test", frozenset({"plans.read"}), 1).secret
        told = client.get(f"/api/v1/proposals/{one.number}", headers={"Authorization": f"Bearer {secret}"})
    assert "is added to the policies" in before
    assert "was added to the policies" in after
    for read in (before, after):
        assert "tiers/gold/admission/at_least" in read
    assert "tiers/gold/admission/at_least" in [clause["now"] for clause in json.loads(told.content)["policy"]]
