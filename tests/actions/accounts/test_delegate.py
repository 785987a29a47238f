"""The right to approve is lent for some days, to one account; nobody approves by it what he, or the lender, wrote."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from maillage.accounts.models import Account, Grant
from maillage.accounts.permissions import Actor, Denied, actor_of, may
from maillage.actions import shelf
from maillage.actions.accounts.delegate import LONGEST, delegate, end_delegation, list_delegations
from maillage.actions.plan.read import Opened
from maillage.actions.publication.judge import judge
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.actions.tokens.make import make_token
from maillage.actions.tokens.recognise import recognise
from maillage.engine.kernel.reason import MaillageError
from maillage.records.models import Publication, Verdict
from tests.served import serving

TODAY = datetime.now(UTC).date()
SOON = TODAY + timedelta(days=7)


@pytest.fixture
def people(served: Opened, tmp_path: Path) -> Iterator[Callable[[str], Actor]]:
    """Two who write and approve, one who publishes as well, and one who only writes; each by name, as of now."""
    with serving(Path(shutil.copytree(served.book.folder, tmp_path / "book"))):
        for name, roles in (("ann", "analyst approver"), ("ben", "analyst approver"), ("dan", "director approver"),
                            ("zoe", "analyst")):  # fmt: skip
            made = Account.objects.create_user(f"{name}@x.example", None, name=name)
            for role in roles.split():
                Grant.objects.create(account=made, role=role)
        yield lambda name: actor_of(Account.objects.get(email=f"{name}@x.example"))


def written(author: Actor, served: Opened) -> tuple[int, str]:
    made = propose(author, shelf.book(), served.plan.header.name, date(2098, 1, 1), "because")
    return made.number, made.content


def approve(actor: Actor, number: int, content: str) -> Verdict:
    return judge(actor, shelf.book(), number, approved=True, content=content)


def lend(people: Callable[[str], Actor], lender: str = "ann", to: str = "zoe", last: date = SOON) -> Grant:
    return delegate(people(lender), shelf.book(), f"{to}@x.example", TODAY, last)


def test_who_was_lent_the_right_approves_what_others_wrote(people: Callable[[str], Actor], served: Opened) -> None:
    number, content = written(people("ben"), served)
    with pytest.raises(Denied):
        approve(people("zoe"), number, content)
    lend(people)
    verdict = approve(people("zoe"), number, content)
    assert (verdict.approver, verdict.authority) == (people("zoe").account, people("ann").account)
    assert [[one.account.name for one in part] for part in list_delegations(people("ann"))] == [["zoe"], []]
    assert [[one.lender.name for one in part] for part in list_delegations(people("zoe"))] == [[], ["ann"]]  # type: ignore[union-attr] # all are lent


def test_nobody_approves_what_he_wrote_directly_or_by_delegation(
    people: Callable[[str], Actor], served: Opened
) -> None:
    lend(people)
    for author in ("zoe", "ann"):
        number, content = written(people(author), served)
        for actor in {"zoe", author}:
            with pytest.raises(MaillageError) as raised:
                approve(people(actor), number, content)
            assert raised.value.findings[0].code == "approval-own"
        # Whoever approves in his own right does so all the same.
        assert approve(people("ben"), number, content).authority is None


def test_who_lent_the_right_does_not_publish_what_was_approved_by_it(
    people: Callable[[str], Actor], served: Opened
) -> None:
    lend(people, "dan")
    number, content = written(people("ben"), served)
    approve(people("zoe"), number, content)
    after = Publication.objects.latest("number").number
    with pytest.raises(MaillageError) as raised:
        publish(people("dan"), shelf.book(), number, after=after)
    assert raised.value.findings[0].code == "publication-own"
    director = actor_of(Account.objects.get(email__startswith="director@"))
    assert publish(director, shelf.book(), number, after=after).number == after + 1


def test_it_ends_with_its_days_when_taken_back_and_with_the_lender_s_own_right(people: Callable[[str], Actor]) -> None:
    made = lend(people)
    rows, now = Grant.objects.filter(pk=made.pk), datetime.now(UTC)
    lender = Account.objects.filter(email="ann@x.example")
    own = Grant.objects.filter(account=lender.get(), role="approver")
    for end, again in (
        (lambda: rows.update(until=now), lambda: rows.update(until=made.until)),
        (lambda: rows.update(begins=now + timedelta(hours=1)), lambda: rows.update(begins=made.begins)),
        (lambda: lender.update(is_active=False), lambda: lender.update(is_active=True)),
        (lambda: own.update(ended=now), lambda: own.update(ended=None)),
        (lambda: end_delegation(people("ann"), shelf.book(), made.pk), lambda: rows.update(ended=None)),
    ):
        assert may(people("zoe"), "publication.approve")
        end()
        assert not may(people("zoe"), "publication.approve")
        again()
    for somebody in ("zoe", "ben"):
        with pytest.raises(Denied):
            end_delegation(people(somebody), shelf.book(), made.pk)


def test_what_is_lent_is_not_lent_on_and_no_token_has_it(people: Callable[[str], Actor]) -> None:
    lend(people)
    zoe = people("zoe")
    with pytest.raises(Denied):
        delegate(zoe, shelf.book(), "ben@x.example", TODAY, SOON)
    secret = make_token(zoe, shelf.book(), "mine", frozenset({"publication.approve", "plans.propose"}), 1).secret
    by_token = recognise(secret)
    assert by_token is not None
    assert may(by_token, "plans.propose")
    assert not may(by_token, "publication.approve")


@pytest.mark.parametrize(
    ("to", "last", "code"),
    [
        ("ann", SOON, "delegation-useless"),
        ("ben", SOON, "delegation-useless"),
        ("nobody", SOON, "account-missing"),
        ("zoe", TODAY - timedelta(days=1), "delegation-days"),
        ("zoe", TODAY + timedelta(days=LONGEST), "delegation-days"),
    ],
)
def test_what_makes_no_sense_is_told(people: Callable[[str], Actor], to: str, last: date, code: str) -> None:
    with pytest.raises(MaillageError) as raised:
        lend(people, to=to, last=last)
    assert raised.value.findings[0].code == code


def test_one_account_is_lent_it_once_at_a_time_and_again_when_that_is_over(people: Callable[[str], Actor]) -> None:
    made = lend(people)
    with pytest.raises(MaillageError) as raised:
        lend(people, "ben")
    assert raised.value.findings[0].code == "delegation-held"
    Grant.objects.filter(pk=made.pk).update(until=datetime.now(UTC))
    assert lend(people, "ben").lender_id == people("ben").account


def test_the_page_lends_and_takes_back(people: Callable[[str], Actor]) -> None:
    client, other = Client(), Client()
    client.force_login(Account.objects.get(email="ann@x.example"))
    other.force_login(Account.objects.get(email="zoe@x.example"))
    words = {"email": "zoe@x.example", "first": TODAY.isoformat(), "last": "soon"}
    assert client.post("/me/delegations/give/", words).status_code == 409
    assert other.post("/me/delegations/give/", words).status_code == 404
    assert client.post("/me/delegations/give/", {**words, "last": SOON.isoformat()}).status_code == 302
    made = Grant.objects.get(account__email="zoe@x.example", lender__isnull=False)
    assert f"/me/delegations/{made.pk}/end/" in client.get("/me/delegations/").content.decode()
    assert "ann" in other.get("/me/delegations/").content.decode()
    assert client.post(f"/me/delegations/{made.pk}/end/").status_code == 302
    assert not may(people("zoe"), "publication.approve")


def test_the_list_of_accounts_says_what_is_lent_by_whom_and_until_when(people: Callable[[str], Actor]) -> None:
    made = lend(people)
    Account.objects.filter(email="ann@x.example").update(name="Ann of the list")
    client = Client()
    Grant.objects.create(account=Account.objects.get(email="ben@x.example"), role="administrator")
    client.force_login(Account.objects.get(email="ben@x.example"))
    told = rf"prêté par Ann of the list du {TODAY.day}(er)? [^<]* au {SOON.day}(er)? "
    assert re.search(told, client.get("/accounts/").content.decode())
    Grant.objects.filter(pk=made.pk).update(until=datetime.now(UTC))
    assert "Ann of the list du" not in client.get("/accounts/").content.decode()
