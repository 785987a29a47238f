"""Makes a book ready to be asked: accounts, a token, a session, a publication; and the same rows as plain tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from maillage.actions.desk.prepare import key_of, open_desk

PASSWORD = "a long enough password"


def main(folder: str, database: str) -> dict[str, Any]:
    """Return who may ask, by what, and about whom."""
    import os

    os.environ["MAILLAGE_DATABASE_URL"] = database
    book = open_desk(Path(folder))
    from maillage.actions.desk.demo import give_accounts, publish_plan
    from maillage.actions.plan.read import Opened, open_plan

    opened: Opened = open_plan(book)
    give_accounts(opened, PASSWORD)
    publish_plan(opened)
    asked = _asking(opened)
    tables = json.dumps({"book": folder, "database": database})
    subprocess.run([sys.executable, "-c", f"import benchmarks.desk_staged as s; s.bare({tables!r})"], check=True)
    return {"book": folder, "key": key_of(Path(folder)), **asked}


def _asking(opened: Any) -> dict[str, Any]:
    from django.conf import settings
    from django.core import signing
    from django.test import Client

    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.actions.partners.find import Directory, Wanted, find_partners
    from maillage.actions.tokens.make import actions_of, make_token
    from maillage.api.asked import _SALT

    settings.ALLOWED_HOSTS = ["*"]
    account = Account.objects.get(email="unit@demo.example")
    actor = actor_of(account)
    secret = make_token(actor, opened.book, "bench", frozenset(actions_of(actor)), 1).secret
    client = Client()
    client.force_login(account)
    directory, cursors, partners, after = Directory(opened), [], list[str](), None
    pages = find_partners(actor, directory, Wanted()).pages
    for _ in range(min(pages, 60)):
        found = find_partners(actor, directory, Wanted(), after=after)
        partners += [line.partner for line in found.lines]
        if found.last is None:
            break
        after = found.last
        cursors.append(signing.dumps([account.pk, "/api/v1/partners", [opened.plan.header.name, after]], salt=_SALT))
    # Every eleventh: their tiers, territories and clusters differ.
    return {"secret": secret, "session": client.cookies["sessionid"].value, "cursors": cursors,
            "pages": min(pages - 1, 60), "partners": partners[::11]}  # fmt: skip


def bare(told: str) -> None:
    """Write what the desk shows as plain tables, for the bare view."""
    given = json.loads(told)
    from benchmarks import desk_bare
    from maillage.actions.book import Book

    desk_bare.configure(given["database"])
    from maillage.actions.partners.find import Directory
    from maillage.actions.plan.read import open_plan

    directory = Directory(open_plan(Book(Path(given["book"]))))
    desk_bare.fill(_rows(directory))


def _rows(directory: Any) -> dict[str, list[tuple[Any, ...]]]:
    opened = directory.opened
    plan = opened.plan
    partners, coverage = plan.measures.partners, plan.coverage
    lines = [directory.line(at) for at in range(len(partners))]
    competences = opened.records.table("competences").to_pylist()
    return {
        "partner": [
            (one.partner, one.name, one.tier, one.territory, one.cluster, *one.primary, str(one.contacts),
             one.revenue.value if one.revenue else 0)
            for one in lines
        ],
        "contact": [
            (partners[int(coverage.partner[row])], seat.role, seat.seat, seat.person, str(bool(coverage.primary[row])),
             str(int(coverage.load[row])))
            for row in range(len(coverage.partner))
            for seat in (coverage.seats[int(coverage.seat[row])],)
        ],
        "competence": [
            (row["partner"], row["competence"], row["technology"] or "", row["level"] or "", str(row["expires"]))
            for row in competences
        ],
        "measure": [
            (partner, name, str(column.quantity(at)), "")
            for name, column in plan.measures.columns.items()
            if not {"@", ".", "#"} & {*name}
            for at, partner in enumerate(partners)
        ],
        "member": [
            (partners[at], partners[other]) for cluster in plan.clusters.clusters for at in cluster.members
            for other in cluster.members if other != at
        ],
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:3])))
