"""A book with a channel spread over France: two territories, two desks, most of the work in one of them."""

from __future__ import annotations

from pathlib import Path

from maillage.actions.book import Book
from tests.actions.policy.channel_book import book_with_channel, records

WHERE = {"75001": 8, "59000": 4, "69001": 4, "13001": 4, "33000": 4, "97400": 2}
NORTH = "territory: north, title: {fr: Nord, en: North}, departements: [59, 62, 80, 75, 60, 2]"
TERRITORIES = f"""# Two, and one far away.
territories:
  - {{{NORTH}}}
  - {{territory: south, title: {{fr: Sud, en: South}}, countries: [FR]}}
  - {{territory: reunion, title: {{fr: Réunion, en: Réunion}}, departements: [974], overseas: true}}
"""


def spread_channel(folder: Path, language: str = "en") -> Book:
    """The small channel with 26 resellers more, in six départements."""
    first = records()
    more = [
        {"partner": f"n{postal}-{number}", "name": f"Maison {postal} {number}", "country": "FR",
         "postal_code": postal, "trade": "var"}
        for postal, many in WHERE.items() for number in range(many)
    ]  # fmt: skip
    desks = [{"seat": f"desk-{name}", "role": "desk", "territory": name} for name in ("north", "south")]
    seats = [*(seat for seat in first["seats"] if seat["role"] != "desk"), *desks]
    holdings = [{"seat": "lead-1", "person": "p1"}, {"seat": "desk-south", "person": "p2"}]
    book = book_with_channel(folder, language, {"partners": [*first["partners"], *more], "seats": seats,
                                                "holdings": holdings})  # fmt: skip
    file = book.policies / "trial.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [TERRITORIES.rstrip() if line.startswith("territories:") else line for line in lines]
    text = "\n".join(lines).replace(
        "role: desk, title: {fr: Bureau, en: Desk}, per: channel",
        "role: desk, title: {fr: Bureau, en: Desk}, per: territory",
    )
    file.write_text(text + "\n", encoding="utf-8")
    return Book(folder)
