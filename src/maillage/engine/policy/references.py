"""Names: each is defined once, each that is used is defined, and nothing is defined by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.core import get_global

from maillage.engine.kernel.quantity import Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Finding, Severity, Source, Term
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.places import NAMED_LISTS
from maillage.engine.policy.scopes import out_of_scope
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause
from maillage.engine.policy.types.measures import Attribute, Classes, Given
from maillage.engine.policy.uses import Use, categories, measures_known, uses
from maillage.engine.policy.walk import clauses, joined

Sources = Mapping[str, Source]
USUAL = ("CHF", "EUR", "GBP", "JPY", "USD")
"""Of all currencies, those that a wrong code is most likely meant to be."""
OVERALL, BY_PORTFOLIO = "tiers", "portfolio_tiers"


def check_references(policy: Policy, sources: Sources) -> tuple[Finding, ...]:
    """Return a finding for each name that is repeated, unknown, or defined by itself, and each unknown currency."""
    found = [*_repeated(policy), *_unknown(policy), *_order(policy), *_circles(policy), *_currencies(policy),
             *out_of_scope(policy)]  # fmt: skip
    return tuple(placed(finding, sources) for finding in found)


def placed(finding: Finding, sources: Sources) -> Finding:
    """Return the finding with the place of its clause, or of the nearest clause above that was written."""
    path = finding.clause
    while path and path not in sources:
        path = path.rpartition("/")[0]
    source = sources.get(path)
    return Finding(finding.severity, finding.code, finding.facts, finding.clause, finding.subject, source)


def error(code: str, clause: str, /, **facts: Fact) -> Finding:
    """A fault of the policy at a clause."""
    return Finding(Severity.ERROR, code, facts, clause)


def _repeated(policy: Policy) -> Iterator[Finding]:
    for path, clause in clauses(policy):
        for word, key in NAMED_LISTS.items():
            items = getattr(clause, word, None)
            names = [getattr(item, key, None) for item in items] if isinstance(items, list) else []
            for index, name in enumerate(names):
                if name is not None and name in names[:index]:
                    yield error("policy-name-twice", joined(path, f"{word}/{name}"), name=name, list=word)


def _unknown(policy: Policy) -> Iterator[Finding]:
    known = known_names(policy)
    for use in uses(policy):
        names = known[use.kind]
        if use.kind == "tier" and use.path.startswith(BY_PORTFOLIO):
            # Inside the portfolio ladder a tier is first of all one of that ladder.
            names = (names or frozenset()) | (known["portfolio_tier"] or frozenset())
        if names is None or use.name in names:
            continue
        near = nearest(use.name, names)
        code = "policy-name-unknown-near" if near else "policy-name-unknown"
        kind = "tier" if use.kind == "portfolio_tier" else use.kind
        yield error(code, use.path, name=use.name, kind=kind, nearest=near, known=tuple(sorted(names)))


def known_names(policy: Policy) -> dict[str, frozenset[str] | None]:
    """Return the names of each kind; None where the policy leaves them to the records."""
    attributes = {name for name, item in policy.measures.items() if isinstance(item, Attribute | Classes)}
    left_open: dict[str, frozenset[str] | None] = {
        "market": frozenset(item.name for item in policy.markets) or None,
        "line": frozenset(item.name for item in policy.lines) or None,
        "trade": frozenset(item.name for item in policy.trades) or None,
        "technology": frozenset(item.name for item in policy.technologies) or None,
        "unit": frozenset(item.unit for item in policy.units) or None,
        "territory": frozenset(item.territory for item in policy.territories) or None,
    }
    return left_open | {
        "measure": measures_known(policy),
        "attribute": frozenset(attributes),
        "route": frozenset(("direct", "wholesale")),
        "tier": frozenset(item.tier for item in policy.tiers),
        "portfolio_tier": frozenset(item.tier for item in policy.portfolio_tiers),
        "portfolio": frozenset(item.portfolio for item in policy.portfolios),
        "decision": frozenset(item.decision for item in policy.decisions),
        "cluster": frozenset(item.cluster for item in policy.clusters),
        "role": frozenset(item.role for item in policy.roles),
    }


def _order(policy: Policy) -> Iterator[Finding]:
    """A tier may lean on lower tiers of its own ladder only, and partners fall to lower tiers only."""
    for ladder, tiers in ((OVERALL, policy.tiers), (BY_PORTFOLIO, policy.portfolio_tiers)):
        rank = {tier.tier: index for index, tier in enumerate(tiers)}
        for use in uses(policy):
            parts = use.path.split("/")
            word = parts[-1]
            if parts[0] != ladder or use.name not in rank or word not in ("tier_at_least", "without_cluster"):
                continue
            if use.kind == ("tier" if ladder == OVERALL else use.kind) and rank[use.name] >= rank[parts[1]]:
                yield error("policy-tier-not-lower", use.path, name=use.name, tier=Term("tier", parts[1]))


def _circles(policy: Policy) -> Iterator[Finding]:
    """Each circle of measures (and ladders) once, at its first member in the order of the policy."""
    edges = _edges(policy)
    done: set[str] = set()
    for start in edges:
        circle = _circle(start, edges)
        if circle and not done & set(circle):
            done.update(circle)
            path = start if start in (OVERALL, BY_PORTFOLIO) else f"measures/{start}"
            yield error("policy-circle", path, names=" → ".join((*circle, circle[0])))


def _edges(policy: Policy) -> dict[str, list[str]]:
    """What is computed from what: measures by name, and the two ladders."""
    edges: dict[str, list[str]] = {name: [] for name in (*policy.measures, OVERALL, BY_PORTFOLIO)}
    whole = categories(policy)
    own = frozenset(tier.tier for tier in policy.portfolio_tiers)
    for use in uses(policy):
        parts = use.path.split("/")
        start = parts[1] if parts[0] == "measures" else parts[0]
        end = whole.get(use.name, use.name) if use.kind in ("measure", "attribute") else _ladder(use, own)
        if start in edges and end in edges and (start != end or start in policy.measures):
            edges[start].append(end)
    return edges


def _ladder(use: Use, own: frozenset[str]) -> str:
    """The ladder that a tier's name speaks of: inside the portfolio ladder first of all its own."""
    if use.kind == "tier" and use.name in own and use.path.startswith(f"{BY_PORTFOLIO}/"):
        return BY_PORTFOLIO
    return {"tier": OVERALL, "portfolio_tier": BY_PORTFOLIO}.get(use.kind, "")


def _circle(start: str, edges: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the shortest way from ``start`` back to itself, empty if there is none."""
    reached: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = [start]
    for name in waiting:
        for end in edges[name]:
            if end == start:
                return reached[name]
            if end not in reached:
                reached[end] = (*reached[name], end)
                waiting.append(end)
    return ()


def _currencies(policy: Policy) -> Iterator[Finding]:
    known = frozenset(get_global("all_currencies"))
    for path, clause in clauses(policy):
        for word, unit in _units_written(clause):
            if is_currency(unit) and unit not in known:
                near = nearest(unit, USUAL) or nearest(unit, known)
                code = "policy-currency-unknown-near" if near else "policy-currency-unknown"
                yield error(code, joined(path, word), currency=unit, nearest=near)


def _units_written(clause: Clause) -> Iterator[tuple[str, str]]:
    if isinstance(clause, Given):
        yield "given", clause.given
    for name, info in type(clause).model_fields.items():
        value, word = getattr(clause, name), info.alias or name
        if name == "currency":
            yield word, str(value)
        elif isinstance(value, Quantity):
            yield word, value.unit
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, Quantity):
                    yield f"{word}/{key}", item.unit
