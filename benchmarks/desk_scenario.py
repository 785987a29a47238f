"""A scenario built by the worker beside the same plan from the command line.

Both are processes of their own, in turns, and what is compared is the processor time of each, its children included.
The scenario is a clone that changes nothing, with another seed, so that both make, and write, the same plan.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

from benchmarks.measured import ROOT, Failed
from benchmarks.table import Row

AIM: Final = 1.1
SEED: Final = 2
REPETITIONS: Final = 3


def scenario(partners: int, lines: int, folder: Path) -> Iterator[Row]:
    """Measure on the demo's channel of so many partners, whose lines follow from them; in a process of its own.

    Django serves one book a process, and other rows may have asked it for theirs.
    """
    del lines
    command = [sys.executable, "-m", "benchmarks.desk_scenario", "--partners", str(partners), "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise Failed(f"scenario: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    yield Row(**json.loads(done.stdout.strip().splitlines()[-1]))


def measured(partners: int, folder: Path) -> Row:
    """Measure in this process."""
    place = folder / f"desk-scenario-{partners}"
    book, number, day = _prepared(place, partners)
    command = [sys.executable, "-m", "maillage", "plan", "build", "--book", str(place), "--as-of", day, "--seed",
               str(SEED)]  # fmt: skip
    beside, built = [], []
    for _ in range(REPETITIONS):
        beside.append(_processor_time(command))
        first = _made_anew(book)
        built.append(_processor_time([sys.executable, "-m", "maillage.jobs", str(place), str(_asked(book, number))]))
        if _made_anew(book) != first:
            raise Failed("the scenario's plan is not the one from the command line")
    took, reference = statistics.median(built), statistics.median(beside)
    ratio = took / reference
    return Row(f"scenario of {partners} partners, built by the worker", f"{took:.2f} s of processor time",
              f"plan build: {reference:.2f} s", f"{ratio:.2f} x", f"<= {AIM} x", ratio <= AIM)  # fmt: skip


def _prepared(place: Path, partners: int):  # type: ignore[no-untyped-def] # a book, which imports Django
    """Make the demo's book, its plan in force, and a scenario of it with another seed."""
    from maillage.actions.desk.prepare import choose_settings, open_desk

    choose_settings(place)
    from maillage.actions.demo import fill, plan

    shown = plan(fill(place, "en", size=partners, files=False))
    book = open_desk(place)
    from maillage.actions.desk.demo import give_accounts, publish_plan
    from maillage.actions.plan.read import Opened
    from maillage.actions.scenarios.open import open_scenario

    give_accounts(Opened(book, shown.built.plan))
    publish_plan(Opened(book, shown.built.plan))
    made = open_scenario(_analyst(), book, "The same", plan=shown.built.plan.header.name)
    made.seed = SEED
    made.save()
    return book, made.number, shown.built.plan.header.as_of.isoformat()


def _analyst():  # type: ignore[no-untyped-def] # an actor, which imports Django
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of

    return actor_of(Account.objects.get(email__startswith="analyst@"))


def _asked(book, number: int) -> int:  # type: ignore[no-untyped-def] # as above
    from maillage.actions.scenarios.build import ask_build

    return int(ask_build(_analyst(), book, number).number)


def _made_anew(book) -> str:  # type: ignore[no-untyped-def] # as above
    """Take the plan that was made last away again, so that the next one is written too; return its name."""
    from maillage.adapters.plans.store import find

    made: Path = find(book.plans)
    shutil.rmtree(made)
    return made.name


def _processor_time(command: list[str]) -> float:
    """Return the processor time of a process and its children, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A job ends when its standard input does, so that is held open.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        status = process.wait()
        said = process.stderr.read().decode().strip().splitlines() if process.stderr else []
    if status:
        raise Failed(f"{command[3]}: {said[-1:] or status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print the row as JSON, and return the status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk_scenario", description=__doc__)
    parser.add_argument("--partners", type=int, default=1800)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    given = parser.parse_args()
    print(json.dumps(asdict(measured(given.partners, given.folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
