"""A version of the common book's policy that begins long after all that other tests look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maillage.actions.plan.read import Opened
from maillage.actions.publication.propose import propose

if TYPE_CHECKING:
    from maillage.records.models import Proposal

START = "2097-01-01"


def put_forward(opened: Opened, day: date) -> Proposal:
    """Have the analyst of the cast put the common book's plan forward."""
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of

    analyst = actor_of(Account.objects.get(email__startswith="analyst@"))
    return propose(analyst, opened.book, opened.plan.header.name, day, "because")


@pytest.fixture
def later_version(served: Opened) -> Iterator[str]:
    """What it is called; it is gone with the test."""
    header, book = served.plan.header, served.book
    (own,) = (one for one in book.library().versions if one.label == f"{header.policy_name}@{header.policy_version}")
    text = Path(own.written.file).read_text(encoding="utf-8")
    start = f"valid: {{from: {own.valid.from_}}}"
    assert start in text
    version = f'version: "{header.policy_version}"'
    assert version in text
    file = book.policies / "later.yaml"
    changed = text.replace(start, f"valid: {{from: {START}}}").replace(version, 'version: "2097.1"')
    file.write_text(changed, encoding="utf-8")
    try:
        yield "2097.1"
    finally:
        file.unlink()
