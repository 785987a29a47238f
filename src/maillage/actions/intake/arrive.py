"""Files as they arrive: streamed into the inbox of the book, bounded, and from nobody who may not load files."""

from __future__ import annotations

import errno
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, UnreadablePostError

from maillage.actions import shelf
from maillage.actions.intake.inbox import inbox_of
from maillage.actions.intake.receive import Upload
from maillage.adapters.files.limits import DEFAULT_LIMITS
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity

MOST: Final = DEFAULT_LIMITS.bytes
"""Bytes of all files of a request; what is larger could not be read anyway."""


class Arriving(FileUploadHandler):
    """Writes what is sent into the inbox as it arrives, and adds up its SHA-256; the rest is not kept at all.

    Why a file was not kept is left in ``request.upload_refused``: a code of a finding.
    """

    chunk_size = 1 << 20

    def takes(self, request: HttpRequest) -> bool:
        """Whether a request may bring files; what guards an address says so."""
        raise NotImplementedError

    def handle_raw_input(
        self, input_data: Any, META: Mapping[str, str], content_length: int, boundary: str,  # noqa: N803 # Django's
        encoding: str | None = None,
    ) -> None:  # fmt: skip
        """Decide before the first byte: from whom, for which page, how much."""
        del input_data, META, boundary, encoding
        request = self.request
        assert request is not None
        self._size = 0
        self._is_open = self.takes(request)
        if self._is_open and content_length > MOST:
            self._refuse("upload-big")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a file in the inbox; a name of ours, gone with the request unless somebody links to it."""
        super().new_file(*args, **kwargs)
        if not self._is_open:
            raise SkipFile
        self._digest = hashlib.sha256()
        self._start = self._size
        # Django closes it at the end of the request, and what has no other name is gone then.
        self._file: IO[bytes] = tempfile.NamedTemporaryFile(  # noqa: SIM115 - it outlives this call
            dir=inbox_of(shelf.book()), prefix=".upload-"
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write a piece; nothing is handed on to other handlers."""
        del start
        self._size += len(raw_data)
        if self._size > MOST:
            self._refuse("upload-big")
        try:
            self._file.write(raw_data)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise
            self._refuse("upload-no-room")
        if not self._is_open:
            self._file.close()
            raise SkipFile
        self._digest.update(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Return the whole file."""
        if not self._is_open:
            return None
        self._file.flush()
        found = UploadedFile(self._file, self.file_name, self.content_type, file_size, self.charset)
        found.digest = self._digest.hexdigest()  # type: ignore[attr-defined] # for ``uploads_of``
        return found

    def upload_interrupted(self) -> None:
        """Throw away what arrived of a file whose sender went away."""
        if hasattr(self, "_file"):
            self._file.close()

    def _refuse(self, code: str) -> None:
        self._is_open = False
        self.request.upload_refused = code  # type: ignore[union-attr] # pages find it there


def uploads_of(request: HttpRequest, field: str) -> tuple[Upload, ...]:
    """Return the files that a request brought in a field of a form.

    Raises:
        MaillageError: if one was not kept (``upload-big``, ``upload-no-room``).
    """
    found = request.FILES.getlist(field)
    _require_kept(request)
    return tuple(_upload(file) for file in found)


@contextmanager
def upload_of_body(request: HttpRequest, handler: Arriving, name: str, length: int) -> Iterator[Upload]:
    """Have the body of a request, ``length`` bytes, kept as a file called ``name``; gone afterwards unless linked.

    Raises:
        MaillageError: if it was not kept (``upload-big``, ``upload-no-room``), or the sender went away in between
            (``upload-cut``).
    """
    handler.handle_raw_input(request, request.META, length, "")
    found = _written(request, handler, name)
    _require_kept(request)
    if found is None or found.size != length:
        handler.upload_interrupted()
        facts: dict[str, Fact] = {"file": name, "length": length}
        raise MaillageError(Finding(Severity.ERROR, "upload-cut", facts))
    try:
        yield _upload(found)
    finally:
        found.close()


def _written(request: HttpRequest, handler: Arriving, name: str) -> UploadedFile[bytes] | None:
    size = 0
    # Who goes away in between leaves less than was said, or an error of the connection.
    with suppress(SkipFile, UnreadablePostError):
        handler.new_file("body", name, request.content_type or "", None)
        while chunk := request.read(handler.chunk_size):
            handler.receive_data_chunk(chunk, size)
            size += len(chunk)
        return handler.file_complete(size)
    return None


def _require_kept(request: HttpRequest) -> None:
    refused = getattr(request, "upload_refused", "")
    if refused:
        raise MaillageError(Finding(Severity.ERROR, refused, {"most": MOST >> 20}))


def _upload(file: UploadedFile[bytes]) -> Upload:
    return Upload(str(file.name), Path(file.file.name), file.size or 0, file.digest)  # type: ignore[attr-defined,union-attr] # made above
