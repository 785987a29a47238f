"""Mail into a folder, one file a message: the same message twice is one file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes messages as ``.eml`` files that are whole or absent, named after their Message-ID."""

    def __init__(self, folder: Path) -> None:
        """Write into ``folder``, which is made at first."""
        super().__init__()
        self.folder = folder

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; return how many."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            sent = message.message()
            name = hashlib.sha256(str(sent["Message-ID"]).encode()).hexdigest()[:32]
            draft = self.folder / f"{name}.{os.getpid()}.draft"
            with draft.open("wb") as sink:
                sink.write(sent.as_bytes())
                sink.flush()
                os.fsync(sink.fileno())
            draft.rename(self.folder / f"{name}.eml")
        return len(email_messages)
