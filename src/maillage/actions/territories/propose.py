"""Propose territories of metropolitan France from a book: balanced, compact, near to today's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.plan.build import USUAL_SECONDS, WORK_PER_SECOND, policy_in_force
from maillage.actions.plan.known import known_at
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.plan import Progress, build, silent
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary
from maillage.engine.policy.territories import addresses_of
from maillage.engine.policy.types import Policy
from maillage.engine.territories.gather import gather
from maillage.engine.territories.params import USUAL_TOLERANCE, Params
from maillage.engine.territories.propose import propose
from maillage.engine.territories.types import Proposal
from maillage.engine.territories.written import territories_after, text_after


@dataclass(frozen=True)
class Proposed:
    """A proposal for the policy in force on a day; ``file`` is where the policy was written, "" for nowhere."""

    policy: str
    version: str
    as_of: date
    proposal: Proposal
    findings: tuple[Finding, ...]
    file: str


@dataclass(frozen=True)
class Draft:
    """Where the policy with the territories proposed is written, and the first day of its version."""

    file: Path
    first: date


def propose_territories(
    book: Book,
    as_of: date,
    number: int,
    *,
    tolerance: Quantity = USUAL_TOLERANCE,
    move_kilometres: int = Params.move_kilometres,
    policy: str = "",
    seed: int = 1,
    seconds: int = USUAL_SECONDS,
    draft: Draft | None = None,
    progress: Progress = silent,
) -> tuple[Proposed, Policy]:
    """Propose ``number`` territories from the channel of ``as_of``; no plan is kept, nothing in the book changes.

    Returns:
        The proposal, and the policy that it starts from.

    Raises:
        MaillageError: if no version is in force, an input cannot be used, ``draft`` is there already
            (``territories-file``), or the policy takes its territories from a parent (``territories-inherited``).
    """
    params = Params(number, tolerance, move_kilometres, seed, seconds * WORK_PER_SECOND)
    loaded = policy_in_force(book, policy, as_of)
    source = _source(book, loaded, draft) if draft is not None else Path()
    known = known_at(book, "")
    records = book.records_state(batch=known.batch)
    reader = book.ledger().reader(known.version, engine=book.settings.engine)
    plan = build(loaded, as_of, records, reader, EcbRates(), seed=seed, work=params.work, progress=progress)
    progress("territories")
    addresses = addresses_of(records, plan.measures.partners)
    business = gather(plan.policy, plan.measures, plan.coverage, addresses, plan.comparison.revenue)
    found = propose(business, params)
    if draft is not None:
        _write(book, loaded, source, found.value, draft)
    name = "" if draft is None else str(draft.file)
    return Proposed(loaded.policy.policy, loaded.policy.version, as_of, found.value, found.findings, name), plan.policy


def _source(book: Book, loaded: LoadedPolicy, draft: Draft) -> Path:
    """The file that writes the territories of a policy, which has to be its own."""
    if draft.file.exists():
        raise MaillageError(Finding(Severity.ERROR, "territories-file", {"file": str(draft.file)}))
    policy = loaded.policy
    own = {item.written.file: item for item in book.library().versions
           if (item.name, item.version) == (policy.policy, policy.version)}  # fmt: skip
    (file, item), *_ = own.items()
    if "territories" not in item.written.value:
        raise MaillageError(Finding(Severity.ERROR, "territories-inherited", {"file": file, "policy": policy.policy}))
    return Path(file)


def _write(book: Book, loaded: LoadedPolicy, source: Path, proposal: Proposal, draft: Draft) -> None:
    """Write the policy with the territories proposed, once it has been read as one."""
    policy = loaded.policy
    version = _next(book, policy)
    text = text_after(read_text(source), territories_after(policy, proposal), version, draft.first)
    texts = {str(file): read_text(file) for file in sorted(book.policies.glob("*.yaml")) if file != source}
    library = PolicyLibrary.of(texts | {str(draft.file): text})
    library.version(policy.policy, version, draft.first)
    draft.file.write_text(text, encoding="utf-8")


def _next(book: Book, policy: Policy) -> str:
    """A version that the policy doesn't have yet."""
    known = {version for version, _, _ in book.library().versions_of(policy.policy)}
    number = 1
    while f"{policy.version}-territories-{number}" in known:
        number += 1
    return f"{policy.version}-territories-{number}"
