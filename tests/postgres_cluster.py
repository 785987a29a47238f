"""A PostgreSQL cluster for one test session, made from Debian's binaries and gone with its owner."""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

START_SECONDS = 30
SPEED_OVER_SAFETY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# The server lives as long as the pipe on standard input: when the test process ends, even killed, the pipe
# closes, the server stops and its files go. SIGINT is PostgreSQL's fast shutdown; one sent before the server
# listens to signals is lost, so it is sent until the server is gone.
SUPERVISE = """
home=$1; shift
"$@" & server=$!
while read -r _; do :; done
while kill -INT $server 2>/dev/null; do sleep 0.1; done
rm -rf "$home"
"""


def find_binaries() -> Path | None:
    """Return the folder of the newest server binaries on this machine."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda path: int(path.parent.parent.name.partition(".")[0]))
    if newest:
        return newest[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextlib.contextmanager
def temporary_cluster(binaries: Path) -> Iterator[str]:
    """Run a cluster on a free local port; yield the URL of its database."""
    home = Path(tempfile.mkdtemp(prefix="maillage-postgres-"))
    identity: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        identity = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(home, "postgres", "postgres")
    password = secrets.token_hex(16)
    password_file = home / "password"
    password_file.write_text(password)
    data = home / "data"
    access = ("--username=maillage", f"--pwfile={password_file}", "--auth=scram-sha-256")
    subprocess.run(
        [binaries / "initdb", "--pgdata", data, *access, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True,
        capture_output=True,
        cwd=home,
        **identity,
    )
    port = _free_port()
    settings = (*SPEED_OVER_SAFETY, "listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=")
    options = [word for setting in settings for word in ("-c", setting)]
    with (home / "log").open("w+") as log:
        supervisor = subprocess.Popen(
            ["sh", "-c", SUPERVISE, "sh", home, binaries / "postgres", "-D", data, *options],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=home,
            start_new_session=True,
            **identity,
        )
        try:
            server = f"postgresql://maillage:{password}@127.0.0.1:{port}"
            if not _create_database(server, supervisor):
                log.seek(0)
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read()}")
            yield f"{server}/maillage"
        finally:
            supervisor.communicate(timeout=START_SECONDS)  # closes the pipe, then waits


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _create_database(server: str, supervisor: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while supervisor.poll() is None and time.monotonic() < deadline:
        try:
            with psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=2) as connection:
                connection.execute("CREATE DATABASE maillage")
                return True
        except psycopg.OperationalError:
            time.sleep(0.05)
    return False
