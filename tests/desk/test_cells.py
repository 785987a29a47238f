"""Lines of the list of partners, and what is kept to write them."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace
from typing import Any

import pytest

from maillage.actions.partners.find import Line
from maillage.desk.cells import Places, Rows, tree_of
from maillage.desk.drawing import _rows
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.messages.format import Glossary, Language
from maillage.messages.render import bare_names, reason_sentence
from maillage.report.words import Words


def line(**other: Any) -> Line:
    usual = Line("P1", "Dupré & fils", "aligned", "idf", "", ("person", "h01"), 1234, Quantity.of(52_345_678, "EUR"))
    return usual._replace(**other)


def written(one: Line, glossary: Glossary = bare_names, language: Language = "fr") -> str:
    return Rows(Words(language, glossary)).written([one], lambda partner: f"/partners/{partner}/")


def test_a_line_says_all_of_a_partner_in_the_readers_words() -> None:
    assert written(line()) == (
        '<tr><th scope="row"><a href="/partners/P1/">Dupré &amp; fils</a><span class="under">P1</span></th>'
        '<td>aligned</td><td class="second">–</td><td class="second">idf</td><td class="second">h01</td>'
        '<td class="n second">1\u202f234</td><td class="n">52,3\u00a0M€</td></tr>'
    )
    assert "€52.3M" in written(line(), language="en")


def test_a_seat_that_nobody_holds_is_marked() -> None:
    assert '<span class="under flag">' in written(line(primary=("seat", "s1")))
    assert "flag" not in written(line())


@pytest.mark.parametrize("field", ["partner", "name", "tier", "territory", "cluster", "primary"])
def test_nothing_in_a_line_can_act(field: str) -> None:
    hostile = '<script>"x"</script>'
    found = written(line(**{field: ("person", hostile) if field == "primary" else hostile}))
    assert "<script>" not in found
    assert '"x"' not in found
    assert "&lt;script&gt;" in found


def test_a_reason_stands_with_all_below_it() -> None:
    code = "cluster-holds"
    facts: dict[str, Fact] = {"partner": Term("partner", "<b>"), "weight": Quantity.of(1, "EUR")}
    whole = Reason(code, "a<b", facts, True, (Reason(code, "", facts, False), Reason(code, "", facts)))
    told = escape(reason_sentence(whole, "en"))
    assert "&lt;b&gt;" in told
    words = Words("en", bare_names)
    rules = Places(words, "/policy/?version=a%40b")
    assert '<a class="clause" href="/policy/?version=a%40b#a%3Cb">a&lt;b</a>' in tree_of(words, rules)(whole)
    assert tree_of(words, Places(words))(whole) == (
        f'<li><span class="holds">{told}</span><span class="clause">a&lt;b</span>'
        f'<ul><li><span class="fails">{told}</span></li><li><span class="">{told}</span></li></ul></li>'
    )


def test_a_rule_is_called_by_its_title_where_it_has_one() -> None:
    def glossary(term: Term, language: Language) -> str:
        return "buys <direct>" if (term, language) == (Term("clause", "tiers/a"), "en") else term.name

    places = Places(Words("en", glossary), "/policy/")
    for _ in range(2):
        assert places.written("tiers/a") == (
            '<a class="clause" href="/policy/#tiers/a" title="tiers/a">buys &lt;direct&gt;</a>'
        )
    assert places.written("tiers/b") == '<a class="clause" href="/policy/#tiers/b">tiers/b</a>'
    assert places.written("") == ""
    assert Places(Words("en", glossary)).written("tiers/a").startswith('<span class="clause" title="tiers/a">buys')


def titled(title: str) -> Any:
    def glossary(term: Term, language: Language) -> str:
        return f"{title} {term.name} {language}"

    return SimpleNamespace(glossary=glossary, kept={})


def test_what_is_kept_is_of_one_plan_and_one_language() -> None:
    before, after = titled("Before"), titled("After")

    def shown(opened: Any, language: Language = "fr") -> str:
        return _rows([line()], Words(language, opened.glossary), opened)

    assert "Before aligned fr" in shown(before)
    # Another plan has come into force, and comes with what is kept of it alone.
    assert "After aligned fr" in shown(after)
    assert "Before aligned en" in shown(before, "en")
    # Kept for all plans together it would say what was: so it is seen that cells are kept at all.
    after.kept = before.kept
    assert "Before aligned fr" in shown(after)
