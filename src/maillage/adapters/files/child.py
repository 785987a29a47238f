"""The child process that reads a file: ``python -I -m maillage.adapters.files.child LIMITS OUT``.

It sets its own limits before it loads what reads, then waits to be told what to read (JSON on its standard input), and
hands over ``table.arrow`` and ``report.json`` in OUT.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from maillage.adapters.files.fault import BadLine, Fault
from maillage.adapters.files.limits import Limits


def main(limits: Limits, out: Path) -> None:
    """Read the file that is asked for, if any, under limits."""
    confine(limits)
    # What most files need is loaded while the parent makes up its mind.
    from maillage.adapters.files import delimited, plain

    del delimited, plain
    asked = sys.stdin.buffer.read()
    if asked:
        answer(json.loads(asked), limits, out)


def answer(wanted: dict[str, Any], limits: Limits, out: Path) -> None:
    """Read a file, or its ``first`` rows; every known reason goes into the report, and the status is 0."""
    try:
        report = _read(wanted, limits, out)
    except Fault as fault:
        told = {name: getattr(fault, name) for name in ("code", "line", "column", "value", "facts")}
        report = {"faults": [told]}
    except MemoryError:
        report = {"faults": [_bare("files-memory", {"most": limits.memory // (1024 * 1024)})]}
    except OSError as error:
        report = {"faults": [_bare("files-unreadable", {"reason": os.strerror(error.errno or errno.EIO)})]}
    (out / "report.json").write_text(json.dumps(report), encoding="utf-8")


def confine(limits: Limits) -> None:
    """Bound this process: address space, processor time, size of what it writes, no core file."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, 4 * limits.expanded),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))


def _bare(code: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {"code": code, "line": 0, "column": 0, "value": "", "facts": facts}


def _read(wanted: dict[str, Any], limits: Limits, out: Path) -> dict[str, Any]:
    data = _bytes(Path(wanted["path"]), limits)
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(lambda: hashlib.sha256(data).hexdigest())
        return _table(data, wanted["source"], wanted["first"], limits, out) | {"digest": digest.result()}


def _table(data: bytes, source: dict[str, Any], first: int, limits: Limits, out: Path) -> dict[str, Any]:
    bad: list[BadLine]
    rows = first + source["header"] + source["skip"] if first else 0
    if source["format"] == "xlsx":
        from maillage.adapters.files.workbook import read as read_workbook

        encoding = "xlsx"
        table, bad = read_workbook(data, source, limits, rows)
    else:
        from maillage.adapters.files import delimited, plain

        text, encoding = plain.to_utf8(data, source["encoding"], source["delimiter"], limits)
        text = plain.first_lines(text, rows, source["quote"]) if rows else text
        form = delimited.Form(source["delimiter"], source["quote"], source["header"], source["skip"])
        table, bad = delimited.read(text, form, limits)
    import pyarrow as pa

    with pa.OSFile(str(out / "table.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return {"faults": [], "encoding": encoding, "bad": [asdict(line) for line in bad]}


def _bytes(path: Path, limits: Limits) -> bytes:
    """Return the whole file, once it has stopped growing."""
    # Without waiting: a pipe that took the file's place meanwhile would never open.
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise Fault("files-no-file")
        if before.st_size > limits.bytes:
            raise Fault("files-big", facts={"size": before.st_size, "most": limits.bytes})
        data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise Fault("files-growing")
    if not data:
        raise Fault("files-empty")
    return data


if __name__ == "__main__":
    main(Limits(**json.loads(sys.argv[1])), Path(sys.argv[2]))
    # The report is written: libraries that take their threads down must not turn a good reading into a bad end.
    os._exit(0)
