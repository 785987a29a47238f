"""A mail bears the name under which it may be sent again; a failure is told in one line."""

from __future__ import annotations

import pytest

from maillage.adapters.mail.message import message, reason_of


@pytest.mark.parametrize("sender", ["maillage@desk.example", "Maillage <maillage@desk.example>"])
def test_a_name_is_one_of_the_sender_s_host(sender: str) -> None:
    made = message("alarm-1-2", sender, "a@x.example", "Subject", "Text\n")
    assert made.message()["Message-ID"] == "<alarm-1-2@desk.example>"
    assert (made.to, made.subject, made.body, made.from_email) == (["a@x.example"], "Subject", "Text\n", sender)
    assert made.message()["Auto-Submitted"] == "auto-generated"


def test_an_error_is_told_by_its_first_line_or_its_kind() -> None:
    assert reason_of(OSError("no route\nto host")) == "no route"
    assert reason_of(TimeoutError()) == "TimeoutError"
