"""Every parameter of the invented channel is documented with its value and a reason."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from maillage.demo.parameters import ChannelParameters
from maillage.engine.kernel.period import Month

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "demo-channel.md"


def documented(text: str) -> dict[str, tuple[str, str]]:
    return {name: (value, why) for name, value, why in re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", text, re.M)}


def wrong(text: str) -> set[str]:
    told = documented(text)
    written = {
        field.name: ", ".join(f"{one:g}" if one < 1000 else str(one) for one in field.default)
        if isinstance(field.default, tuple)
        else str(field.default)
        for field in fields(ChannelParameters)
    }
    return {name for name in {*written} | {*told} if told.get(name, ("", ""))[0] != written.get(name)}


def test_every_parameter_is_documented_with_its_value() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert wrong(text) == set()
    assert all(len(why) > 30 for _, why in documented(text).values())


def test_a_parameter_that_the_page_lacks_or_has_otherwise_is_seen() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert wrong(text.replace("| `tail_exponent` | 1.06 |", "| `tail_exponent` | 1.6 |")) == {"tail_exponent"}
    assert wrong(re.sub(r"^\| `returns`.*\n", "", text, flags=re.M)) == {"returns"}


def test_every_parameter_is_explained_in_the_code_as_well() -> None:
    said = ChannelParameters.__doc__ or ""
    assert {field.name for field in fields(ChannelParameters)} <= {*re.findall(r"``(\w+)``", said)}


def test_the_months_are_the_full_ones_before_the_day_and_a_year_has_a_hundred_per_cent() -> None:
    parameters = ChannelParameters()
    assert (parameters.months[0], parameters.months[-1]) == (Month(2023, 7), Month(2026, 6))
    assert sum(parameters.season) == pytest.approx(100)
    assert parameters.everybody == 1800 + 216
