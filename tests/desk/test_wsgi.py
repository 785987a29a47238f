"""A desk that has started has nothing left to load for the first who asks."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from maillage.actions.plan.read import Opened

_STARTED = """
import sys
from maillage.desk import wsgi
from maillage.actions import shelf
missing = {"maillage.api.site", "maillage.desk.urls", "maillage.desk.drawing"} - {*sys.modules}
assert not missing, missing
assert shelf._published.cache_info().currsize == 1
"""


@pytest.mark.slow
def test_all_that_is_asked_of_it_is_loaded(served: Opened) -> None:
    given = {"DJANGO_SETTINGS_MODULE": "maillage.settings.desk", "MAILLAGE_BOOK": str(served.book.folder),
             "MAILLAGE_SECRET_KEY": "for a test", "MAILLAGE_HOSTS": "127.0.0.1"}  # fmt: skip
    done = subprocess.run([sys.executable, "-c", _STARTED], env={**os.environ, **given}, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
