"""From the bytes of a text file to UTF-8: unpacking, byte order marks, encodings."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Final

import pyarrow as pa

from maillage.adapters.files.fault import Fault, shown
from maillage.adapters.files.limits import Limits

_STEP: Final = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PAIR: Final = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x82\xac|\xe2\x80[\x80-\xbf]|\xc2[\xa0-\xbf]")
"""What accented letters, the euro sign and typographic marks are in UTF-8; senseless in the other encodings."""
_NO_CP1252: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def to_utf8(data: bytes, encoding: str, delimiter: str, limits: Limits) -> tuple[bytes, str]:
    """Return the text in UTF-8 without a byte order mark, and the encoding it was in.

    Raises:
        Fault: if it is no text in that encoding, in several at once, or packed in a way that is refused.
    """
    data = _unpacked(data, limits)
    if data.isspace() or not data:
        raise Fault("files-empty")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Fault("files-is-workbook")
    found = _detected(data, delimiter) if encoding == "detect" else encoding
    if encoding in ("cp1252", "latin-1") and not data.isascii() and _is_utf8(data):
        at = _first_high(data)
        raise Fault("files-encoding-other", *_place(data, at, delimiter), _around(data, at), {"encoding": encoding})
    if found in ("utf-8", "utf-8-sig"):
        text = data.removeprefix(b"\xef\xbb\xbf")
        if not _is_utf8(text):
            _require(text, "utf-8", delimiter)
    else:
        text = _require(data, found, delimiter).removeprefix("\ufeff").encode()
    at = text.find(b"\0")
    if at >= 0:
        raise Fault("files-nul", *_place(text, at, delimiter), _around(text, at))
    if text.isspace() or not text:
        raise Fault("files-empty")
    return text, found


def first_lines(text: bytes, lines: int, quote: str | None) -> bytes:
    """Return the first lines of a text, and as many more as the last row goes on for inside quotation marks."""
    end = start = marks = 0
    while lines > 0 or marks % 2:
        end = text.find(b"\n", start) + 1
        if not end:
            return text
        marks += text.count(quote.encode(), start, end) if quote else 0
        start, lines = end, lines - 1
    return text[:end]


def _unpacked(data: bytes, limits: Limits) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    most = min(limits.expanded, limits.ratio * max(len(data), 1024))
    machine = zlib.decompressobj(wbits=31)
    parts, size, rest = [], 0, data
    try:
        while rest and not machine.eof:
            part = machine.decompress(rest, _STEP)
            size += len(part)
            if size > most:
                raise Fault("files-bomb", facts={"size": len(data), "ratio": limits.ratio})
            parts.append(part)
            rest = machine.unconsumed_tail
    except zlib.error:
        raise Fault("files-gzip-broken") from None
    if not machine.eof:
        raise Fault("files-gzip-truncated")
    return b"".join(parts)


def _detected(data: bytes, delimiter: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith(_UTF16):
        return "utf-16"
    if _is_utf8(data):
        return "utf-8"
    # UTF-16 without its mark looks like text full of NUL; say NUL, not a guess.
    if b"\0" in data[:4096]:
        at = data.index(b"\0")
        raise Fault("files-nul", *_place(data, at, delimiter), _around(data, at))
    pair = _PAIR.search(data)
    if pair is not None:
        at = _utf8_error(data)
        raise Fault("files-encoding-mixed", *_place(data, at, delimiter), _around(data, at),
                    {"other": data.count(b"\n", 0, pair.start()) + 1})  # fmt: skip
    return "latin-1" if _NO_CP1252.search(data) else "cp1252"


def _require(data: bytes, encoding: str, delimiter: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Fault("files-encoding", *_place(data, error.start, delimiter), _around(data, error.start),
                    {"encoding": encoding, "byte": f"0x{data[error.start]:02X}"}) from None  # fmt: skip
    except UnicodeError:
        raise Fault("files-encoding", 1, 1, "", {"encoding": encoding, "byte": f"0x{data[0]:02X}"}) from None


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    # Arrow looks at the bytes where they are; Python would make a text of them first.
    ends = pa.py_buffer(struct.pack("=qq", 0, len(data)))
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _utf8_error(data: bytes) -> int:
    """Return where the first byte stands that no UTF-8 text has there, -1 without one."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _first_high(data: bytes) -> int:
    found = re.search(rb"[\x80-\xff]", data)
    return found.start() if found else 0


def _place(data: bytes, at: int, delimiter: str) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, at) + 1
    return data.count(b"\n", 0, at) + 1, data.count(delimiter.encode(), start, at) + 1


def _around(data: bytes, at: int) -> str:
    start = max(data.rfind(b"\n", 0, at) + 1, at - 20)
    return shown(data[start : at + 20].split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r"))
