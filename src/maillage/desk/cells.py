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


class Places:
    """Writes where the rules of reasons stand in the policy: by the title that a clause has, else by its name.

    Each is written once and kept with this object, as many as the policy has: see ``Rows`` for how long.
    """

    def __init__(self, words: Words, rules: str = "") -> None:
        """Write in ``words``; ``rules``: the address of the policy in prose, to lead to, "" for who may not read it."""
        self._words, self._rules = words, escape(rules)
        self._kept: dict[str, str] = {"": ""}

    def written(self, clause: str) -> str:
        """Return a clause's place as it stands behind a reason; nothing for a reason without one."""
        if clause not in self._kept:
            title = self._words.term(Term("clause", clause))
            named = f' title="{escape(clause)}"' if title != clause else ""
            self._kept[clause] = (
                f'<a class="clause" href="{self._rules}#{quote(clause)}"{named}>{escape(title)}</a>'
                if self._rules
                else f'<span class="clause"{named}>{escape(title)}</span>'
            )
        return self._kept[clause]


def tree_of(words: Words, places: Places) -> Callable[[Reason], Markup]:
    """Return what writes a reason with all below it as an item of a list."""

    def written(reason: Reason) -> Markup:
        return Markup(item(reason))  # nosec B704 # every value in an item is escaped, below or in ``Places``

    def item(reason: Reason) -> str:
        below = f"<ul>{''.join(map(item, reason.parts))}</ul>" if reason.parts else ""
        told = escape(words.reason(reason))
        return f'<li><span class="{_HELD[reason.holds]}">{told}</span>{places.written(reason.clause)}{below}</li>'

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
