"""Reasons and findings read aloud in both languages: a code without sentence, or a fact missing, is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources

from fluent.syntax import ast, parse

from maillage.engine.kernel.reason import Finding, Reason
from maillage.messages.render import finding_sentence, reason_sentence


def spoken(reason: Reason) -> Iterator[str]:
    """Yield the codes of a reason and its parts, each rendered in both languages."""
    texts = {reason_sentence(reason, "fr"), reason_sentence(reason, "en")}
    assert len(texts) == 2, f"{reason.code} says the same in both languages: {texts}"
    assert all("{" not in text and "None" not in text for text in texts), texts
    yield reason.code
    for part in reason.parts:
        yield from spoken(part)


def told(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the codes of findings, each rendered in both languages."""
    for finding in findings:
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
        yield finding.code


def codes_of(stage: str) -> set[str]:
    """The codes that a stage's file of sentences has."""
    text = (resources.files("maillage.messages") / "en" / f"{stage}.ftl").read_text(encoding="utf-8")
    return {entry.id.name for entry in parse(text).body if isinstance(entry, ast.Message)}


def parts_of(reason: Reason, code: str) -> list[Reason]:
    """The parts of a reason that have a code, at any depth."""
    return [found for part in (reason, *reason.parts) if part is not reason or not reason.parts
            for found in ([part] if part.code == code else [] if part is reason else parts_of(part, code))]  # fmt: skip
