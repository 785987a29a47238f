"""A mail that a program writes, and why one did not go."""

from __future__ import annotations

from django.core.mail import EmailMessage


def message(name: str, sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """Return a mail; one sent again under the same ``name`` is told by programs of mail to be the same."""
    headers = {
        "Message-ID": f"<{name}@{sender.rpartition('@')[2].rstrip('>')}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject, text, sender, [to], headers=headers)


def reason_of(error: Exception) -> str:
    """Return the first line of what a server of mail said, or else what kind of error it was."""
    return str(error).strip().partition("\n")[0] or type(error).__name__
