"""``maillage serve``."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from maillage.actions.desk.prepare import open_desk
from maillage.actions.jobs.worker import working
from maillage.cli.options import HERE, BookFolder
from maillage.cli.state import screen_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def serve(
    book: BookFolder = HERE,
    host: Annotated[str, typer.Option(help="The address to listen on.", show_default=True)] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.", show_default=True)] = 8000,
    processes: Annotated[int, typer.Option(min=1, help="How many processes answer.")] = 1,
) -> None:
    """Serve the desk of a book, and do the jobs that it is asked for, until stopped."""
    reserve(host, port)
    opened = open_desk(book, (host, "127.0.0.1", "localhost"))
    # Models can be imported only once Django is set up.
    from maillage.accounts.models import Account

    talk = screen_of(opened.settings.language)
    talk.say("serve-ready", book=str(book), address=f"http://{host}:{port}/")
    if not Account.objects.exists():
        talk.say("serve-accounts-none")
    with working(book):
        run(host, port, processes)


def reserve(host: str, port: int) -> None:
    """See that a port can be listened on.

    Raises:
        MaillageError: if it cannot (``serve-port``).
    """
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            facts = {"port": str(port), "host": host, "reason": error.strerror or str(error)}
            raise MaillageError(Finding(Severity.ERROR, "serve-port", facts)) from None


def run(host: str, port: int, processes: int = 1) -> None:
    """Listen and answer until SIGINT or SIGTERM; the settings of the environment say of which book."""
    # The server is loaded by who serves alone.
    from granian.constants import Interfaces
    from granian.server import Server

    Server("maillage.desk.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=processes,
           blocking_threads=4, log_enabled=False).serve()  # fmt: skip
