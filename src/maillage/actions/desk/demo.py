"""People who sign in at the demo's desk, one for each role of the case, and what they have done so far."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from maillage.accounts.models import Account
from maillage.accounts.permissions import Held, actor_of, operator
from maillage.actions.accounts.create import create_account
from maillage.actions.decisions.list import list_dossiers
from maillage.actions.decisions.write import Asked, write
from maillage.actions.plan.read import Opened
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import list_publications
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.actions.scenarios.edit import change_policy, comment
from maillage.actions.scenarios.open import open_scenario
from maillage.actions.signing.key import make_key
from maillage.engine.kernel.period import add_months
from maillage.messages.render import sentence
from maillage.records.models import Dossier, Publication, Scenario

DOMAIN: Final = "demo.example"
"""A domain that nobody can have (RFC 2606)."""
DIRECTOR: Final = "director"
"""Who the director is in the records: the policy names her seat where it says who decides."""


@dataclass(frozen=True)
class SignIn:
    """Somebody of the demo: address, name, roles, the identifier in the records."""

    email: str
    name: str
    roles: tuple[Held, ...]
    person: str = ""


def cast_of(opened: Opened) -> tuple[SignIn, ...]:
    """Return who signs in: the vendor's roles, and of the field those who have the most partners."""
    return (
        SignIn(f"director@{DOMAIN}", "Claire Martin", (Held("director"),), DIRECTOR),
        SignIn(f"analyst@{DOMAIN}", "Hugo Bernard", (Held("analyst"),)),
        SignIn(f"approver@{DOMAIN}", "Inès Robert", (Held("approver"),)),
        *_field(opened),
        SignIn(f"administrator@{DOMAIN}", "Louis Petit", (Held("administrator"),)),
    )


def _field(opened: Opened) -> Iterator[SignIn]:
    coverage = opened.plan.coverage
    order = sorted(range(len(coverage.seats)), key=lambda at: (-int(coverage.partners_of[at]), coverage.seats[at].seat))
    held = [coverage.seats[at] for at in order if coverage.seats[at].person]
    unit = next((seat.unit for seat in held if seat.unit), "")
    if unit:
        yield SignIn(f"unit@{DOMAIN}", "Nadia Moreau", (Held("unit_manager", unit),))
    for kind, chosen in (
        ("territory", [seat for seat in held if seat.territory]),
        ("cluster", [seat for seat in held if seat.cluster]),
    ):
        if chosen:
            person = chosen[0].person
            name = opened.names.get(("person", person), person)
            yield SignIn(f"{kind}@{DOMAIN}", name, (Held("field"),), person)


def publish_plan(opened: Opened) -> Publication:
    """Have the plan put forward, approved and published as the demo's people would: three of them, in force at once."""
    analyst, approver, director = (
        actor_of(Account.objects.get(email=f"{who}@{DOMAIN}")) for who in ("analyst", "approver", "director")
    )
    book, header = opened.book, opened.plan.header
    grounds = sentence("demo-grounds", {}, book.settings.language)
    proposal = propose(analyst, book, header.name, header.as_of, grounds)
    judge(approver, book, proposal.number, approved=True, content=proposal.content)
    make_key(operator("administrator"), book)
    return publish(director, book, proposal.number, after=list_publications(director, book).last)


def open_draft(opened: Opened) -> Scenario:
    """Have the analyst open a scenario: what if the clusters' threshold were higher? It is not built yet."""
    analyst, approver = (actor_of(Account.objects.get(email=f"{who}@{DOMAIN}")) for who in ("analyst", "approver"))
    book = opened.book
    name, purpose, asked = (
        sentence(f"demo-scenario-{part}", {}, book.settings.language) for part in ("name", "purpose", "asked")
    )
    made = open_scenario(analyst, book, name, purpose, opened.plan.header.name)
    # A version of its own, in force on the plan's day, so that it can be published.
    changes = {"at_least: 50 M EUR": "at_least: 60 M EUR", 'version: "2026.1"': 'version: "2026.2"',
               "from: 2026-01-01": f"from: {opened.plan.header.as_of.isoformat()}"}  # fmt: skip
    text = made.text
    for was, now in changes.items():
        assert text.count(was) == 1, f"the policy of the demo says {was} once"
        text = text.replace(was, now)
    change_policy(analyst, book, made.number, text, revision=made.revision)
    comment(approver, book, made.number, asked)
    return made


def write_dossier(opened: Opened) -> Dossier:
    """Have a dossier written that waits for its ruling: of a candidate where there is one, else of an exception."""
    analyst = actor_of(Account.objects.get(email=f"analyst@{DOMAIN}"))
    plan = opened.plan
    day, language = plan.header.as_of, opened.book.settings.language
    awaited = next((one for one in list_dossiers(analyst, opened).candidates), None)
    if awaited is not None:
        grounds = sentence("demo-dossier-decision", {}, language)
        return write(analyst, opened, Asked("decision", awaited.partner.name, awaited.decision.name, grounds, day))
    grounds = sentence("demo-dossier-exception", {}, language)
    partner, until = plan.measures.partners[0], add_months(day, 12)
    return write(analyst, opened, Asked("contacts", partner, "1", grounds, day, until))


def give_accounts(opened: Opened, password: str | None = None) -> tuple[tuple[SignIn, ...], str]:
    """Make the accounts of the demo; return who can sign in, and the password of all: a new one where none is given."""
    password = password or secrets.token_urlsafe(12)
    cast = cast_of(opened)
    for one in cast:
        create_account(one.email, one.name, password, one.roles, language=opened.book.settings.language,
                       person=one.person)  # fmt: skip
    return cast, password
