"""Frozen dataclasses with arrays, to JSON beside plain NumPy files and back.

Arrays are files of their own, so that a reader maps only those that it looks at: explaining one partner of a hundred
thousand reads a few pages. Nothing is ever executed on reading: types come from a closed register.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Final

import numpy as np
from pydantic import BaseModel

from maillage.adapters.plans.register import TYPES
from maillage.engine.policy.units import with_units

_NAMES: Final = {kind: name for name, kind in TYPES.items()}
_MANY: Final = 1000
"""A tuple of at least so many words becomes a file of its own."""


class UnknownType(TypeError):
    """A value of a type that the register does not know: a fault of the program."""


class Writer:
    """Writes values into a folder; files are named by their place in the value."""

    def __init__(self, folder: Path) -> None:
        """Write below ``folder``, which exists and is empty."""
        self.folder = folder
        self._words: dict[tuple[str, ...], str] = {}

    def write(self, name: str, value: Any) -> None:
        """Write ``value`` as ``name.json`` and the files it refers to.

        Raises:
            UnknownType: if part of it is of no registered type.
        """
        self._dump(self.folder / f"{name}.json", self._encode(value, name))

    def _encode(self, value: Any, place: str) -> Any:
        if value is None or (isinstance(value, bool | str) and not isinstance(value, Enum)):
            return value
        if isinstance(value, Enum):
            return {"$enum": [_name(type(value)), value.value]}
        if isinstance(value, int | np.integer):
            return int(value)
        if isinstance(value, np.ndarray):
            return self._array(value, place)
        if isinstance(value, date):
            return {"$date": value.isoformat()}
        if isinstance(value, Decimal):
            return {"$decimal": format(value, "f")}
        return self._encode_compound(value, place)

    def _encode_compound(self, value: Any, place: str) -> Any:
        if isinstance(value, BaseModel):
            body = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            return {"$model": [_name(type(value)), body]}
        if is_dataclass(value):
            body = {
                item.name: self._encode(getattr(value, item.name), f"{place}.{item.name}")
                for item in fields(value)
                if item.init
            }
            return {"$type": _name(type(value)), **body}
        if isinstance(value, Mapping):
            return {
                "$map": [
                    [self._encode(key, place), self._encode(item, f"{place}.{key}")] for key, item in value.items()
                ]
            }
        if isinstance(value, tuple | list):
            if len(value) >= _MANY and all(isinstance(item, str) for item in value):
                return {"$words": self._file_of_words(tuple(value), f"{place}.words.json")}
            return [self._encode(item, f"{place}.{index}") for index, item in enumerate(value)]
        raise UnknownType(f"{type(value).__name__} at {place} cannot be written")

    def _file_of_words(self, words: tuple[str, ...], file: str) -> str:
        """Return the file that holds the words: the same words, as of all partners, are written once."""
        if words not in self._words:
            self._dump(self.folder / file, list(words))
        return self._words.setdefault(words, file)

    def _array(self, value: np.ndarray[Any, Any], place: str) -> Any:
        file = f"{place}.npy"
        with (self.folder / file).open("wb") as sink:
            np.lib.format.write_array(sink, np.ascontiguousarray(value), version=(1, 0), allow_pickle=False)
        return {"$array": file}

    @staticmethod
    def _dump(file: Path, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        file.write_text(text + "\n", encoding="utf-8")


class Reader:
    """Reads what ``Writer`` wrote; arrays stay on disk until looked at."""

    def __init__(self, folder: Path) -> None:
        """Read below ``folder``."""
        self.folder = folder
        self._words: dict[str, tuple[str, ...]] = {}

    def read(self, name: str) -> Any:
        """Return the value written as ``name``.

        Raises:
            FileNotFoundError: if there is none.
            UnknownType: if it names a type that the register does not know.
        """
        with _uncollected():
            return self._decode(json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8")))

    def _decode(self, value: Any) -> Any:
        if isinstance(value, list):
            if {list, dict}.isdisjoint(map(type, value)):
                return tuple(value)
            return tuple(self._decode(item) for item in value)
        if not isinstance(value, dict):
            return value
        if "$type" in value:
            kind = _kind(value["$type"])
            return kind(**{name: self._decode(item) for name, item in value.items() if name != "$type"})
        (tag, body), *_ = value.items()
        return self._decode_tagged(tag, body)

    def _decode_tagged(self, tag: str, body: Any) -> Any:
        if tag == "$array":
            # A plain view of the mapped file: numpy's own class of it costs several times as much at each slice.
            return np.load(self.folder / body, mmap_mode="r", allow_pickle=False).view(np.ndarray)
        if tag == "$map":
            return {self._decode(key): self._decode(item) for key, item in body}
        if tag == "$words":
            if body not in self._words:
                self._words[body] = tuple(json.loads((self.folder / body).read_text(encoding="utf-8")))
            return self._words[body]
        if tag == "$date":
            return date.fromisoformat(body)
        if tag == "$decimal":
            return Decimal(body)
        if tag == "$enum":
            return _kind(body[0])(body[1])
        if tag == "$model":
            # A written threshold is a bare number where its measure gives the unit.
            return with_units(_kind(body[0]).model_validate(body[1]), {})[0]
        raise UnknownType(f"{tag} is no mark of a written value")


def text_of(value: Any) -> str:
    """Return a value without arrays as text, to be kept where no folder is."""
    return json.dumps(Writer(Path())._encode(value, ""), ensure_ascii=False, separators=(",", ":"))


def value_of(text: str) -> Any:
    """Return what ``text_of`` wrote."""
    return Reader(Path())._decode(json.loads(text))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles out of a block.

    Ten thousands of values without any would set it off again and again, each time over all that the process holds,
    which takes longer than reading them.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _name(kind: type) -> str:
    if kind not in _NAMES:
        raise UnknownType(f"{kind.__name__} is not in the register")
    return _NAMES[kind]


def _kind(name: str) -> Any:
    if name not in TYPES:
        raise UnknownType(f"{name} is not in the register")
    return TYPES[name]
