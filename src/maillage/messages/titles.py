"""Titles of what a plan itself makes: its clusters and its seats."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from maillage.engine.clusters.naming import slug
from maillage.engine.coverage.types import Seat
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.plan import Plan
from maillage.engine.policy.types import Policy
from maillage.messages.format import Glossary, Language
from maillage.messages.glossary import glossary_of
from maillage.messages.render import sentence


def glossary_of_plan(plan: Plan, names: Mapping[tuple[str, str], str]) -> Glossary:
    """Return the glossary of a plan: the policy's titles, the given names, and titles for its clusters and seats.

    ``aligned-var-3`` reads “Aligned – value-added reseller 3”. A seat without a title of its own is called after its
    role and what it serves. A cluster that people named otherwise keeps its name.
    """
    known = glossary_of(plan.policy, names)
    seats = {seat.seat: seat for seat in plan.coverage.seats}

    @cache
    def look_up(term: Term, language: Language) -> str:
        found = known(term, language)
        if found != term.name:
            return found
        if term.kind == "cluster":
            return _cluster(plan.policy, term.name, language, known)
        if term.kind == "seat" and term.name in seats:
            return _seat(seats[term.name], language, look_up)
        return found

    return look_up


def _cluster(policy: Policy, name: str, language: Language, known: Glossary) -> str:
    """Read a name that the cluster stage gave: the rule, what is shared, a number."""
    words = {slug(word.name): Term("trade", word.name) for word in policy.trades}
    words |= {
        slug(word.name): Term("technology", word.name) for word in policy.technologies if slug(word.name) not in words
    }
    for rule in sorted(policy.clusters, key=lambda item: -len(item.cluster)):
        rest, _, number = name.removeprefix(f"{rule.cluster}-").rpartition("-")
        if not name.startswith(f"{rule.cluster}-") or not number.isdecimal():
            continue
        shared = _shared(rest, words)
        if rest and not shared:
            continue
        forming = [tier.tier for tier in policy.tiers if tier.forms == rule.cluster]
        title = Term("tier", forming[0]) if len(forming) == 1 else Term("cluster", rule.cluster)
        facts: dict[str, Fact] = {"title": title, "shared": tuple(shared), "several": len(shared), "number": number}
        return sentence("plan-cluster-title", facts, language, known)
    return name


def _shared(slugs: str, words: Mapping[str, Term]) -> list[Term]:
    """Return the one or two words that the slugs stand for; empty where they stand for none."""
    if slugs in words:
        return [words[slugs]]
    pieces = slugs.split("-")
    for cut in range(1, len(pieces)):
        first, second = "-".join(pieces[:cut]), "-".join(pieces[cut:])
        if first in words and second in words:
            return [words[first], words[second]]
    return []


def _seat(seat: Seat, language: Language, known: Glossary) -> str:
    number = seat.seat.rpartition("-")[2]
    where = Term("territory", seat.territory) if seat.territory else Term("cluster", seat.cluster)
    facts = {
        "role": Term("role", seat.role),
        "where": where if where.name else "",
        "placed": str(bool(where.name)).lower(),
        # The first of its kind needs no number.
        "number": number if number.isdecimal() and number != "1" else "none",
    }
    return sentence("plan-seat-title", facts, language, known)
