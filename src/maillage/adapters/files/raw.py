"""Read a file of somebody else as a table of text, in a child process under limits."""

from __future__ import annotations

import json
import signal
import subprocess  # nosec B404 # what reads other people's files is kept apart
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from maillage.adapters.files.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from maillage.engine.intake.mapping import Source as Form
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Source

BAD: Final = pa.schema([("line", pa.int64()), *((name, pa.string()) for name in ("code", "column", "value", "facts"))])
"""Like the lines that the intake quarantines: why a line is no row; ``facts`` is JSON."""
_COMMAND: Final = (sys.executable, "-I", "-m", "maillage.adapters.files.child")
_ENVIRONMENT: Final = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "2",
                       "LC_ALL": "C.UTF-8"}  # fmt: skip


_NO_MEMORY: Final = tuple(
    b"MemoryError|bad_alloc|Out of memory|Memory allocation|failed to map segment|Cannot allocate memory|"
    b"Resource temporarily unavailable".split(b"|")
)
"""What a child says that ends because its address space does not suffice."""


@dataclass(frozen=True)
class RawFile:
    """A file as text.

    ``table``: every cell as text under the header's names, and ``#line`` (int64), the line on which the row starts
    (the row of the sheet in XLSX). ``digest``: SHA-256 of the bytes that were read. ``encoding``: what they were in.
    ``bad``: lines that are no rows (schema ``BAD``), and ``texts`` their text by line.
    """

    table: pa.Table
    digest: str
    encoding: str
    bad: pa.Table
    texts: dict[int, str]


def read_raw(
    path: Path, source: Form | Callable[[], Form], *, limits: Limits = DEFAULT_LIMITS, first: int = 0
) -> RawFile:
    """Return all rows of a CSV or XLSX file as text; with ``first`` about so many, from its beginning.

    The file is parsed by a child process under limits of memory and time: a crafted file ends the child, not us.
    ``source`` may be how to find the form out: that is done while the child starts.

    Raises:
        MaillageError: if the file is not there (``file-missing``) or cannot be read: a ``files-…`` code with file,
            line, column and value.
    """
    with tempfile.TemporaryDirectory(prefix="maillage-") as folder, _started(Path(folder), limits) as child:
        form = source if isinstance(source, Form) else source()
        if not path.is_file():
            raise _refused(path, "files-no-file") if path.exists() else _missing(path)
        out = Path(folder)
        report = _report(path, asked_of(path, form, first), child, out, limits)
        if report["faults"]:
            raise MaillageError(*(_finding(path, fault) for fault in report["faults"]))
        with pa.memory_map(str(out / "table.arrow")) as file:
            table = pa.ipc.open_file(file).read_all()
    rows = [row | {"facts": json.dumps(row["facts"])} for row in report["bad"]]
    bad = pa.Table.from_pylist([{name: row[name] for name in BAD.names} for row in rows], BAD)
    return RawFile(table, report["digest"], report["encoding"], bad, {row["line"]: row["text"] for row in rows})


@contextmanager
def _started(out: Path, limits: Limits) -> Iterator[subprocess.Popen[bytes]]:
    """Start the child that will be told what to read; whatever happens, it ends with the block."""
    command = [*_COMMAND, json.dumps(asdict(limits)), str(out)]
    with subprocess.Popen(command,  # nosec B603 # this interpreter and paths of ours, and no shell
                          stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=out,
                          env=_ENVIRONMENT, start_new_session=True) as child:  # fmt: skip
        try:
            yield child
        finally:
            child.kill()


def asked_of(path: Path, form: Form, first: int = 0) -> dict[str, Any]:
    """Return what the child is told: which file to read, in which form, and how many rows of it (0: all)."""
    return {"path": str(path.resolve()), "source": form.model_dump(mode="json"), "first": first}


def _report(
    path: Path, wanted: dict[str, Any], child: subprocess.Popen[bytes], out: Path, limits: Limits
) -> dict[str, Any]:
    try:
        _, said = child.communicate(json.dumps(wanted).encode(), timeout=limits.wall)
    except subprocess.TimeoutExpired:
        raise _refused(path, "files-time", most=limits.wall) from None
    report = out / "report.json"
    if child.returncode == 0 and report.is_file():
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found
    # SIGXCPU asks, SIGKILL is the hard limit of the same second.
    if -child.returncode in (signal.SIGXCPU, signal.SIGKILL):
        raise _refused(path, "files-time", most=limits.cpu)
    if any(word in said for word in _NO_MEMORY):
        raise _refused(path, "files-memory", most=limits.memory // MEBIBYTE)
    raise _refused(path, "files-reader-ended", status=child.returncode)


def _missing(path: Path) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, "file-missing", {"file": str(path)}))


def _refused(path: Path, code: str, **facts: Fact) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, facts, source=Source(str(path))))


def _finding(path: Path, fault: dict[str, Any]) -> Finding:
    facts = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in fault["facts"].items()}
    place = Source(str(path), fault["line"], fault["column"], fault["value"])
    return Finding(Severity.ERROR, fault["code"], {"value": fault["value"]} | facts, source=place)
