"""What the comments of the French policy offer instead of a clause can be written there, and is sound."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.policy.read import PolicyLibrary
from maillage.engine.policy.soundness.check import check
from tests.docs.written import ROOT

FOLDER = ROOT / "policies"
TEXTS = {str(file): file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.yaml"))}
FRANCE = str(FOLDER / "france.yaml")
COMMENTS = "\n".join(line for line in TEXTS[FRANCE].splitlines() if line.lstrip().startswith("#"))


@pytest.mark.parametrize(
    ("told", "now", "instead"),
    [
        ("own: partner", "kind: own\n    own: tier", "kind: own\n    own: partner"),
        ("top: 20", "measure: revenue_intel, share: 50 %", "measure: revenue_intel, top: 20"),
        ("reading: dominant, share: 50 %, of: revenue", "reading: biggest, measure: revenue_intel, share: 50 %",
         "reading: dominant, measure: revenue_intel, share: 50 %, of: revenue"),
        ("bulk: {reading: biggest, measure: revenue_unix, share: 50 %}",
         "bulk: {reading: dominant, measure: revenue_unix, share: 50 %, of: revenue}",
         "bulk: {reading: biggest, measure: revenue_unix, share: 50 %}"),
    ],
    ids=("a cluster for each", "the top of a region", "the own business", "the biggest on Unix"),
)  # fmt: skip
def test_what_a_comment_offers_instead_is_sound(told: str, now: str, instead: str) -> None:
    assert told in COMMENTS
    assert TEXTS[FRANCE].count(now) == 1
    texts = TEXTS | {FRANCE: TEXTS[FRANCE].replace(now, instead)}
    written, offered = (PolicyLibrary.of(item).in_force("france", date(2026, 7, 1)) for item in (TEXTS, texts))
    assert written.digest != offered.digest
    assert check(offered) == check(written) == ()
