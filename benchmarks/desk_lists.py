"""The desk's lists on PostgreSQL with many partners, beside a bare Django view of the same rows in the same run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.material import channel_folder
from benchmarks.measured import LIMIT, ROOT, Failed, measure
from benchmarks.table import Row
from tests.postgres_cluster import find_binaries, temporary_cluster

ROUNDS: Final = 3
REQUESTS: Final = 120
KINDS: Final = ("list JSON", "list HTML", "partner JSON", "partner HTML", "partner HTML, seen before", "today HTML")
AIMS: Final = {"list JSON": 1.6, "list HTML": 4.0, "partner JSON": 2.0, "partner HTML": 2.0,
               "partner HTML, seen before": 2.0}  # fmt: skip
PEERS: Final = {"list JSON": "list", "list HTML": "list", "partner JSON": "one", "partner HTML": "one",
                "partner HTML, seen before": "one"}  # fmt: skip
_TOKEN: Final = "a" * 32
"""A browser that has seen a page has both cookies; what stands in this one matters to nobody who only reads."""
OTHERS: Final = 150
"""So many partners further are those asked for as pages: what was put together of a partner for one answer is kept."""


def lists(partners: int, lines: int, folder: Path) -> Iterator[Row]:
    """Lists, one partner and the first page, asked by somebody whose permission reaches a unit."""
    with _stage(partners, lines, folder) as stage:
        ours: list[dict[str, Any]] = []
        bare: list[dict[str, Any]] = []
        for turn in range(ROUNDS):
            ours.append(_ask("benchmarks.desk_asked", [], stage.kinds(turn), stage.environment))
            bare.append(_ask("benchmarks.desk_bare", [stage.database], stage.bare(turn), {}))
        what = f"{partners:,} partners: "
        for kind in KINDS:
            own = _middle(ours, kind)
            if kind not in PEERS:
                # Seconds of the processor: on a machine with other work those of the clock say less.
                first = statistics.median(run[kind]["first"] for run in ours)
                yield Row(
                    f"{what}{kind}, the first after a start", f"{first:.0f} ms", "", "", "< 1,000 ms", first < 1e3
                )
                yield Row(f"{what}{kind}, the next", f"{own:.1f} ms", "", "", "", None)
                continue
            peer, aim = _middle(bare, PEERS[kind]), AIMS[kind]
            ratio = own / peer
            yield Row(
                what + kind, f"{own:.2f} ms", f"bare {peer:.2f} ms", f"{ratio:.2f} ×", f"≤ {aim:g} ×", ratio <= aim
            )


def _middle(runs: list[dict[str, Any]], kind: str) -> float:
    return statistics.median(run[kind]["usual"] for run in runs)


class Stage:
    """A served book: its database, who asks, which partners there are to ask about."""

    def __init__(self, database: str, made: dict[str, Any]) -> None:
        self.database, self._made = database, made
        self.environment = {"MAILLAGE_BOOK": made["book"], "MAILLAGE_DATABASE_URL": database,
                            "DJANGO_SETTINGS_MODULE": "maillage.settings.desk",
                            "MAILLAGE_SECRET_KEY": made["key"]}  # fmt: skip

    def kinds(self, turn: int) -> dict[str, Any]:
        """What is asked of the desk: another page and another partner each time."""
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {self._made['secret']}", "HTTP_ACCEPT_LANGUAGE": "en"}
        cookie = {"HTTP_COOKIE": f"sessionid={self._made['session']}; csrftoken={_TOKEN}"}
        ones, others, pages = self._ones(turn), self._ones(turn, OTHERS), self._pages(turn)
        cursors = self._made["cursors"]
        return {
            "today HTML": _kind(["/"] * 8, cookie),
            "list JSON": _kind([f"/api/v1/partners?cursor={cursors[page % len(cursors)]}" for page in pages], bearer),
            "list HTML": _kind([f"/partners/?page={page}" for page in pages], cookie),
            "partner JSON": _kind([f"/api/v1/partners/{one}" for one in ones], bearer),
            "partner HTML": _kind([f"/partners/{one}/" for one in others], cookie),
            "partner HTML, seen before": _kind([f"/partners/{one}/" for one in others], cookie),
        }

    def bare(self, turn: int) -> dict[str, Any]:
        """The same of the bare view."""
        return {"list": _kind([f"/partners?page={page}" for page in self._pages(turn)], {}),
                "one": _kind([f"/partners/{one}" for one in self._ones(turn)], {})}  # fmt: skip

    def _pages(self, turn: int) -> list[int]:
        return [1 + (turn * 7 + at * 3) % self._made["pages"] for at in range(REQUESTS)]

    def _ones(self, turn: int, further: int = 0) -> list[str]:
        seen = self._made["partners"]
        return [seen[(turn * 31 + further + at) % len(seen)] for at in range(REQUESTS)]


def _kind(places: list[str], headers: dict[str, str]) -> dict[str, Any]:
    return {"places": places, "headers": headers, "status": 200}


@contextmanager
def _stage(partners: int, lines: int, folder: Path) -> Iterator[Stage]:
    binaries = find_binaries()
    if binaries is None:
        raise Failed("lists: Debian's postgresql is not installed")
    with tempfile.TemporaryDirectory() as place, temporary_cluster(binaries) as database:
        book = str(Path(place, "book"))
        measure("book_with_plan", channel=str(channel_folder(partners, lines, folder)), book=book)
        found = _run([sys.executable, "-m", "benchmarks.desk_staged", book, database], {})
        yield Stage(database, json.loads(found))


def _ask(module: str, words: list[str], kinds: dict[str, Any], environment: dict[str, str]) -> dict[str, Any]:
    told = json.dumps({"kinds": kinds})
    found: dict[str, Any] = json.loads(_run([sys.executable, "-m", module, *words, told], environment))
    return found


def _run(command: list[str], environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=4 * LIMIT,
                              env={**os.environ, **environment})  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[2]}: not done in time") from None
    if done.returncode:
        raise Failed(f"{command[2]}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    return done.stdout.strip().splitlines()[-1]
