"""Mail into a folder: whole, and the same message once."""

from pathlib import Path

from django.core.mail import EmailMessage

from maillage.adapters.mail.folder import FolderBackend


def test_the_same_message_is_one_file(tmp_path: Path) -> None:
    backend = FolderBackend(tmp_path / "mail")
    first, other = (EmailMessage("Sujet", "é", "a@x.example", ["b@x.example"], headers={"Message-ID": f"<{name}@x>"})
                    for name in ("one", "two"))  # fmt: skip
    assert backend.send_messages([first, other]) == 2
    backend.send_messages([first])
    files = [*(tmp_path / "mail").iterdir()]
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert b"Subject: Sujet" in files[0].read_bytes()
