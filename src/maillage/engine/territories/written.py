"""A policy's text with other territories in it: everything else stays to the letter, comments too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from maillage.engine.policy.territories import region_of
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Title
from maillage.engine.policy.types.coverage import Territory
from maillage.engine.policy.writing import line_of, written
from maillage.engine.territories.france import departements
from maillage.engine.territories.types import Proposal

_TOP = re.compile(r"[^\s#-]")
"""How a line begins that opens a word of the policy itself."""


def territories_after(policy: Policy, proposal: Proposal) -> list[Territory]:
    """Return the territories of a proposal, then those of today that stay as they are.

    A territory that goes on keeps its name, its title and whatever it holds beside the mainland. One that ends stands
    no more, unless it holds something else.
    """
    today = {item.territory: item for item in policy.territories}
    found: list[Territory] = []
    for change in proposal.changes:
        codes = list(change.after.departements) if change.after is not None else []
        known = today.get(change.territory)
        if known is None:
            title = Title(fr=change.title, en=change.title)
            found.append(Territory(territory=change.territory, title=title, departements=codes))
            continue
        rest = known.model_copy(update=_beside(known, codes))
        if codes or rest.departements or rest.regions or rest.countries:
            found.append(rest)
    named = {item.territory for item in found}
    left = [item for item in policy.territories if item.territory in {name for name, _ in proposal.kept}]
    return [*found, *(item for item in left if item.territory not in named)]


def text_after(text: str, territories: list[Territory], version: str, first: date) -> str:
    """Return the text of a policy with these territories, of this version, valid from this day on.

    The text is one that was read as a policy and writes its own ``territories``, ``version`` and ``valid``.
    """
    lines = [line_of(written(item)) for item in territories]
    block = ["territories:", *(f"  - {line}" for line in lines)]
    replaced = {"territories": block, "version": [f'version: "{version}"'], "valid": [f"valid: {{from: {first}}}"]}
    return "".join(f"{line}\n" for line in _replaced(text.splitlines(), replaced))


def _replaced(lines: list[str], blocks: dict[str, list[str]]) -> Iterator[str]:
    """Yield lines, those of some words replaced; comments and blank lines after a word belong to the next."""
    at = 0
    while at < len(lines):
        word = lines[at].partition(":")[0]
        if not _TOP.match(lines[at]) or word not in blocks:
            yield lines[at]
            at += 1
            continue
        yield from blocks[word]
        end = at + 1
        while end < len(lines) and not _TOP.match(lines[end]):
            end += 1
        while end > at + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        at = end


def _beside(territory: Territory, codes: list[str]) -> dict[str, list[str]]:
    """What a territory holds after: the codes given, and of its own what is not of the mainland."""
    mainland = {item.code for item in departements()}
    regions = {region_of(code) for code in mainland}
    others = [code for code in territory.departements if code.upper() not in mainland]
    kept = [code for code in territory.regions if not {code.upper(), f"FR-{code.upper()}"} & regions]
    return {"departements": [*codes, *others], "regions": kept}
