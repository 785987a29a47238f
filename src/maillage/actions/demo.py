"""The demo: an invented channel in a book of its own, a plan of it, its report, and a check of the result."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow as pa

from maillage.actions.book import Book
from maillage.actions.init.create import create
from maillage.actions.plan.build import Built, build_plan
from maillage.demo.invented import Channel, ChannelParameters, channel_of
from maillage.engine.kernel.period import Period
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity
from maillage.engine.ledger.batch import Batch
from maillage.engine.plan import Plan, Progress, silent

AS_OF: Final = date(2026, 7, 1)
SIZE: Final = 1800
SEED: Final = 1
YEARS: Final = 3
_MARK: Final = ".demo"


@dataclass(frozen=True)
class Shown:
    """What the demo made."""

    book: Book
    built: Built


def demo_book(folder: Path, language: str, *, size: int = SIZE, progress: Progress = silent) -> Shown:
    """Make the demo's book anew in ``folder``, plan it and check the plan.

    Raises:
        MaillageError: if the folder holds anything but an earlier demo (``book-not-empty``), or the plan is not sound
            (``demo-unsound``).
    """
    if (folder / _MARK).is_file():
        shutil.rmtree(folder)
    book = create(folder, policy="france", language=language)
    (folder / _MARK).touch()
    progress("demo-drawing")
    channel = channel_of(ChannelParameters(size=size, seed=SEED, as_of=AS_OF, years=YEARS))
    progress("demo-posting")
    _load(book, channel)
    built = build_plan(book, AS_OF, progress=lambda stage: progress(f"plan-stage-{stage}"))
    check(built.plan, size)
    return Shown(book, built)


def _load(book: Book, channel: Channel) -> None:
    # A store can be imported only once the book has set up Django.
    from maillage.records.store import RecordsBatch

    store, ledger = book.records(), book.ledger()
    for name, table in channel.records():
        store.post(store.propose(name, table), RecordsBatch(f"demo/{name}"))
    lines = pa.concat_tables([table for _, table in channel.lines()])
    period = Period(date(AS_OF.year - YEARS, AS_OF.month, 1), AS_OF)
    ledger.post(ledger.propose(lines, Batch("demo", "demo", "demo/sell_through", "demo", period)))


def check(plan: Plan, size: int) -> None:
    """Hold a plan to what any plan of the demo must be.

    Every partner has one tier and exactly one primary contact, every cluster reaches the least total, there are fewer
    contacts than today.

    Raises:
        MaillageError: naming what is not so (``demo-unsound``).
    """
    compared, coverage = plan.comparison, plan.coverage
    bounds = {rule.cluster: getattr(rule.total, "at_least", None) for rule in plan.policy.clusters}
    light = [
        cluster.name
        for cluster in plan.clusters.clusters
        if (bound := bounds[cluster.rule]) is not None and (cluster.total is None or cluster.total.micro < bound.micro)
    ]
    wrong = {
        "partners": len(plan.measures.partners) != size,
        "tiers": bool((plan.tiers.overall.tier < 0).any()),
        "primary": sorted(coverage.partner[coverage.primary].tolist()) != list(range(size)),
        "clusters": bool(light) or not plan.clusters.clusters,
        "contacts": compared.saved <= 0,
    }
    failed: Fact = tuple(name for name, holds in wrong.items() if holds)
    if failed:
        raise MaillageError(Finding(Severity.ERROR, "demo-unsound", {"parts": failed}))
