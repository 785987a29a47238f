"""The desk as a process: it answers, and what it holds nobody else gets."""

from pathlib import Path

import pytest

from maillage.actions.desk.demo import cast_of
from maillage.actions.desk.visit import started, visit
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError
from tests.served import PASSWORD


def test_a_process_serves_the_book_and_ends(served: Opened) -> None:
    assert cast_of(served)[0].email == "director@demo.example"
    with started(served.book.folder) as port:
        home, missing = visit(port, "director@demo.example", PASSWORD, ("/", "/accounts/"))
        assert (home.status, home.heading) == (200, "L’organisation au 1er juillet 2026")
        assert missing.status == 404
        with pytest.raises(MaillageError, match="serve-refused"):
            visit(port, "director@demo.example", "something else", ("/",))
    with pytest.raises(OSError, match="refused"):
        visit(port, "director@demo.example", PASSWORD, ("/",))


def test_a_folder_that_is_no_book_is_told_from_what_the_process_said(tmp_path: Path) -> None:
    with pytest.raises(MaillageError) as raised, started(tmp_path):
        pass
    (finding,) = raised.value.findings
    assert finding.code == "serve-silent"
    assert str(tmp_path) in str(finding.facts["reason"])
