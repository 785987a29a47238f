"""The document: canonical JSON whose fields are all documented, and whose sums meet the plan's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from maillage.engine.kernel.digest import canonical_json
from maillage.report.document import FORMAT, document
from tests.report.shown import PARTNERS, material, plan

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "report.md"


def read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document(material(), "en"))
    return found


def test_it_is_canonical_and_the_same_again() -> None:
    made = document(material(), "en")
    assert made == canonical_json(read()) + b"\n"
    assert made == document(material(), "en")
    assert read()["format"] == FORMAT


def test_everybody_is_in_it_with_tier_cluster_and_contacts() -> None:
    found = read()
    partners = {row["partner"]: row for row in found["partners"]}
    assert len(partners) == len(PARTNERS) == found["summary"]["partners"]
    assert partners["b"]["tier"] == {"before": "mba", "after": "aligned", "measured": "aligned", "awaiting": None,
                                     "basis": "measured", "move": "up"}  # fmt: skip
    assert partners["a"]["cluster"] == {"before": "aligned-isv-7", "after": "aligned-isv-1", "move": "regrouped"}
    assert partners["z"]["contacts"] == []
    assert sum(len(row["contacts"]) for row in partners.values()) == len(plan().coverage.partner)
    assert all(
        sum(contact["primary"] for contact in row["contacts"]) == bool(row["contacts"]) for row in partners.values()
    )


def test_clusters_name_their_members_and_findings_have_sentences() -> None:
    found = read()
    assert {one["cluster"]: one["members"] for one in found["clusters"]}["aligned-isv-1"] == ["a", "b", "c"]
    assert all(one["code"] and one["text"] for one in found["findings"])
    assert [one["partner"] for one in found["refused"]] == ["d"]


def test_another_language_changes_sentences_only() -> None:
    english, french = read(), json.loads(document(material(), "fr"))
    for found in (english, french):
        del found["language"]
        for one in (*found["findings"], *found["refused"]):
            del one["text"]
    assert english == french


def test_every_field_is_documented() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    missing = [name for name in read() if f"`{name}`" not in text]
    missing += [name for name in read()["partners"][0] if f"`{name}`" not in text]
    assert missing == []
    assert "`no-such-field`" not in text
