"""Compare two versions of a policy: which clauses changed and, in a book, who moves because of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from maillage.actions.book import Book
from maillage.actions.plan.build import USUAL_SECONDS, WORK_PER_SECOND
from maillage.actions.plan.explain import Explained, explain_partner
from maillage.actions.plan.read import Opened
from maillage.actions.policy.resolve import resolve
from maillage.actions.policy.shared import SharedReader
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.comparison.between import between
from maillage.engine.kernel.quantity import Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.plan import Plan, build
from maillage.engine.policy.diff import Change
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.writing import line_of
from maillage.report.content.business import business_of

SILENT = frozenset({"title", "description", "effects", "mission", "labels"})
"""Words that speak to readers and partners, and that neither tiers, clusters nor contacts depend on."""

_WHOLE = ("staying/", "coverage/")
"""Parts that are one thing each, so that two words name a clause exactly."""


@dataclass(frozen=True)
class TierShift:
    """How many partners go from one tier to another, and what they make together (None where nothing is measured)."""

    old: str
    new: str
    count: int
    revenue: Quantity | None


@dataclass(frozen=True)
class Move:
    """A partner that the new policy treats otherwise.

    ``reason``: what differs, why it now has its tier and its cluster where those differ, and which changed clauses that
    comes from. ``because``: the paths of those clauses; none where it only gives way to others that move.
    """

    partner: str
    name: str
    revenue: Quantity | None
    reason: Reason
    because: tuple[str, ...]


@dataclass(frozen=True)
class Effect:
    """What the new policy changes in a book on a day.

    ``revenue``: what those who move make, ``revenue_all`` what everybody makes; None without such a measure. Clusters
    by name: ``formed``, ``dissolved``, and ``regrouped`` those of one name with other members. ``primary``: how many
    have another primary contact; ``contacts`` in all, before and after. ``moves``: the largest first, as many as asked.
    """

    day: date
    partners: int
    moved: int
    revenue: Quantity | None
    revenue_all: Quantity | None
    tiers: tuple[TierShift, ...]
    formed: tuple[str, ...]
    dissolved: tuple[str, ...]
    regrouped: tuple[str, ...]
    primary: int
    contacts: tuple[int, int]
    moves: tuple[Move, ...]


def find(policy: str, book: Path, as_of: date | None) -> LoadedPolicy:
    """Return a policy to compare: a file or a named version as of its own first day, else the one in force on the day.

    Raises:
        MaillageError: as ``resolve``.
    """
    own = "@" in policy or Path(policy).suffix in (".yaml", ".yml")
    return resolve(policy, book, None if own else as_of)


def _silent(policy: str, stage: str) -> None:
    """Tell nobody of a stage that begins."""
    del policy, stage


def _everybody(plan: Plan) -> None:
    """Look at all partners of a plan."""
    del plan


def effect(
    book: Book,
    old: LoadedPolicy,
    new: LoadedPolicy,
    changes: Sequence[Change],
    as_of: date,
    *,
    seed: int = 1,
    limit: int = 20,
    progress: Callable[[str, str], None] = _silent,
    seen: Callable[[Plan], Collection[str] | None] = _everybody,
) -> tuple[Effect, Opened]:
    """Plan a book under both policies, keep neither plan, and return who moves; and the new plan, to name people by.

    Both plans have the same sales, records and seed. ``limit``: at most so many partners one by one, 0 for all.
    ``progress`` is told the policy and each stage as it begins. ``seen`` gives the partners of a plan that are looked
    at, None for all: of others nothing is told or added up.

    Raises:
        MaillageError: if an input cannot be used under one of the policies.
    """
    records, reader = book.records_state(), SharedReader(book.ledger().reader(engine=book.settings.engine))
    opened = []
    for loaded in (old, new):
        plan = build(loaded, as_of, records, reader, EcbRates(), seed=seed, work=USUAL_SECONDS * WORK_PER_SECOND,
                     progress=partial(progress, loaded.chain[-1]))  # fmt: skip
        opened.append(Opened(book, plan))
    before, after = opened
    chosen = [seen(one.plan) for one in opened]
    only = frozenset().union(*(found for found in chosen if found is not None)) if None not in chosen else None
    every = between(before.placement, after.placement)
    moved = [reason for reason in every if only is None or _partner(reason) in only]
    partners = [_partner(reason) for reason in moved]
    made = _revenue(after.plan)
    largest = sorted(zip(partners, moved, strict=True), key=lambda pair: -made.get(pair[0], 0))
    told = [_move(before, after, name, reason, changes, made) for name, reason in largest[: limit or None]]
    return _effect(before.plan, after.plan, moved, partners, tuple(told), only), after


def _effect(
    before: Plan,
    after: Plan,
    moved: Sequence[Reason],
    partners: Sequence[str],
    told: tuple[Move, ...],
    only: frozenset[str] | None,
) -> Effect:
    made = _revenue(after)
    old, new = (_clusters(plan, only) for plan in (before, after))
    looked = [name for name in after.measures.partners if only is None or name in only]
    return Effect(
        after.header.as_of,
        len(looked),
        len(moved),
        _sum(after, made, partners),
        _sum(after, made, looked),
        tuple(_shifts(after, made, moved, partners)),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(name for name in old.keys() & new.keys() if old[name] != new[name])),
        sum(any(part.code == "between-primary" for part in reason.parts) for reason in moved),
        (_contacts(before, only), _contacts(after, only)),
        told,
    )


def _clusters(plan: Plan, only: frozenset[str] | None) -> dict[str, tuple[int, ...]]:
    """Return cluster → members, of those clusters in which somebody is looked at."""
    names = plan.measures.partners
    return {
        cluster.name: cluster.members
        for cluster in plan.clusters.clusters
        if only is None or any(names[member] in only for member in cluster.members)
    }


def _contacts(plan: Plan, only: frozenset[str] | None) -> int:
    if only is None:
        return plan.comparison.all_after.contacts
    counted = zip(plan.measures.partners, plan.comparison.contacts_after.tolist(), strict=True)
    return sum(contacts for name, contacts in counted if name in only)


def _shifts(plan: Plan, made: dict[str, int], moved: Sequence[Reason], partners: Sequence[str]) -> Iterator[TierShift]:
    """Yield how many go from which tier to which, the largest revenue first."""
    who: dict[tuple[str, str], list[str]] = {}
    for reason, partner in zip(moved, partners, strict=True):
        for part in reason.parts:
            old, new = part.facts["old"], part.facts["new"]
            if part.code == "between-tier" and isinstance(old, Term) and isinstance(new, Term):
                who.setdefault((old.name, new.name), []).append(partner)
    weight = {pair: sum(made.get(partner, 0) for partner in found) for pair, found in who.items()}
    for pair in sorted(who, key=lambda pair: (-weight[pair], pair)):
        yield TierShift(*pair, len(who[pair]), _sum(plan, made, who[pair]))


def _move(
    before: Opened, after: Opened, partner: str, reason: Reason, changes: Sequence[Change], made: dict[str, int]
) -> Move:
    was, now = explain_partner(before, partner), explain_partner(after, partner)
    codes = {part.code for part in reason.parts}
    told = [*reason.parts]
    if "between-tier" in codes:
        # What the tier rests on; the clauses of every tier would be too much here.
        told.append(replace(now.tiers[0].parts[0], parts=()))
    if "between-cluster" in codes:
        told.append(replace(now.cluster, parts=()))
    because = _because(was, now, changes)
    clauses = tuple(f"{one.path} ({line_of(one.old)} → {line_of(one.new)})" for one in because)
    told.append(Reason("policy-diff-because", facts={"clauses": clauses}) if clauses else Reason("policy-diff-follows"))
    revenue = Quantity(made[partner], after.plan.comparison.currency) if partner in made else None
    facts: dict[str, Fact] = {"partner": Term("partner", partner), "revenue": revenue}
    code = "policy-diff-move" if revenue is not None else "policy-diff-move-unmeasured"
    paths = tuple(change.path for change in because)
    return Move(partner, now.name, revenue, Reason(code, facts=facts, parts=tuple(told)), paths)


def _because(was: Explained, now: Explained, changes: Sequence[Change]) -> list[Change]:
    """Return the changed clauses at, above or below those of which the two explanations say different things.

    What an explanation says of a whole tier, cluster rule or role (``tiers/gold``) counts only where it says nothing
    more exact.
    """
    said = [Counter(_said(explained)) for explained in (was, now)]
    cited = {clause for clause, _, _ in (said[0] - said[1]) + (said[1] - said[0])}
    acting = [change for change in changes if _acts(change)]
    for exact in (True, False):
        sought = [clause for clause in cited if (clause.count("/") > 1 or clause.startswith(_WHOLE)) is exact]
        found = [change for change in acting if any(_touch(change.path, clause) for clause in sought)]
        if found:
            return found
    return []


def _said(explained: Explained) -> Iterator[tuple[str, str, bool | None]]:
    waiting = [*explained.tiers, explained.cluster, explained.contacts]
    for reason in waiting:
        waiting.extend(reason.parts)
        if reason.clause:
            yield reason.clause, reason.code, reason.holds


def _acts(change: Change) -> bool:
    """Whether a computation looks at a clause. What a unit sets shows at the clause that it sets."""
    return change.part not in ("identity", "units") and not SILENT & set(change.path.split("/"))


def _touch(changed: str, cited: str) -> bool:
    return changed == cited or changed.startswith(f"{cited}/") or cited.startswith(f"{changed}/")


def _partner(reason: Reason) -> str:
    partner = reason.facts["partner"]
    assert isinstance(partner, Term), "every move is a partner's"
    return partner.name


def _revenue(plan: Plan) -> dict[str, int]:
    """Partner → what it makes on the measure that stands for business, in millionths; empty where none is money."""
    business = business_of(plan)
    if not business.measure or not is_currency(business.unit):
        return {}
    return dict(zip(plan.measures.partners, business.micro.tolist(), strict=True))


def _sum(plan: Plan, made: dict[str, int], partners: Sequence[str]) -> Quantity | None:
    if not made:
        return None
    return Quantity(sum(made.get(partner, 0) for partner in partners), plan.comparison.currency)
