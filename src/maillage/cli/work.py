"""``maillage work``."""

from __future__ import annotations

import threading

from maillage.actions.desk.prepare import open_desk
from maillage.actions.jobs.worker import working
from maillage.cli.options import HERE, BookFolder
from maillage.cli.state import screen_of


def work(book: BookFolder = HERE) -> None:
    """Do the jobs that the desk of a book is asked for, until stopped; `maillage serve` does so by itself."""
    opened = open_desk(book)
    screen_of(opened.settings.language).say("work-ready", book=str(book))
    with working(opened.folder):
        threading.Event().wait()
