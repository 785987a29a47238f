"""A mapping is found by its name, also in a subfolder; where there is none, those that are there are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.actions.intake.mapping import find
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from tests.actions.intake.wholesaler import OFFERINGS


def test_a_mapping_is_found_by_name_in_subfolders_too_and_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "atlas").mkdir()
    for name in ("near", "atlas/offers"):
        (tmp_path / f"{name}.yaml").write_text(OFFERINGS, encoding="utf-8")
    for wanted in ("near", "atlas/offers", str(tmp_path / "atlas" / "offers.yaml")):
        assert find(tmp_path, wanted)[0].mapping.table == "offerings"
    with pytest.raises(MaillageError) as error:
        find(tmp_path, "offers")
    (finding,) = error.value.findings
    assert (finding.code, finding.facts["known"]) == ("delivery-no-mapping", ("atlas/offers", "near"))
    assert "atlas/offers and near" in finding_sentence(finding, "en")


def test_a_mapping_that_does_not_fit_its_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(OFFERINGS.replace("offering:", "ofering:"), encoding="utf-8")
    with pytest.raises(MaillageError) as error:
        find(tmp_path, "bad")
    assert {finding.code for finding in error.value.findings} == {"mapping-column", "mapping-required"}
