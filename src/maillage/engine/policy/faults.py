"""Faults of form, as pydantic finds them, turned into findings with their place and their remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.places import clause_of
from maillage.engine.policy.text import Path, Written
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import NAME_PATTERN
from maillage.engine.policy.types.conditions import CONDITION_KEYS
from maillage.engine.policy.types.measures import MEASURE_KEYS
from maillage.engine.policy.vocabulary import words_at

Facts_ = dict[str, Fact]

WANTED: Final[Mapping[str, str]] = {
    "string_type": "policy-wants-text",
    "int_type": "policy-wants-whole-number", "int_parsing": "policy-wants-whole-number",
    "int_from_float": "policy-wants-whole-number", "int_parsing_size": "policy-wants-whole-number",
    "decimal_type": "policy-wants-number", "decimal_parsing": "policy-wants-number",
    "finite_number": "policy-wants-number",
    "bool_type": "policy-wants-truth", "bool_parsing": "policy-wants-truth",
    "list_type": "policy-wants-list", "tuple_type": "policy-wants-list",
    "too_short": "policy-list-short", "too_long": "policy-list-long",
    "model_type": "policy-wants-words", "dict_type": "policy-wants-words",
    "is_instance_of": "policy-wants-words", "dataclass_type": "policy-wants-words",
    "model_attributes_type": "policy-wants-words",
    "string_too_short": "policy-text-empty",
    "decimal_max_digits": "policy-amount-large", "decimal_whole_digits": "policy-amount-large",
}  # fmt: skip
"""Error of pydantic → code, where no facts are needed beyond the value."""
SHAPE: Final = frozenset({"list_type", "model_type", "dict_type", "is_instance_of", "string_type", "bool_type",
                          "int_type", "int_parsing", "bool_parsing", "dataclass_type", "policy-amount"})  # fmt: skip
"""Errors by which a union says that a value has not the shape of one of its members."""
PATTERNS: Final[Mapping[str, str]] = {
    NAME_PATTERN: "policy-name",
    r"^[A-Z]{3}$": "policy-currency-form",
    r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": "policy-wants-month-day",
    r"^(count|ratio|points|hours|[A-Z]{3})$": "policy-unit-form",
}


def findings_of(error: ValidationError, written: Written, root: type[BaseModel] = Policy) -> tuple[Finding, ...]:
    """Return one finding for each fault, in the order of the file; ``root`` is the language (see ``words_at``)."""
    placed = [(path_of(details, written.value), details) for details in error.errors(include_url=False)]
    found: dict[tuple[Path, str], Finding] = {}
    for path, details in placed:
        if not _answered_deeper(path, details, placed):
            finding = _finding(path, details, written, root)
            found.setdefault((path, "" if details["type"] in SHAPE else finding.code), finding)
    return tuple(sorted(found.values(), key=_by_place))


def _by_place(finding: Finding) -> tuple[str, int, int]:
    assert finding.source is not None, "every fault of form has a place"
    return finding.source.file, finding.source.line, finding.source.column


def _answered_deeper(path: Path, details: ErrorDetails, all_: list[tuple[Path, ErrorDetails]]) -> bool:
    """Whether a member of a union only says that the value is of another shape, while the other looked inside."""
    if details["type"] not in SHAPE:
        return False
    return any(
        other is not details and (len(place) > len(path) or other["type"] not in SHAPE) and place[: len(path)] == path
        for place, other in all_
    )


def path_of(details: ErrorDetails, value: Any) -> Path:
    """Return the path in the written text of an error.

    Pydantic puts the names of union members between the words; the path is the longest chain of words that exist
    in the text, first of all one that ends at the very value that the error is about.
    """
    steps = [step for step in details["loc"] if step != "[key]"]
    missing = steps.pop() if details["type"] == "missing" else None
    walks = _walks(value, steps)
    best = max(walks, key=lambda walk: (walk[0] is details["input"], len(walk[1]), walk[2]))[1]
    return best if missing is None else (*best, missing)


def _walks(value: Any, steps: list[str | int]) -> list[tuple[Any, Path, int]]:
    """Every way to follow the steps, each followed or skipped: where it ends, its path, the last step followed."""
    reached: list[tuple[Any, Path, int]] = [(value, (), -1)]
    for index, step in enumerate(steps):
        for end, path, _ in list(reached):
            known = range(len(end)) if isinstance(end, list) else end if isinstance(end, dict) else ()
            if step in known:
                reached.append((end[step], (*path, step), index))
    return reached


def _finding(path: Path, details: ErrorDetails, written: Written, root: type[BaseModel]) -> Finding:
    kind, context = details["type"], details.get("ctx") or {}
    place = written.place(path)
    facts: Facts_ = {"value": _shown(details["input"], place.value), "word": _last_word(path)}
    code = WANTED.get(kind, "policy-wants-words")
    if kind == "missing":
        code = "policy-word-missing"
    elif kind == "extra_forbidden":
        place = written.word(path)
        code = _suggest(facts, str(path[-1]), words_at(details["loc"][:-1], root), "policy-word-unknown")
    elif kind == "literal_error":
        code = _suggest(facts, str(facts["value"]), _expected(details), "policy-not-one-of")
    elif kind in ("condition_kind", "measure_kind"):
        known = CONDITION_KEYS if kind == "condition_kind" else tuple(MEASURE_KEYS)
        words = tuple(details["input"]) if isinstance(details["input"], dict) else ()
        near = [(word, nearest(word, known)) for word in words if nearest(word, known)]
        facts["known"], facts["found"] = known, tuple(words)
        facts["word"], facts["nearest"] = near[0] if near else ("", "")
        code = "policy-" + kind.replace("_", "-") + ("-near" if near else "")
        place = written.word((*path, near[0][0])) if near else place
    elif kind == "string_pattern_mismatch":
        code = PATTERNS[str(context["pattern"])]
        if "[key]" in details["loc"]:
            place, facts["value"] = written.word(path), str(path[-1])
    elif kind in ("greater_than_equal", "greater_than", "less_than_equal"):
        code = "policy-number-" + kind.replace("_", "-")
        facts["bound"] = str(next(iter(context.values())))
    elif kind.startswith("policy-"):
        code = kind
        facts.update({name: _fact(item) for name, item in context.items()})
    return Finding(Severity.ERROR, code, facts, clause_of(path, written.value), source=place)


def _suggest(facts: Facts_, word: str, known: tuple[str, ...], code: str) -> str:
    """Add the nearest known word, or else all of them, to the facts; return the code that says so."""
    facts["known"] = known
    facts["nearest"] = nearest(word, known)
    return f"{code}-near" if facts["nearest"] else code


def _expected(details: ErrorDetails) -> tuple[str, ...]:
    text = str((details.get("ctx") or {}).get("expected", ""))
    return tuple(part.strip("'") for part in text.replace(" or ", ", ").split(", "))


def _last_word(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shown(value: Any, written: str) -> str:
    return written or ("" if isinstance(value, dict | list | None) else str(value))


def _fact(value: Any) -> Fact:
    return value if isinstance(value, int) else str(value)
