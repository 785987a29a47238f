"""Text files that a person names: policies, mappings, facts."""

from __future__ import annotations

from pathlib import Path

from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def read_text(file: Path) -> str:
    """Return a file as UTF-8 text, with or without a byte order mark.

    Raises:
        MaillageError: if it is not there (``file-missing``) or is not UTF-8 (``file-not-text``).
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise MaillageError(Finding(Severity.ERROR, "file-missing", {"file": str(file)})) from None
    except UnicodeDecodeError as error:
        raise MaillageError(
            Finding(Severity.ERROR, "file-not-text", {"file": str(file), "position": error.start})
        ) from None
