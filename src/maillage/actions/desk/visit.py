"""Visit the desk as a person would: start it, sign in, open pages, see what comes back, stop it."""

from __future__ import annotations

import re
import socket
import subprocess  # nosec B404 # the program starts itself
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from maillage.engine.kernel.reason import Finding, MaillageError, Severity

HOST: Final = "127.0.0.1"
_PATIENCE: Final = 60
"""Seconds that a desk may take to answer its first request."""
_HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Seen:
    """What a page answered: its status, and its heading as text."""

    path: str
    status: int
    heading: str


class Visitor:
    """Opens pages of one desk and keeps its cookies, as a browser does."""

    def __init__(self, port: int) -> None:
        """Visit the desk that listens on ``port`` of this machine."""
        self._port = port
        self._cookies = SimpleCookie()

    def sign_in(self, email: str, password: str) -> bool:
        """Sign in; whether the desk let the visitor in."""
        token = _TOKEN.search(self._ask("GET", "/signin/")[1])
        answers = {"csrfmiddlewaretoken": token.group(1) if token else "", "login": email, "password": password}
        return self._ask("POST", "/signin/", urlencode(answers))[0] == 302

    def open(self, path: str) -> Seen:
        """Open a page, going where it sends."""
        for _ in range(5):
            status, text, onward = self._ask("GET", path)
            if status not in (301, 302) or not onward:
                break
            path = onward
        found = _HEADING.search(text)
        return Seen(path, status, unescape(re.sub(r"<[^>]+>", "", found.group(1))).strip() if found else "")

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        connection = HTTPConnection(HOST, self._port, timeout=_PATIENCE)
        headers = {"Cookie": "; ".join(f"{name}={kept.value}" for name, kept in self._cookies.items())}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://{HOST}:{self._port}/"}
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                self._cookies.load(cookie)
            return answer.status, answer.read().decode("utf-8", "replace"), answer.headers.get("Location", "")
        finally:
            connection.close()


def free_port() -> int:
    """Return a port of this machine that nobody listens on at the moment."""
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        return int(tried.getsockname()[1])


@contextmanager
def started(folder: Path) -> Iterator[int]:
    """Serve a book from a process of its own for a while; yields the port.

    Raises:
        MaillageError: if it does not answer (``serve-silent``).
    """
    port = free_port()
    words = [sys.executable, "-m", "maillage", "serve", "--book", str(folder), "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # nosec B603 # itself, and no shell
        try:
            _wait(process, port)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    process.terminate()
    said = process.stderr.read().decode("utf-8", "replace").strip().splitlines() if process.stderr else []
    raise MaillageError(Finding(Severity.ERROR, "serve-silent", {"reason": said[-1] if said else "–"}))


def visit(port: int, email: str, password: str, paths: Sequence[str]) -> tuple[Seen, ...]:
    """Sign somebody in and open pages.

    Raises:
        MaillageError: if the desk does not let them in (``serve-refused``).
    """
    visitor = Visitor(port)
    if not visitor.sign_in(email, password):
        raise MaillageError(Finding(Severity.ERROR, "serve-refused", {"email": email}))
    return tuple(visitor.open(path) for path in paths)
