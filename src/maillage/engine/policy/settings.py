"""What aligned business units set for themselves, written into the policy before it is read."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from maillage.engine.policy.inherit import covered
from maillage.engine.policy.places import NAMED_LISTS, name_of
from maillage.engine.policy.text import Path, Written


def with_settings(written: Written) -> Written:
    """Return the text with what each aligned unit ``sets``, where it ``may_set`` it and the clause exists.

    A setting that is not allowed changes nothing; ``policy check`` tells it. Of two units that set the same clause
    the first counts.
    """
    settings = list(_settings(written.value))
    if not settings:
        return written
    made = Written(written.file, deepcopy(written.value), dict(written.places), dict(written.words))
    done: set[Path] = set()
    for origin, path, value in settings:
        place = found_at(written.value, path)
        if place is None or place in done:
            continue
        done.add(place)
        above: Any = made.value
        for step in place[:-1]:
            above = above.setdefault(step, {}) if isinstance(above, dict) else above[step]
        above[place[-1]] = deepcopy(value)
        _note(made, written, origin, place, value)
    return made


def _settings(value: dict[str, Any]) -> Iterator[tuple[Path, str, Any]]:
    """Yield where a setting was written, the path that it sets, and its value; faults of form are told by reading."""
    units = value.get("units")
    for index, unit in enumerate(units if isinstance(units, list) else []):
        if not isinstance(unit, dict) or unit.get("attachment") != "aligned":
            continue
        allowed, sets = unit.get("may_set"), unit.get("sets")
        if not isinstance(allowed, list) or not isinstance(sets, dict):
            continue
        rules = [rule for rule in allowed if isinstance(rule, str)]
        for path, item in sets.items():
            if covered(tuple(path.split(".")), rules):
                yield ("units", index, "sets", path), path, item


def _note(made: Written, written: Written, origin: Path, place: Path, value: Any) -> None:
    """Let the changed clause point to where its value was written."""
    made.places[place] = written.place(origin)
    made.words[place] = written.word(origin)
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in steps:
            _note(made, written, (*origin, step), (*place, step), item)


def found_at(value: dict[str, Any], path: str, *, written: bool = False) -> Path | None:
    """Return the steps to the clause that a path names (names joined by dots), None where there is none.

    Without ``written``, the words of a named thing or a form need not stand there yet: reading tells whether they may.
    """
    return _steps(value, tuple(path.split(".")), "", written)


def _steps(value: Any, words: tuple[str, ...], listed: str, written: bool) -> Path | None:
    if not words:
        return ()
    if isinstance(value, list) and listed in NAMED_LISTS:
        for index, item in enumerate(value):
            name = name_of(listed, item) or ""
            size = len(name.split("."))
            if ".".join(words[:size]) == name:
                rest = _steps(item, words[size:], name, written)
                return None if rest is None else (index, *rest)
    if not isinstance(value, dict):
        return None
    for size in range(len(words), 0, -1):
        word = ".".join(words[:size])
        if word in value:
            rest = _steps(value[word], words[size:], word, written)
            return None if rest is None else (word, *rest)
    # Not at the top: what stands there is the policy's own to write.
    return None if written or not listed else words
