"""What the terminal shows: findings, trees of reasons, tables."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from maillage.engine.kernel.digest import plain
from maillage.engine.kernel.reason import Finding, Reason, Severity, Term
from maillage.messages.format import Glossary, Language
from maillage.messages.render import bare_names, finding_sentence, reason_sentence, sentence

MARKS = {
    Severity.ERROR: "[red]✗[/red]",
    Severity.WARNING: "[yellow]![/yellow]",
    Severity.NOTE: "[cyan]·[/cyan]",
}


_WIDE = 160
"""Columns of what is not a terminal: a file, a pipe."""
_ROOMY = 140
"""From so many columns on a table shows all that it has."""


class Screen:
    """Speaks one language to one terminal; results to standard output, problems and progress to the other."""

    def __init__(self, language: Language, glossary: Glossary = bare_names) -> None:
        """Speak ``language``."""
        self.language: Language = language
        self.glossary = glossary
        self.out = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else _WIDE)
        self.err = Console(stderr=True, soft_wrap=True, highlight=False)

    def say(self, code: str, **facts: Any) -> None:
        """Print the sentence of a code to standard output."""
        self.out.print(escape(sentence(code, facts, self.language, self.glossary)))

    def progress(self, code: str, **facts: Any) -> None:
        """Print the sentence of a code where it does not mix with results."""
        self.err.print("[dim]" + escape(sentence(code, facts, self.language, self.glossary)) + "[/dim]")

    def words(self, code: str, **facts: Any) -> str:
        """Return the sentence of a code."""
        return sentence(code, facts, self.language, self.glossary)

    def title(self, kind: str, name: str) -> str:
        """Return the title of a name; "" for none."""
        return self.glossary(Term(kind, name), self.language) if name else ""

    def findings(self, findings: Iterable[Finding], *, problems: bool = False, most: int = 200) -> None:
        """Print findings, gravest first, at most ``most`` of each kind; the rest is counted, never silent."""
        console = self.err if problems else self.out
        listed = sorted(findings, key=lambda finding: [*Severity].index(finding.severity))
        totals = Counter((finding.severity, finding.code) for finding in listed)
        shown: Counter[tuple[Severity, str]] = Counter()
        for finding in listed:
            kind = (finding.severity, finding.code)
            if shown[kind] == most:
                continue
            shown[kind] += 1
            text = finding_sentence(finding, self.language, self.glossary)
            console.print(f"{MARKS[finding.severity]} {escape(text)}")
            if shown[kind] == most and totals[kind] > most:
                console.print("  " + escape(self.words("screen-more-findings", count=totals[kind] - most)))

    def reason(self, reason: Reason) -> None:
        """Print a reason and those below it as a tree."""
        self.out.print(self._tree(reason), soft_wrap=False)

    def table(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        right: frozenset[int] = frozenset(),
        second: frozenset[int] = frozenset(),
    ) -> None:
        """Print a table; columns in ``right`` are aligned to the right, those in ``second`` need a wide terminal."""
        shown = [index for index in range(len(headings)) if index not in second or self.out.width >= _ROOMY]
        made = Table(box=None, pad_edge=False, header_style="bold")
        for index in shown:
            # A number is never broken; words give way.
            made.add_column(escape(headings[index]), justify="right" if index in right else "left",
                            no_wrap=index in right or index == 0, overflow="fold")  # fmt: skip
        for row in rows:
            made.add_row(*(escape(row[index]) for index in shown))
        self.out.print(made)

    def _tree(self, reason: Reason, parent: Tree | None = None) -> Tree:
        mark = {True: "[green]✓[/green] ", False: "[red]✗[/red] ", None: ""}[reason.holds]
        text = mark + escape(reason_sentence(reason, self.language, self.glossary))
        if reason.clause:
            text += f" [dim]{escape(reason.clause)}[/dim]"
        node = Tree(text) if parent is None else parent.add(text)
        for part in reason.parts:
            self._tree(part, node)
        return node


def print_json(value: Any) -> None:
    """Print a value as JSON, one document, keys as they are."""
    json.dump(plain(value), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
