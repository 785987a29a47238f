"""Faults of a mapping, each at the place of the word that is wrong."""

from __future__ import annotations

from maillage.engine.kernel.reason import Fact, Finding, Severity, Source
from maillage.engine.policy.text import Written


class Faults:
    """Collects findings; ``written`` knows the places of a mapping's words, None where they do not matter."""

    def __init__(self, written: Written | None) -> None:
        self._written = written
        self._found: list[Finding] = []

    def add(
        self, code: str, *path: str | int, word: bool = False, severity: Severity = Severity.ERROR, **facts: Fact
    ) -> None:
        """Add a fault of the value at ``path``, or of its key where it is the ``word`` that is wrong."""
        clause = "/".join(map(str, path))
        self._found.append(Finding(severity, code, facts, clause, source=self._source(path, word=word)))

    def in_order(self) -> tuple[Finding, ...]:
        """Return the findings by their place in the text, each once."""
        places = [finding.source or Source("") for finding in self._found]
        ranked = sorted(range(len(places)), key=lambda at: (places[at].line, places[at].column, at))
        return tuple(self._found[at] for at in ranked)

    def _source(self, path: tuple[str | int, ...], *, word: bool) -> Source | None:
        if self._written is None:
            return None
        # A list of one may be written without being a list.
        alone = tuple(step for step in path if isinstance(step, str))
        written = path if path in self._written.places or alone not in self._written.places else alone
        return self._written.word(written) if word else self._written.place(written)
