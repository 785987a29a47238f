"""What somebody tries who wants more than is theirs, each beside a control that shows the try would have worked."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.test import Client
from markupsafe import Markup

from maillage.accounts.models import Account
from maillage.accounts.permissions import Actor
from maillage.actions.notices.concern import Concern
from maillage.actions.notices.write import letter
from maillage.actions.organisation.reach import reached
from maillage.actions.partners.find import Directory, Wanted, find_partners
from maillage.actions.plan.read import Opened
from maillage.actions.publication.list import proposal_of
from maillage.engine.kernel.reason import Reason, Term
from tests.actions.notices.republished import DAY

EVIL = "<script>alert(1)</script>{{ 7*7 }}{0.__class__}{ $partner }"


def split(served: Opened, actor: Actor) -> tuple[list[str], list[str]]:
    """The partners that somebody sees, and those that he does not."""
    seen = reached(actor, "partners.read", served.plan).partners.tolist()
    pairs = [*zip(served.plan.measures.partners, seen, strict=True)]
    return [name for name, flag in pairs if flag], [name for name, flag in pairs if not flag]


def test_a_denial_is_an_event_and_an_answer_is_none(
    served: Opened, sign_in: Callable[[str], Client], acting: Callable[[str], Actor], caplog: pytest.LogCaptureFixture
) -> None:
    mine, hidden = split(served, acting("territory"))
    client, account = sign_in("territory"), Account.objects.get(email="territory@demo.example").pk
    with caplog.at_level(logging.WARNING, "maillage.refused"):
        assert client.get(f"/partners/{mine[0]}/").status_code == 200
        assert caplog.records == []
        assert client.get(f"/partners/{hidden[0]}/").status_code == 404
    told = [record.getMessage() for record in caplog.records if record.name == "maillage.refused"]
    assert told == [f"account {account} was refused partner"]


def test_an_identifier_smuggled_into_a_filter_or_an_order_finds_nothing_foreign(
    directory: Directory, served: Opened, acting: Callable[[str], Actor]
) -> None:
    territory, director = acting("territory"), acting("director")
    mine, hidden = split(served, territory)
    stranger = next(seat.person for seat in served.plan.coverage.seats if seat.person not in ("", territory.person))
    for wanted in (Wanted(words=hidden[0]), Wanted(person=stranger), Wanted(cluster="aligned-1' OR 1=1 --"),
                   *(Wanted(cluster=cluster.name) for cluster in served.plan.clusters.clusters)):  # fmt: skip
        found = find_partners(territory, directory, wanted)
        assert {line.partner for line in found.lines} <= {*mine}
    assert find_partners(director, directory, Wanted(words=hidden[0])).total == 1


def test_no_count_tells_of_what_is_hidden(
    directory: Directory, served: Opened, acting: Callable[[str], Actor], sign_in: Callable[[str], Client]
) -> None:
    territory = acting("territory")
    mine, hidden = split(served, territory)
    found = find_partners(territory, directory, Wanted())
    assert (found.total, found.seen) == (len(mine), len(mine))
    assert sum(count for _, count in found.tiers) == sum(count for _, count in found.territories) == len(mine)
    name = served.names[("partner", hidden[0])]
    pages = [sign_in(who).get("/partners/", {"q": hidden[0]}).content.decode() for who in ("territory", "director")]
    assert [f"/partners/{hidden[0]}/" in page for page in pages] == [False, True]
    assert name not in pages[0]


@pytest.mark.parametrize("order", ["secret", "-revenue", "account__password", "revenue; DROP TABLE"])
def test_an_order_that_is_none_is_the_usual_one(order: str, served: Opened, sign_in: Callable[[str], Client]) -> None:
    usual, asked = (sign_in("director").get("/partners/", {"order": name}) for name in ("revenue", order))
    assert asked.status_code == 200
    assert usual.content.count(b"<tr") == asked.content.count(b"<tr")


def test_fields_that_a_form_does_not_have_change_nothing(served: Opened, sign_in: Callable[[str], Client]) -> None:
    before = proposal_of(served.book, 1)
    extra = {"author": "1", "approved": "1", "status": "approved", "publisher": "1", "number": "7", "role": "director"}
    analyst = Account.objects.get(email="analyst@demo.example")
    answer = sign_in("analyst").post("/language/", {"language": "fr", **extra, "account": "1", "is_active": ""})
    assert answer.status_code == 302
    sign_in("approver").post("/publications/1/verdict/", {"verdict": "approve", "content": before.content, **extra})
    after = proposal_of(served.book, 1)
    assert (after.author, after.content, after.verdict.approver) == (
        before.author,
        before.content,
        before.verdict.approver,
    )
    again = Account.objects.get(pk=analyst.pk)
    assert (again.is_active, again.language) == (True, "fr")
    assert [held.role for held in again.grants.all()] == ["analyst"]


def test_what_people_write_is_never_a_template_or_a_tag(served: Opened, sign_in: Callable[[str], Client]) -> None:
    made = Account.objects.create_user("evil@demo.example", "x" * 12, name=EVIL)
    try:
        page = sign_in("administrator").get("/accounts/")
    finally:
        made.delete()
    text = page.content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}{0.__class__}" in text
    policy = page["Content-Security-Policy"]
    for rule in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert page["X-Content-Type-Options"] == "nosniff"
    # The control: the same name, trusted.
    assert "<script>" in str(Markup("{}").format(Markup(EVIL)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_name_in_a_mail_stays_the_letters_that_it_is(language: str) -> None:
    item = Reason("notice-gained", facts={"partner": Term("partner", "P1")}, parts=(Reason("notice-new"),))
    concern = Concern(False, (("gained", 1),), (item,))
    found = letter(concern, 1, DAY, language, lambda term, spoken: EVIL)  # type: ignore[arg-type] # a language
    assert EVIL.partition("{{")[0] in found.passages[0].heading
    assert "{0.__class__}{ $partner }" in found.passages[0].heading
    assert "49" not in found.passages[0].heading


def test_who_sees_a_part_is_told_no_figure_of_the_whole(served: Opened, acting: Callable[[str], Actor]) -> None:
    from maillage.actions.organisation.workload import list_seats

    whole, part = (list_seats(acting(who), served) for who in ("director", "territory"))
    of = {group.role: group for group in whole}
    smaller = [group for group in part if len(group.seats) < len(of[group.role].seats)]
    assert smaller
    assert all(group.balance is None and group.spread is None for group in smaller)
    assert any(group.balance is not None for group in whole)


def test_a_role_that_ended_counts_at_the_next_click_also_for_exports(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in("territory")
    assert client.post("/publications/1/export/", {"form": "csv"}).status_code == 200
    held = Account.objects.get(email="territory@demo.example").grants
    held.update(ended="2026-07-01T00:00Z")
    try:
        assert client.post("/publications/1/export/", {"form": "csv"}).status_code == 404
    finally:
        held.update(ended=None)
