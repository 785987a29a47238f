"""Reading: one text, or a library of versions."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import PolicyLibrary
from tests.engine.policy.written import HEAD, TIERS, fault, loaded


def test_a_parent_that_is_no_name_is_told_as_a_fault_of_form() -> None:
    library = PolicyLibrary.of({"demo.yaml": HEAD + "extends: [a]\n" + TIERS})
    with pytest.raises(MaillageError) as refused:
        library.version("demo", "1")
    assert [finding.code for finding in refused.value.findings] == ["policy-wants-text"]


def test_the_digest_names_the_content_and_not_its_form() -> None:
    plain = loaded("# a comment\ncalendar: {grace_days: 0}\n" + TIERS)
    assert plain.digest == loaded("tiers:\n  - tier: base\n").digest
    assert plain.digest != loaded("calendar: {grace_days: 1}\n" + TIERS).digest


def test_a_clause_that_was_not_written_has_the_place_of_the_one_above() -> None:
    policy = loaded("tiers:\n  - tier: base\n    effects: {discount: 5 %}\n")
    place = policy.source("tiers/base/effects/discount")
    assert place is not None
    assert (place.line, place.value) == (8, "5 %")
    above = policy.source("tiers/base/staying/review")
    assert above is not None
    assert above.line == 7
    whole = policy.source("nowhere")
    assert whole is not None
    assert whole.line == 1


def test_the_versions_of_a_policy_stand_by_their_first_day() -> None:
    late = HEAD.replace('"1"', '"0"').replace("2026-01-01", "2027-01-01") + TIERS
    early = HEAD.replace("from: 2026-01-01", "from: 2026-01-01, to: 2027-01-01") + TIERS
    library = PolicyLibrary.of({"a.yaml": late, "b.yaml": early})
    assert library.names == ("demo",)
    assert [item[0] for item in library.versions_of("demo")] == ["1", "0"]
    assert library.in_force("demo", date(2026, 12, 31)).policy.version == "1"
    assert library.in_force("demo", date(2027, 1, 1)).policy.version == "0"


def test_a_fault_stands_where_the_value_does() -> None:
    assert fault("calendar:\n  grace_days: -1\n" + TIERS) == ("policy-number-greater-than-equal", 7, 15)
