"""The policy: read in prose and as it is written, compared, written anew, and what that would do to whom."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.jobs.ask import ask
from maillage.actions.plan.names import names_of
from maillage.actions.policy.draft import check_draft
from maillage.actions.policy.foresee import KIND, foreseen
from maillage.actions.policy.read import Read, label_of, read_version
from maillage.actions.policy.save import save_version
from maillage.actions.policy.words import Word, words_of
from maillage.desk.language import language_of
from maillage.engine.kernel.reason import Finding, MaillageError, Term
from maillage.engine.policy.diff import Change, diff
from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.writing import line_of
from maillage.messages.glossary import saying_none
from maillage.messages.prose import glossary_of_prose, listed, paragraph
from maillage.report.words import Words

_NUMBER = 12
"""Digits of the largest number of a job."""


def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show a version as a person reads it."""
    found = _read(request, actor)
    language = language_of(request)
    look_up = glossary_of_prose(found.loaded.policy, names_of(shelf.book().records_state()))
    spaced = Words(language, look_up).spaced

    def told(passage: Passage) -> str:
        return spaced(paragraph(passage, language, look_up))

    def name(passage: Passage) -> str:
        tier = passage.facts.get("tier")
        return look_up(tier, language) if passage.code == "prose-tier" and isinstance(tier, Term) else ""

    shown = {"told": told, "listed": listed, "name": name, "anchors": anchors_of(found)}
    return render(request, "policy.html", {**_frame(found, actor), **shown})


def written(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show a version as its file has it, line by line."""
    found = _read(request, actor)
    return render(request, "policy_text.html", {**_frame(found, actor), "lines": found.text.splitlines()})


def compare(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show two versions side by side, clause by clause."""
    new = _read(request, actor)
    old = read_version(actor, shelf.book(), request.GET.get("with", "") or new.before)
    shown = {"old": old, "parts": parts_of(diff(old.loaded, new.loaded)), "line_of": line_of}
    return render(request, "policy_compare.html", {**_frame(new, actor), **shown})


def draft(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give a version to be written anew."""
    return _editor(request, actor, _read(request, actor).text, ())


def check(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say what is wrong with a text, and what it changes."""
    base = request.POST.get("base", "")
    found = check_draft(actor, shelf.book(), _text(request), base)
    shown = {"draft": found, "parts": parts_of(found.changes), "line_of": line_of}
    return render(request, "policy_checked.html", shown)


def save(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep a text as a new version; a text that cannot be kept comes back with what is wrong."""
    try:
        label = save_version(actor, shelf.book(), _text(request))
    except MaillageError as error:
        return _editor(request, actor, _text(request), error.findings)
    return redirect(f"{reverse('policy')}?version={label}")


def foresee(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Have a worker find out what a version, or a text, would do to whom."""
    given = request.POST
    arguments = {"old": given.get("old", ""), "new": given.get("new", ""), "text": given.get("text", ""),
                 "as_of": shelf.current(actor).opened.plan.header.as_of.isoformat()}  # fmt: skip
    read_version(actor, shelf.book(), arguments["old"])
    job = ask(actor, shelf.book(), KIND, {name: value for name, value in arguments.items() if value})
    return redirect(f"{reverse('policy_effect')}?job={job.number}")


def effect(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what was found out, or how far finding out is."""
    number = request.GET.get("job", "")
    if not number.isdecimal() or len(number) > _NUMBER:
        return render(request, "policy_effect.html", {"found": None})
    found, summary, moves = foreseen(actor, shelf.book(), int(number))
    words = Words(language_of(request), saying_none(shelf.current(actor).opened.glossary))
    shown = {"found": found, "job": found.job, "summary": summary, "moves": moves, "back": request.get_full_path(),
             "reason": words.reason}  # fmt: skip
    return render(request, "policy_effect.html", shown)


def _read(request: HttpRequest, actor: Actor) -> Read:
    return read_version(actor, shelf.book(), request.GET.get("version", ""), datetime.now(UTC).date())


def _text(request: HttpRequest) -> str:
    # A form sends its lines with both ends of line.
    return request.POST.get("text", "").replace("\r\n", "\n")


def _frame(found: Read, actor: Actor) -> dict[str, Any]:
    """Return what every page of a version shows around it."""
    return {"read": found, "label_of": label_of, "may_write": may(actor, "policy.write")}


def _editor(request: HttpRequest, actor: Actor, text: str, findings: Sequence[Finding]) -> HttpResponse:
    base = request.POST.get("base", "") or request.GET.get("version", "")
    found = read_version(actor, shelf.book(), base, datetime.now(UTC).date())
    words = json.dumps([_suggestion(word) for word in words_of(found.loaded.policy)], ensure_ascii=False)
    shown = {**_frame(found, actor), "text": text, "findings": findings, "words": words}
    return render(request, "policy_draft.html", shown, status=409 if findings else 200)


def _suggestion(word: Word) -> list[str]:
    return [word.word, word.of]


def anchors_of(found: Read) -> Callable[[Passage], list[str]]:
    """Return what gives the clauses that a paragraph is the first to tell, by which links find it."""
    told = {section.part for section in found.sections}

    def anchors(passage: Passage) -> list[str]:
        own = [] if passage.clause in told or not passage.clause else [passage.clause]
        told.update(own)
        return [*own, *(clause for one in passage.then for clause in anchors(one))]

    return anchors


def parts_of(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Return the clauses that differ by the part of the policy in which they stand."""
    return [(part, [*found]) for part, found in groupby(changes, key=lambda change: change.part)]
