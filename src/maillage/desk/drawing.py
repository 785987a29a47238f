"""What templates are drawn with: their environment, and what every page needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final
from urllib.parse import quote

from babel.dates import format_datetime
from django.conf import settings
from django.http import HttpRequest
from django.template import engines
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from maillage.accounts.permissions import Actor, actor_of, may
from maillage.actions import shelf
from maillage.actions.partners.find import Line
from maillage.actions.plan.read import Opened
from maillage.desk.cells import Places, Rows, tree_of
from maillage.desk.factor import led
from maillage.desk.guard import SIGNED_IN, page_before
from maillage.desk.language import KNOWN, language_of
from maillage.desk.routes import MENU, ROUTES
from maillage.engine.kernel.reason import Fact, MaillageError, Term
from maillage.messages.format import LOCALES, Glossary, Language, format_exact, format_fact
from maillage.messages.render import bare_names
from maillage.report.page import vocabulary
from maillage.report.words import Words

_PLACE: Final = re.compile(r"<\w+:(\w+)>")
_MENUS: Final = 512
"""So many menus stay written: one for each set of roles, language and page."""
_SAFE: Final = "!$&'()*+,;=/~:@"
"""What may stand in a path as it is (RFC 3986), as Django has it."""


def environment(**options: Any) -> Environment:
    """Return the environment of the templates: a name that a template gets wrong is an error, never a blank."""
    made = Environment(autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True, loader=options["loader"])  # fmt: skip
    made.globals.update(zip=zip, static=lambda name: _static(name, get_script_prefix()), url=address_of)
    return made


@cache
def _static(name: str, mounted: str) -> str:
    """Return the address of a file that pages ask for; it stays what it is while the process runs."""
    del mounted  # in what Django returns
    return str(static(name))


@cache
def _pieces(name: str) -> tuple[tuple[tuple[str, str], ...], frozenset[str]] | None:
    """Return the pieces of a route's address, each with the name of what follows it, and all names; None for none."""
    paths = [route.path for route in ROUTES if route.name == name]
    if not paths:
        return None
    found = _PLACE.split(paths[0])
    return tuple(zip(found[::2], [*found[1::2], ""], strict=True)), frozenset(found[1::2])


def address_of(name: str, **place: object) -> str:
    """Return the address of a page by its name: as ``reverse`` does, which takes its time for each line of a list."""
    found = _pieces(name)
    if found is not None and not place and not found[1]:
        return get_script_prefix() + found[0][0][0]
    texts = {key: str(value) for key, value in place.items()}
    if found is None or found[1] != texts.keys() or any("/" in text for text in texts.values()):
        return reverse(name, kwargs=place or None)
    filled = [text + (quote(texts[known], safe=_SAFE) if known else "") for text, known in found[0]]
    return get_script_prefix() + "".join(filled)


def addresses_of(name: str) -> Callable[[str], str]:
    """Return what writes the address of a page with one place in it, for a list of many places."""
    found = _pieces(name)
    if found is None or len(found[1]) != 1:
        raise ValueError(f"{name}: not a page whose address has one place")
    (before, known), (after, _) = found[0]
    start = get_script_prefix() + before

    def written(place: str) -> str:
        return address_of(name, **{known: place}) if "/" in place else f"{start}{quote(place, safe=_SAFE)}{after}"

    return written


