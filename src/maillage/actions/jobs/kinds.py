"""The kinds of jobs, and what somebody must be allowed to do to ask for one; ``maillage.jobs.kinds`` does them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "plan-build": "plans.build",
        "notices-tell": "publication.publish",
        "scenario-build": "scenarios.edit",
        "intake-check": "files.load",
        "intake-load": "files.load",
        "policy-effect": "policy.read",
    }
)
"""Kind → permission. The permission is looked up when the job is asked for, and by the action when it is done."""

Arguments = Mapping[str, str | int]
Step = Callable[[str, int, int], None]
"""Told the code of what begins, how much of it is done and of how much; may stop the work or make it wait."""


def unwatched(code: str, done: int, total: int) -> None:
    """Work that nobody watches: its steps are told to nobody."""
    del code, done, total


@dataclass(frozen=True)
class Work:
    """What a kind of job is done with: the book, who asked, the arguments; ``step`` is called as often as it can.

    ``number`` is the job's: what it makes may be kept in its folder.
    """

    book: Book
    actor: Actor
    arguments: Arguments
    step: Step
    number: int

    def stage(self, code: str) -> None:
        """Tell of a stage in which nothing is counted."""
        self.step(code, 0, 0)
