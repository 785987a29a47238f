"""The demo: an invented channel in a book of its own, from files to a plan that is checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pyarrow as pa

from maillage.actions.book import NOBODY, Book
from maillage.actions.init.create import create
from maillage.actions.intake.accept import Accepted, accept
from maillage.actions.plan.build import Built, build_plan
from maillage.actions.plan.explain import explain_partner
from maillage.actions.plan.read import Opened
from maillage.demo.invented import Channel, ChannelParameters, channel_of
from maillage.demo.salesfiles import write_sales
from maillage.demo.vendorfiles import Delivered, write_records
from maillage.engine.kernel.period import Period
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.ledger.batch import Batch
from maillage.engine.plan import Plan, Progress, silent
from maillage.messages.format import Language
from maillage.messages.render import reason_sentence

AS_OF: Final = date(2026, 7, 1)
SIZE: Final = 1800
FILES: Final = "files"
_MARK: Final = ".demo"
_ALIGNED: Final = "aligned"
_INTEGRATED, _EXPAND = 2, 2
"""Partners in the highest tier, clusters that carry the label: as in the case."""
_ASKED: Final = 50
"""So many partners are explained, and one of each cluster: all of them would take half a minute."""


@dataclass(frozen=True)
class Taken:
    """A file that was delivered, and what became of it."""

    delivered: Delivered
    accepted: Accepted


@dataclass(frozen=True)
class Filled:
    """A book with a channel in it. ``taken``: the files, in the order of their delivery; none where it had none."""

    book: Book
    channel: Channel
    taken: tuple[Taken, ...]


@dataclass(frozen=True)
class Shown(Filled):
    """What the demo made: the book, and the plan of it."""

    built: Built


def demo_book(
    folder: Path, language: str, *, size: int = SIZE, files: bool = False, progress: Progress = silent
) -> Shown:
    """Make the demo's book anew in ``folder``, fill it (see ``fill``) and plan it.

    Raises:
        MaillageError: if the folder holds anything but an earlier demo (``book-not-empty``).
    """
    return plan(fill(folder, language, size=size, files=files, progress=progress), progress=progress)


def fill(folder: Path, language: str, *, size: int = SIZE, files: bool = True, progress: Progress = silent) -> Filled:
    """Make the demo's book anew in ``folder``, with a channel in it.

    With ``files`` the channel is written as files of the vendor and the wholesalers, in ``files`` of the book, and
    taken in as a user would take them; without, its tables are posted as they are, which is much faster.

    Raises:
        MaillageError: if the folder holds anything but an earlier demo (``book-not-empty``).
    """
    _clear(folder)
    # Whoever tries the demo has no second factor at hand.
    book = create(folder, policy="france", language=language, second_factor=NOBODY, mail="file:mail", beside=(_MARK,))
    progress("demo-drawing")
    channel = channel_of(parameters_of(size))
    return Filled(book, channel, _take_in(book, channel, progress) if files else _post(book, channel, progress))


def _clear(folder: Path) -> None:
    """Empty a demo's folder, or mark one that holds nothing yet.

    The mark is there before anything else and stays: a demo that was killed leaves a folder that the next one takes.
    """
    if (folder / _MARK).is_file():
        for item in folder.iterdir():
            if item.is_dir():
                shutil.rmtree(item)
            elif item.name != _MARK:
                item.unlink()
    elif not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MARK).touch()


def plan(filled: Filled, *, progress: Progress = silent) -> Shown:
    """Plan a book of the demo."""
    built = build_plan(filled.book, AS_OF, progress=lambda stage: progress(f"plan-stage-{stage}"))
    return Shown(filled.book, filled.channel, filled.taken, built)


def parameters_of(size: int) -> ChannelParameters:
    """Return the demo's parameters. Fewer partners make as much together: else no cluster would reach its 50 M€."""
    usual = ChannelParameters(size=size, as_of=AS_OF)
    return replace(usual, median_revenue=usual.median_revenue * max(1, SIZE / size))


def _take_in(book: Book, channel: Channel, progress: Progress) -> tuple[Taken, ...]:
    progress("demo-writing")
    place = book.folder / FILES
    records, sales = [*write_records(place, channel)], [*write_sales(place, channel)]
    found = []
    for code, deliveries in (("demo-records", records), ("demo-sales", sales)):
        progress(code)
        for one in deliveries:
            # What comes late or puts something right is about days that earlier files cover: somebody has looked.
            overlap = one.kind in ("late", "correction")
            found.append(Taken(one, accept(book, one.file, one.mapping, overlap=overlap)))
    return tuple(found)


