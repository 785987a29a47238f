"""What ``maillage policy diff`` prints: changed clauses by part, then who moves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from maillage.actions.policy.compare import Effect
from maillage.cli.screen import Screen
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.policy.diff import Change
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.policy.writing import line_of
from maillage.messages.glossary import saying_none


def print_changes(old: LoadedPolicy, new: LoadedPolicy, changes: Sequence[Change], talk: Screen) -> None:
    """Print the changed clauses, part by part, with their values as the language writes them and their lines."""
    talk.say("policy-diff-found", old=old.chain[-1], new=new.chain[-1], count=len(changes))
    for part, found in groupby(changes, key=lambda change: change.part):
        talk.say(f"policy-diff-part-{part}")
        for change in found:
            talk.say(
                f"policy-diff-{change.kind}",
                path=change.path,
                measured="yes" if change.measure else "no",
                measure=Term("measure", change.measure),
                old=line_of(change.old),
                new=line_of(change.new),
                **_places(change),
            )


def print_effect(made: Effect, book: str, talk: Screen) -> None:
    """Print who moves: in figures, then the largest one by one."""
    talk = Screen(talk.language, saying_none(talk.glossary))
    if not made.partners:
        talk.say("policy-diff-nobody", book=book, day=made.day)
        return
    talk.say("policy-diff-moved", book=book, day=made.day, count=made.moved, partners=made.partners)
    if made.moved and made.revenue is not None and made.revenue_all is not None:
        share = _share(made.revenue, made.revenue_all)
        talk.say("policy-diff-revenue", revenue=made.revenue, all=made.revenue_all, share=share)
    for shift in made.tiers:
        code = "policy-diff-tier" if shift.revenue is not None else "policy-diff-tier-unmeasured"
        talk.say(code, old=Term("tier", shift.old), new=Term("tier", shift.new), count=shift.count,
                 revenue=shift.revenue)  # fmt: skip
    for word in ("formed", "dissolved", "regrouped"):
        names = tuple(Term("cluster", name) for name in getattr(made, word))
        if names:
            talk.say(f"policy-diff-clusters-{word}", clusters=names, count=len(names))
    if made.moved:
        talk.say("policy-diff-contacts", primary=made.primary, before=made.contacts[0], after=made.contacts[1])
    for move in made.moves:
        talk.reason(move.reason)
    if len(made.moves) < made.moved:
        talk.say("policy-diff-more", count=made.moved - len(made.moves))


def _places(change: Change) -> dict[str, str]:
    """The lines in both files; folders only where the files would be called the same."""
    sources = {"old_place": change.old_source, "new_place": change.new_source}
    files = {source.file for source in sources.values() if source is not None}
    short = len({Path(file).name for file in files}) == len(files)
    return {
        word: f"{Path(source.file).name if short else source.file}:{source.line}" if source is not None else "–"
        for word, source in sources.items()
    }


def _share(part: Quantity, whole: Quantity) -> Quantity:
    return Quantity(part.micro * 1_000_000 // whole.micro if whole.micro else 0, "ratio")
