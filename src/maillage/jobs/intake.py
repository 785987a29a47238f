"""Check a file that waits, and take it in."""

from __future__ import annotations

from collections.abc import Mapping

from maillage.actions.intake import examine
from maillage.actions.intake import load as loading
from maillage.actions.intake.check import Tell
from maillage.actions.intake.inbox import waiting_of
from maillage.actions.jobs.kinds import Work


def check(work: Work) -> Mapping[str, str | int]:
    """Check the ``delivery`` by the ``mapping`` that the arguments name."""
    given = {name: str(value) for name, value in work.arguments.items()}
    waiting = waiting_of(work.book, given["delivery"])
    receipt = examine.examine(work.actor, work.book, waiting, given["mapping"], _teller(work))
    return {"batch": receipt.batch}


def load(work: Work) -> Mapping[str, str | int]:
    """Take the ``delivery`` in by the ``mapping``, where it still makes the ``batch`` that was shown."""
    given = {name: str(value) for name, value in work.arguments.items()}
    waiting = waiting_of(work.book, given["delivery"])
    done = loading.load(work.actor, work.book, waiting, given["mapping"], batch=given["batch"],
                        overlap=given["overlap"] == "yes", tell=_teller(work))  # fmt: skip
    return {"batch": done.receipt.batch, "fresh": done.receipt.fresh, "quarantined": done.receipt.quarantined}


def _teller(work: Work) -> Tell:
    return lambda stage: work.stage(f"intake-stage-{stage}")