def _post(book: Book, channel: Channel, progress: Progress) -> tuple[Taken, ...]:
    # A store can be imported only once the book has set up Django.
    from maillage.records.store import RecordsBatch

    progress("demo-posting")
    store, ledger = book.records(), book.ledger()
    for name, table in channel.records():
        store.post(store.propose(name, table), RecordsBatch(f"demo/{name}"))
    lines = pa.concat_tables([table for _, table in channel.lines()])
    period = Period(channel.parameters.months[0].first, AS_OF)
    ledger.post(ledger.propose(lines, Batch("demo", "demo", "demo/sell_through", "demo", period)))
    return ()


def check(shown: Shown) -> None:
    """Hold the demo to what any demo must be.

    Every partner of the programme has one tier, exactly one primary contact and reasons in both languages; the two
    largest are Integrated; every cluster reaches the least total, two carry the label; there are fewer contacts than
    today; the files reconcile, and the ledger holds what was drawn; the same inputs give the same plan.

    Raises:
        MaillageError: one ``demo-unsound`` for each part that is not so.
    """
    made, size = shown.built.plan, shown.channel.parameters.size
    coverage, overall = made.coverage, made.tiers.overall
    bounds = {rule.cluster: getattr(rule.total, "at_least", None) for rule in made.policy.clusters}
    light = [
        cluster.name
        for cluster in made.clusters.clusters
        if (bound := bounds[cluster.rule]) is not None and (cluster.total is None or cluster.total.micro < bound.micro)
    ]
    labelled = [cluster.label for cluster in made.clusters.clusters if cluster.rule == _ALIGNED]
    sound = {
        "partners": len(made.measures.partners) == size,
        "tiers": bool((overall.tier >= 0).all()),
        "integrated": int((overall.tier == len(overall.names) - 1).sum()) == _INTEGRATED,
        "primary": sorted(coverage.partner[coverage.primary].tolist()) == list(range(size)),
        "clusters": bool(made.clusters.clusters) and not light,
        "expand": sum(label != "" for label in labelled) == min(_EXPAND, len(labelled)),
        "contacts": made.comparison.saved > 0,
        "reasons": _explained(Opened(shown.book, made)),
        "files": all(_reconciles(one) for one in shown.taken),
        "ledger": _held(shown.book) == _drawn(shown.channel),
        "replay": _same(made, build_plan(shown.book, AS_OF).plan),
    }
    failed = [part for part, holds in sound.items() if not holds]
    if failed:
        raise MaillageError(*(Finding(Severity.ERROR, "demo-unsound", {"part": part}) for part in failed))


def _same(first: Plan, second: Plan) -> bool:
    return (first.header, first.receipts) == (second.header, second.receipts)


def _explained(opened: Opened) -> bool:
    """Whether one partner of each cluster, and some of all others, have reasons for all that they get."""
    partners = opened.plan.measures.partners
    chosen = {*range(0, len(partners), len(partners) // _ASKED)}
    chosen |= {cluster.members[0] for cluster in opened.plan.clusters.clusters}
    for index in sorted(chosen):
        found = explain_partner(opened, partners[index])
        reasons = (*found.tiers, *found.changes, found.cluster, found.contacts)
        languages: tuple[Language, ...] = ("fr", "en")
        if not found.tiers or not all(reason_sentence(reason, language, opened.glossary)
                                      for reason in reasons for language in languages):  # fmt: skip
            return False
    return True


def _reconciles(one: Taken) -> bool:
    """Whether nothing of a file is lost, and it changed the book exactly where it should."""
    receipt = one.accepted.receipt
    parts = [receipt.totals.get(part, {}) for part in ("read", "accepted", "quarantined")]
    amounts = all(
        parts[0].get(unit, 0) == parts[1].get(unit, 0) + parts[2].get(unit, 0) for part in parts for unit in part
    )
    # The catalogue and the list of seats name a unit or a territory on several lines: each counts once.
    whole = receipt.read - receipt.quarantined - receipt.left_out
    lines = receipt.accepted == whole if one.delivered.kind != "records" else receipt.accepted <= whole
    return amounts and lines and one.accepted.changed == (one.delivered.kind != "again")


def _held(book: Book) -> dict[str, Decimal]:
    """Return what the ledger holds, by currency."""
    return _summed(batch.amounts for batch in book.ledger().batches())


def _drawn(channel: Channel) -> dict[str, Decimal]:
    """Return what was drawn, by currency."""
    sums = (lines.group_by("currency").aggregate([("amount", "sum")]) for _, lines in channel.lines())
    return _summed(dict(zip(*(table[name].to_pylist() for name in ("currency", "amount_sum")), strict=True))
                   for table in sums)  # fmt: skip


def _summed(parts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for part in parts:
        for currency, amount in part.items():
            found[currency] = found.get(currency, Decimal(0)) + amount
    return found
