"""Asks an application in its own process, and tells what the processor spent on each kind of request.

No server and no client stand between, so that neither side of a comparison pays for them.
"""

from __future__ import annotations

import io
import json
import statistics
import sys
import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

Application = Any


def serve(application: Application, told: str) -> None:
    """Read what to ask as JSON: kinds of requests, each a list of addresses and headers; print the milliseconds."""
    wanted = json.loads(told)
    found = {}
    for kind, asked in wanted["kinds"].items():
        spent = [ask(application, place, asked["headers"], asked["status"]) for place in asked["places"]]
        # What is loaded by the first ones is no part of any later one.
        rest = spent[len(spent) // 4 :]
        found[kind] = {"first": spent[0] * 1e3, "usual": statistics.median(rest) * 1e3, "count": len(rest)}
    print(json.dumps(found))


def ask(application: Application, place: str, headers: dict[str, str], status: int) -> float:
    """Return the seconds of the processor that an answer takes."""
    path, _, query = place.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr, "SCRIPT_NAME": "", **headers,
    }  # fmt: skip
    said: list[str] = []

    def begin(line: str, *rest: object) -> None:
        del rest
        said.append(line)

    start = time.process_time()
    answer: Iterable[bytes] = application(environ, begin)
    size = sum(len(part) for part in answer)
    getattr(answer, "close", lambda: None)()
    spent = time.process_time() - start
    if not said[0].startswith(str(status)) or not size:
        raise ValueError(f"{place}: {said[0]}, expected {status} {HTTPStatus(status).phrase}")
    return spent


def main() -> None:
    """Ask the desk: the environment names the book."""
    start = time.process_time()
    from maillage.desk.wsgi import application

    print(json.dumps({"ready": time.process_time() - start}), file=sys.stderr)
    serve(application, sys.argv[1])


if __name__ == "__main__":
    main()
