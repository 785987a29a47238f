"""The guide to choosing between balance and disruption works as it is written."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.actions.policy.channel_book import book_with_channel, records
from tests.docs.test_tutorial import missing, run, steps
from tests.docs.written import ROOT

PAGE = ROOT / "docs" / "howto" / "choose-balance.md"
KNOWS = {"p2": 15, "p3": 6, "p4": 3}
"""Who knows how many of the partners that the desks look after: Luc most of them."""


def uneven(folder: Path) -> None:
    """A book with three desks, one of which knows nearly everybody."""
    first = records()
    small = [
        {
            "partner": f"n{number:02d}",
            "name": f"Comptoir {number:02d}",
            "country": "FR",
            "postal_code": "31000",
            "trade": "var",
        }
        for number in range(1, 22)
    ]
    names = [*"fgh", *(str(one["partner"]) for one in small)]
    known = [person for person, many in KNOWS.items() for _ in range(many)]
    contacts = [
        {"partner": name, "person": person, "unit": "u", "role": "desk", "since": date(2026 - number % 5, 1, 1)}
        for number, (name, person) in enumerate(zip(names, known, strict=True))
    ]
    more = {
        "partners": [*first["partners"], *small],
        "people": [*first["people"], {"person": "p3", "name": "Zoé"}, {"person": "p4", "name": "Max"}],
        "seats": [*first["seats"], *({"seat": f"desk-{n}", "title": f"Desk {n}", "role": "desk"} for n in (2, 3))],
        "holdings": [*first["holdings"], {"seat": "desk-2", "person": "p3"}, {"seat": "desk-3", "person": "p4"}],
        "contacts": contacts,
    }
    book_with_channel(folder, more=more).records().close()


def test_a_reader_gets_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("MAILLAGE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    uneven(Path("book"))
    commands = []
    for step in steps(PAGE.read_text(encoding="utf-8")):
        commands.append(step.command)
        output = run(step.command, monkeypatch)
        assert not missing(step.shown, output), f"$ {step.command}\n{output}"
        if "tradeoff" in step.command:
            policy = Path("book/policies/trial.yaml")
            text = policy.read_text(encoding="utf-8")
            policy.write_text(text.replace("moving_hours: 1}", "moving_hours: 1, contact_hours: 1, balance_price: 1}"),
                              encoding="utf-8")  # fmt: skip
    assert len(commands) == 2
