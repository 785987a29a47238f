"""A whole policy, in prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from maillage.engine.kernel.quantity import COUNT, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.clusters import cluster
from maillage.engine.policy.prose.coverage import coverage, role, territory, unit
from maillage.engine.policy.prose.measures import measure
from maillage.engine.policy.prose.passage import Passage, Section, said
from maillage.engine.policy.prose.tiers import decision, ladder, staying
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Title
from maillage.engine.policy.types.document import Rate
from maillage.engine.policy.types.tiers import Portfolio
from maillage.engine.policy.walk import clauses

_WORDS: Final = ("markets", "lines", "trades", "technologies")


def prose(policy: Policy) -> tuple[Section, ...]:
    """Return everything that a policy says, part by part: first whom it is about, last how it is counted.

    Parts of which it says nothing are left out.
    """
    made = (Section(part, tuple(write(policy))) for part, write in _PARTS.items())
    return tuple(section for section in made if section.passages)


def titles(policy: Policy) -> dict[str, Title]:
    """Return every title and text of a policy by its clause, which a fact of the kind ``text`` names."""
    return {place: found for place, found in clauses(policy) if isinstance(found, Title)}


def _identity(policy: Policy) -> Iterator[Passage]:
    facts: dict[str, Fact] = {"title": said("title"), "policy": policy.policy, "version": policy.version}
    valid: dict[str, Fact] = {"start": policy.valid.from_}
    code = "prose-valid"
    if policy.valid.to is not None:
        code, valid = "prose-valid-until", {**valid, "end": policy.valid.to}
    then = [Passage(code, "valid", valid)]
    if policy.extends is not None:
        then.append(Passage("prose-extends", "extends", {"parent": policy.extends}))
    yield Passage("prose-policy", "policy", facts, tuple(then))
    if policy.description is not None:
        yield Passage("prose-said", "description", {"text": said("description")})
    if policy.overridable:
        paths: dict[str, Fact] = {"paths": tuple(policy.overridable), "count": len(policy.overridable)}
        yield Passage("prose-overridable", "overridable", paths)


def _tiers(policy: Policy) -> Iterator[Passage]:
    yield from ladder(policy, policy.tiers, "tiers")
    yield from ladder(policy, policy.portfolio_tiers, "portfolio_tiers")


def _staying(policy: Policy) -> Iterator[Passage]:
    yield Passage("prose-staying", "staying", then=staying(policy.staying, "staying"))


def _money(policy: Policy) -> Iterator[Passage]:
    found = policy.conversion
    facts: dict[str, Fact] = {"currency": policy.currency, "source": found.source,
                              "round": Quantity.of(found.round_to, policy.currency)}  # fmt: skip
    then = (
        Passage("prose-conversion-at", "conversion/at", {"at": found.at}),
        Passage("prose-conversion-thresholds", "conversion/thresholds", {"thresholds": found.thresholds}),
        Passage("prose-conversion-round", "conversion/round_to", facts),
    )
    rates = tuple(_rate(policy, rate, f"conversion/rates/{at}") for at, rate in enumerate(found.rates))
    yield Passage("prose-money", "conversion", facts, then, rates)
    calendar: dict[str, Fact] = {"month": policy.calendar.fiscal_year_starts, "days": policy.calendar.grace_days}
    yield Passage("prose-calendar", "calendar", calendar)


def _rate(policy: Policy, rate: Rate, place: str) -> Passage:
    facts: dict[str, Fact] = {"currency": rate.currency, "own": policy.currency, "rate": Quantity.of(rate.rate, COUNT)}
    then = []
    if rate.from_ is not None:
        then.append(Passage("prose-rate-from", f"{place}/from", {"day": rate.from_}))
    if rate.to is not None:
        then.append(Passage("prose-rate-to", f"{place}/to", {"day": rate.to}))
    return Passage("prose-rate", place, facts, tuple(then))


def _vocabulary(policy: Policy) -> Iterator[Passage]:
    kinds = {"markets": "market", "lines": "line", "trades": "trade", "technologies": "technology"}
    for word in _WORDS:
        names = tuple(said(f"{word}/{one.name}/title") for one in getattr(policy, word) if one.title)
        if names:
            yield Passage("prose-words", word, {"kind": kinds[word], "names": names, "count": len(names)})
    for portfolio in policy.portfolios:
        yield _portfolio(portfolio)


def _portfolio(found: Portfolio) -> Passage:
    place = f"portfolios/{found.portfolio}"
    then = []
    for word in ("line", "market", "unit", "offering", "technology"):
        values = getattr(found, word)
        if values:
            named = tuple(value if word == "offering" else Term(word, value) for value in values)
            facts: dict[str, Fact] = {"word": word, "values": named, "count": len(named)}
            then.append(Passage("prose-filter", f"{place}/{word}", facts))
    return Passage("prose-portfolio", place, {"portfolio": Term("portfolio", found.portfolio)}, tuple(then))


_PARTS: Final[dict[str, Callable[[Policy], Iterator[Passage]]]] = {
    "identity": _identity,
    "tiers": _tiers,
    "staying": _staying,
    "decisions": lambda policy: (decision(one) for one in policy.decisions),
    "clusters": lambda policy: (cluster(policy, one) for one in policy.clusters),
    "roles": lambda policy: (role(policy, one) for one in policy.roles),
    "coverage": lambda policy: iter(coverage(policy.coverage) if policy.coverage is not None else ()),
    "units": lambda policy: (unit(one) for one in policy.units),
    "territories": lambda policy: (territory(one) for one in policy.territories),
    "measures": lambda policy: (measure(policy, name, one) for name, one in policy.measures.items()),
    "money": _money,
    "vocabulary": _vocabulary,
}
