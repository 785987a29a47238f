"""Where a measure may be used: one per portfolio only where the portfolio is known; conditions inside measures."""

from __future__ import annotations

from collections.abc import Iterator

from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause, Table
from maillage.engine.policy.types.conditions import Decided, Holds, Qualifying, Test
from maillage.engine.policy.types.measures import RECORDED, Best, Classes, Count, Given, Growth, Least, Mean, Sum, Total
from maillage.engine.policy.uses import categories, uses
from maillage.engine.policy.walk import clauses, joined


def out_of_scope(policy: Policy) -> Iterator[Finding]:
    """Yield a finding for each measure per portfolio that is asked of no portfolio, and each condition out of place."""
    yield from _without_portfolio(policy)
    yield from _unknown_classes(policy)
    for name, measure in policy.measures.items():
        now = policy.measures.get(measure.growth) if isinstance(measure, Growth) else None
        sold = isinstance(now, Count) and now.count not in RECORDED
        if now is not None and not sold and not isinstance(now, Sum | Given):
            facts: dict[str, Fact] = {"measure": Term("measure", str(getattr(measure, "growth", "")))}
            yield Finding(Severity.ERROR, "policy-growth-of", facts, f"measures/{name}/growth")
    for path, clause in clauses(policy):
        if path.startswith("measures/") and isinstance(clause, Decided | Qualifying | Holds):
            word = {Decided: "decision", Qualifying: "qualifying", Holds: "tier_at_least"}[type(clause)]
            yield Finding(Severity.ERROR, "policy-measure-condition", {"word": word}, path)


def _without_portfolio(policy: Policy) -> Iterator[Finding]:
    """A total, a mean, the best and the least taken overall look at all portfolios; a test may name one."""
    whole = categories(policy)
    named = {path for path, clause in clauses(policy) if isinstance(clause, Test) and clause.portfolio is not None}
    for use in uses(policy):
        source = policy.measures.get(whole.get(use.name, use.name))
        if use.kind not in ("measure", "attribute") or source is None or source.per is None:
            continue
        if not _knows_portfolio(use.path, policy) and not any(use.path.startswith(f"{path}/") for path in named):
            facts = {"measure": Term("measure", use.name)}
            yield Finding(Severity.ERROR, "policy-portfolio-needed", facts, use.path)


def _unknown_classes(policy: Policy) -> Iterator[Finding]:
    """Words that a class is compared with and that it never is."""
    for path, clause in clauses(policy):
        if not isinstance(clause, Test | Table):
            continue
        name = clause.measure if isinstance(clause, Test) else clause.by
        measure = policy.measures.get(name)
        if not isinstance(measure, Classes):
            continue
        known = {*measure.classes, *([measure.otherwise] if measure.otherwise is not None else [])}
        for step, word in _words_of(clause):
            if word.casefold() not in {item.casefold() for item in known}:
                near = nearest(word, known)
                facts: dict[str, Fact] = {"name": word, "measure": Term("measure", name), "known": tuple(sorted(known))}
                code = "policy-class-unknown-near" if near else "policy-class-unknown"
                yield Finding(Severity.ERROR, code, {**facts, "nearest": near}, joined(path, step))


def _words_of(clause: Test | Table) -> Iterator[tuple[str, str]]:
    if isinstance(clause, Table):
        yield from ((f"values/{word}", word) for word in clause.values)
        return
    if clause.is_ is not None:
        yield "is", str(clause.is_)
    yield from ((f"in/{index}", str(word)) for index, word in enumerate(clause.in_ or []))


def _knows_portfolio(path: str, policy: Policy) -> bool:
    root, _, rest = path.partition("/")
    if root != "measures":
        return root == "portfolio_tiers"
    inside: Clause | None = policy.measures.get(rest.partition("/")[0])
    return getattr(inside, "per", None) == "portfolio" or isinstance(inside, Total | Mean | Best | Least)