def page_context(request: HttpRequest) -> Mapping[str, Any]:
    """Return what every page needs: the language and its words, who reads, the menu."""
    language = language_of(request)
    actor = getattr(request, "actor", None) or _owner(request)
    opened = _shown(actor) if actor is not None else None
    glossary: Glossary = opened.glossary if opened is not None else bare_names
    currency = opened.plan.comparison.currency if opened is not None else ""
    words = Words(language, glossary)
    match = request.resolver_match
    here = match.url_name or "" if match is not None else ""
    section = (match.route or "").partition("/")[0] if match is not None else ""
    return {
        "language": language,
        "other_languages": [code for code in KNOWN if code != language],
        "d": lambda code, **facts: words.sentence(f"desk-{code}", **facts),
        "remedy": lambda finding: words.told(finding.code, finding.facts),
        "exact": lambda value: "–" if value is None else format_exact(value, language),
        "cell": lambda value: _cell(value, language),
        "stage": words.sentence,
        "fact": lambda fact: _fact(fact, words),
        "moment": lambda instant: format_datetime(instant, "medium", locale=LOCALES[language]),
        "single_sign_on": settings.SINGLE_SIGN_ON,
        "allowed": lambda action: actor is not None and may(actor, action),
        # What was sent is not sent again by changing the language.
        "again": request.get_full_path() if request.method != "POST" else page_before(request),
        "here": here,
        "menu": _menu(Actor(0, "", "", actor.roles), language, here, section, get_script_prefix()) if actor else "",
        # Written once for all the forms of a page: to mask it anew for each gains nothing.
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "actor": actor,
        "tree": tree_of(words, _places(words, _rules(actor, opened), opened)),
        "rows": lambda lines: _rows(lines, words, opened),
        **vocabulary(words, currency),
    }


def _owner(request: HttpRequest) -> Actor | None:
    """Return who looks after their own account, on pages that are not the desk's own; None for who is to sign in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    actor = actor_of(user)
    return None if led(request, actor) else actor


@lru_cache(_MENUS)
def _menu(actor: Actor, language: Language, here: str, section: str, mounted: str) -> SafeString:
    """Return the menu as it is written for who has some roles, a language, a page, and where the desk is mounted."""
    del mounted  # in the addresses that the template asks for
    shown = {"groups": _groups(actor), "here": here, "section": section,
             "d": lambda code: Words(language, bare_names).sentence(f"desk-{code}")}  # fmt: skip
    return mark_safe(engines["jinja2"].get_template("menu.html").render(shown))  # nosec B308 B703 # what Jinja wrote


def _groups(actor: Actor) -> list[tuple[str, list[str]]]:
    """Return the groups of the menu with what the reader may open; one entry needs no group around it."""
    permissions = {route.name: route.permission for route in ROUTES}
    open_to = [
        (group, [name for name in names if permissions[name] == SIGNED_IN or may(actor, permissions[name])])
        for group, names in MENU
    ]
    return [(group if len(names) > 1 else "", names) for group, names in open_to if names]


def _rules(actor: Actor | None, opened: Opened | None) -> str:
    """Return the address of the policy by which a plan was made; "" for who may not read it."""
    if actor is None or opened is None or not may(actor, "policy.read"):
        return ""
    header = opened.plan.header
    return f"{address_of('policy')}?version={quote(f'{header.policy_name}@{header.policy_version}')}"


def _fact(fact: Fact, words: Words) -> str:
    """Return a fact as a page shows it alone: a count has its thousands apart."""
    if isinstance(fact, Term):
        return words.term(fact)
    if isinstance(fact, int) and not isinstance(fact, bool):
        return words.number(fact)
    return str(format_fact(fact, words.language, words.glossary))


def _cell(value: Any, language: Language) -> str:
    """Return a canonical value as a table shows it: all its digits."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_exact(value, language)
    return str(format_fact(value, language, bare_names)) if isinstance(value, date | bool) else str(value)


def _shown(actor: Actor) -> Opened | None:
    """Return the plan shown, whose titles and currency every page uses; None where there is none to show."""
    try:
        return shelf.current(actor).opened
    except MaillageError:
        return None


def _places(words: Words, rules: str, opened: Opened | None) -> Places:
    """Return what writes the places of rules; kept beside the plan, for each language and whether they are led to."""
    kept = opened.kept if opened is not None else {}
    found: Places = kept.setdefault(("places", words.language, rules), Places(words, rules))
    return found


def _rows(lines: Iterable[Line], words: Words, opened: Opened | None) -> Markup:
    """Write partners in a list; what writes them is kept beside the plan, for each language."""
    kept = opened.kept if opened is not None else {}
    if ("rows", words.language) not in kept:
        kept["rows", words.language] = Rows(words)
    writer: Rows = kept["rows", words.language]
    return writer.written(lines, addresses_of("partner"))
