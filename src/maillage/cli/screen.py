"""What the terminal shows: findings, trees of reasons, tables."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from maillage.engine.kernel.digest import plain
from maillage.engine.kernel.reason import Finding, Reason, Severity
from maillage.messages.format import Glossary, Language
from maillage.messages.render import bare_names, finding_sentence, reason_sentence, sentence

MARKS = {
    Severity.ERROR: "[red]✗[/red]",
    Severity.WARNING: "[yellow]![/yellow]",
    Severity.NOTE: "[cyan]·[/cyan]",
}


_WIDE = 160
"""Columns of what is not a terminal: a file, a pipe."""


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

    def findings(self, findings: Iterable[Finding], *, problems: bool = False, most: int = 200) -> None:
        """Print findings, gravest first, at most ``most`` of each gravity; the rest is counted, never silent."""
        console = self.err if problems else self.out
        for severity in Severity:
            group = [finding for finding in findings if finding.severity is severity]
            for finding in group[:most]:
                text = finding_sentence(finding, self.language, self.glossary)
                console.print(f"{MARKS[severity]} {escape(text)}")
            if len(group) > most:
                console.print("  " + escape(self.words("screen-more-findings", count=len(group) - most)))

    def reason(self, reason: Reason) -> None:
        """Print a reason and those below it as a tree."""
        self.out.print(self._tree(reason), soft_wrap=False)

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset()
    ) -> None:
        """Print a table; the columns in ``right`` are aligned to the right."""
        made = Table(box=None, pad_edge=False, header_style="bold")
        for index, heading in enumerate(headings):
            made.add_column(escape(heading), justify="right" if index in right else "left", overflow="fold")
        for row in rows:
            made.add_row(*(escape(cell) for cell in row))
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
