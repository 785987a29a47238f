"""Roles that nobody needs, tiers that nobody looks after, places that lie in two territories or in none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pycountry

from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Term as Name
from maillage.engine.policy.soundness.terms import terms, world_of
from maillage.engine.policy.soundness.tiers import roles_of
from maillage.engine.policy.territories import region_of
from maillage.engine.policy.types import Policy

DEPARTEMENTS: Final = (
    *(f"{number:02d}" for number in range(1, 96) if number != 20), "2A", "2B", "971", "972", "973", "974", "976",
)  # fmt: skip
"""The 96 départements of the mainland with Corsica, and the 5 overseas."""
COLLECTIVITES: Final = ("975", "977", "978", "986", "987", "988")
"""Overseas collectivities that have a code like a département's; a policy may leave them out."""


def check_coverage(policy: Policy) -> Iterator[Finding]:
    """Yield what is wrong with roles, contacts and territories."""
    yield from _roles(policy)
    yield from _tiers(policy)
    yield from _primary(policy)
    yield from _places_twice(policy)
    yield from _places_nowhere(policy)
    yield from _places_unknown(policy)


def _roles(policy: Policy) -> Iterator[Finding]:
    world = world_of(policy)
    for role in policy.roles:
        facts: dict[str, Fact] = {"role": Name("role", role.role)}
        if role.covers.when is not None and not terms(role.covers.when, world):
            yield Finding(Severity.ERROR, "policy-covers-never", facts, f"roles/{role.role}/covers/when")
        if not any(role.role in roles_of(policy, tier) for tier in policy.tiers):
            yield Finding(Severity.WARNING, "policy-role-nobody", facts, f"roles/{role.role}/covers")


def _tiers(policy: Policy) -> Iterator[Finding]:
    for tier in policy.tiers if policy.roles else ():
        if not roles_of(policy, tier):
            facts: dict[str, Fact] = {"tier": Name("tier", tier.tier)}
            yield Finding(Severity.WARNING, "policy-tier-uncovered", facts, f"tiers/{tier.tier}")


def _primary(policy: Policy) -> Iterator[Finding]:
    if policy.coverage is None:
        if policy.roles:
            yield Finding(Severity.WARNING, "policy-coverage-missing", {}, "roles")
        return
    missing = [role.role for role in policy.roles if role.role not in policy.coverage.primary]
    if missing:
        names = tuple(Name("role", name) for name in missing)
        yield Finding(Severity.WARNING, "policy-primary-missing", {"roles": names}, "coverage/primary")


def _places_twice(policy: Policy) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for territory in policy.territories:
        for kind in ("departements", "regions", "countries"):
            for index, code in enumerate(getattr(territory, kind)):
                key = (kind, code.upper())
                if key in first:
                    facts: dict[str, Fact] = {
                        "place": code,
                        "first": Name("territory", first[key]),
                        "second": Name("territory", territory.territory),
                    }
                    clause = f"territories/{territory.territory}/{kind}/{index}"
                    yield Finding(Severity.ERROR, "policy-place-twice", facts, clause)
                first.setdefault(key, territory.territory)


def _places_nowhere(policy: Policy) -> Iterator[Finding]:
    """A policy that divides France by départements divides all of it."""
    listed = {code.upper() for territory in policy.territories for code in territory.departements}
    regions = {code.upper() for territory in policy.territories for code in territory.regions}
    countries = {code.upper() for territory in policy.territories for code in territory.countries}
    if not listed & set(DEPARTEMENTS) or "FR" in countries:
        return
    left = [code for code in DEPARTEMENTS if code not in listed and not _in_region(code, regions)]
    if left:
        yield Finding(
            Severity.WARNING, "policy-place-nowhere", {"places": tuple(left), "count": len(left)}, "territories"
        )


def _in_region(departement: str, regions: set[str]) -> bool:
    region = region_of(departement)
    return region in regions or region[3:] in regions


def _places_unknown(policy: Policy) -> Iterator[Finding]:
    for territory in policy.territories:
        known = {
            "departements": frozenset((*DEPARTEMENTS, *COLLECTIVITES)),
            "countries": frozenset(country.alpha_2 for country in pycountry.countries),
        }
        for kind, codes in known.items():
            for index, code in enumerate(getattr(territory, kind)):
                if code.upper() not in codes:
                    clause = f"territories/{territory.territory}/{kind}/{index}"
                    yield Finding(Severity.ERROR, f"policy-place-unknown-{kind}", {"place": code}, clause)
