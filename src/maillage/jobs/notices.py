"""Tell those whom publications concern."""

from __future__ import annotations

from collections.abc import Mapping

from maillage.actions.jobs.kinds import Work
from maillage.actions.notices.announce import announce
from maillage.actions.notices.send import send_notices


def tell(work: Work) -> Mapping[str, str | int]:
    """Make the notices of what was published, and send them."""
    return {"made": announce(work.book, work.step), "sent": send_notices(work.book, work.step)}
