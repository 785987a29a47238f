"""What pages have most of, written at once: a template would take longer over it than over all the rest of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from maillage.actions.partners.find import Line
from maillage.engine.kernel.reason import Reason, Term
from maillage.report.words import Words

_HELD: Final = {True: "holds", False: "fails", None: ""}


def tree_of(words: Words, rules: str = "") -> Callable[[Reason], Markup]:
    """Return what writes a reason with all below it as an item of a list.

    ``rules`` is the address of the policy in prose, where each clause leads; "" for who may not read it.
    """

    def written(reason: Reason) -> Markup:
        return Markup(item(reason))  # nosec B704 # every value in an item is escaped below

    def item(reason: Reason) -> str:
        clause = place(reason.clause) if reason.clause else ""
        below = f"<ul>{''.join(map(item, reason.parts))}</ul>" if reason.parts else ""
        told = escape(words.reason(reason))
        return f'<li><span class="{_HELD[reason.holds]}">{told}</span>{clause}{below}</li>'

    def place(clause: str) -> str:
        if not rules:
            return f'<span class="clause">{escape(clause)}</span>'
        return f'<a class="clause" href="{escape(rules)}#{quote(clause)}">{escape(clause)}</a>'

    return written


class Rows:
    """Writes lines in one reader's words.

    The cells that many lines share (tier, cluster, territory, primary contact) are written once and kept with this
    object, as many as the plan has of them; nothing is kept of a partner. Words are those of one plan and one language:
    whoever keeps the object drops it with the plan.
    """

    def __init__(self, words: Words) -> None:
        """Write in ``words``."""
        self._words = words
        self._cells: dict[tuple[str, str], str] = {}
        self._vacant = f'<span class="under flag">{escape(words.label("vacant"))}</span>'

    def written(self, lines: Iterable[Line], address: Callable[[str], str]) -> Markup:
        """Return the lines as rows of the table; ``address`` gives that of a partner's page."""
        rows = (self._row(line, address(line.partner)) for line in lines)
        return Markup("".join(rows))  # nosec B704 # every value in a row is escaped below

    def _row(self, line: Line, address: str) -> str:
        return (
            f'<tr><th scope="row"><a href="{escape(address)}">{escape(line.name)}</a>'
            f'<span class="under">{escape(line.partner)}</span></th>'
            f"<td>{self._cell('tier', line.tier)}</td>"
            f'<td class="second">{self._cell("cluster", line.cluster)}</td>'
            f'<td class="second">{self._cell("territory", line.territory)}</td>'
            f'<td class="second">{self._cell(*line.primary)}</td>'
            f'<td class="n second">{escape(self._words.number(line.contacts))}</td>'
            f'<td class="n">{escape(self._words.money(line.revenue))}</td></tr>'
        )

    def _cell(self, kind: str, name: str) -> str:
        if (kind, name) not in self._cells:
            vacant = self._vacant if kind == "seat" else ""
            self._cells[kind, name] = f"{escape(self._words.term(Term(kind, name)))}{vacant}"
        return self._cells[kind, name]
