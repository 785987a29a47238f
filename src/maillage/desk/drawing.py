"""What templates are drawn with: their environment, and what every page needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_datetime
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, select_autoescape

from maillage.accounts.permissions import Actor, may
from maillage.desk import shelf
from maillage.desk.guard import SIGNED_IN
from maillage.desk.language import KNOWN, language_of
from maillage.desk.routes import MENU, ROUTES
from maillage.engine.kernel.reason import MaillageError, Term
from maillage.messages.format import LOCALES, Glossary, Language, format_exact, format_fact
from maillage.messages.render import bare_names, sentence
from maillage.report.page import vocabulary
from maillage.report.words import Words


def environment(**options: Any) -> Environment:
    """Return the environment of the templates: a name that a template gets wrong is an error, never a blank."""
    made = Environment(autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True, loader=options["loader"])  # fmt: skip
    made.globals.update(zip=zip, static=static, url=lambda name, **place: reverse(name, kwargs=place or None))
    return made


def page_context(request: HttpRequest) -> Mapping[str, Any]:
    """Return what every page needs: the language and its words, who reads, the menu."""
    language = language_of(request)
    actor = getattr(request, "actor", None)
    glossary, currency = _plan_words(actor) if actor is not None else (bare_names, "")
    words = Words(language, glossary)
    permissions = {route.name: route.permission for route in ROUTES}
    # The first page of somebody without roles says so itself.
    shown = [
        name for name in MENU if actor is not None and (permissions[name] == SIGNED_IN or may(actor, permissions[name]))
    ]
    match = request.resolver_match
    return {
        "language": language,
        "other_languages": [code for code in KNOWN if code != language],
        "d": lambda code, **facts: words.spaced(sentence(f"desk-{code}", facts, language, glossary)),
        "remedy": lambda finding: words.finding(replace(finding, source=None)),
        "exact": lambda value: "–" if value is None else format_exact(value, language),
        "cell": lambda value: _cell(value, language),
        "stage": lambda code: words.spaced(sentence(code, {}, language)),
        "fact": lambda fact: words.term(fact) if isinstance(fact, Term) else format_fact(fact, language, glossary),
        "moment": lambda instant: format_datetime(instant, "medium", locale=LOCALES[language]),
        "single_sign_on": settings.SINGLE_SIGN_ON,
        "menu": shown,
        "here": match.url_name if match is not None else "",
        "actor": actor,
        **vocabulary(words, currency),
    }


def _cell(value: Any, language: Language) -> str:
    """Return a canonical value as a table shows it: all its digits."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_exact(value, language)
    return str(format_fact(value, language, bare_names)) if isinstance(value, date | bool) else str(value)


def _plan_words(actor: Actor) -> tuple[Glossary, str]:
    """Return the titles of the plan shown and its currency; bare names where there is none to show."""
    try:
        opened = shelf.current(actor).opened
    except MaillageError:
        return bare_names, ""
    return opened.glossary, opened.plan.comparison.currency
