"""``maillage demo``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from maillage.actions.policy.attempt import attempt
from maillage.actions.policy.resolve import resolve
from maillage.cli.state import screen_of
from maillage.demo import AS_OF, FACTS, POLICY
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.messages.glossary import glossary_of


def demo() -> None:
    """Try the case's policy on imaginary French resellers, say why each is where it is, and check the result."""
    with resources.as_file(resources.files("maillage.demo")) as folder:
        loaded = resolve(str(folder / POLICY), Path(), AS_OF)
        tried = attempt(loaded, folder / FACTS, AS_OF)
    screen = screen_of(glossary=glossary_of(loaded.policy))
    for item in tried:
        screen.reason(item.reason)
        if item.change is not None:
            screen.reason(item.change)
    wrong = tuple(item.partner for item in tried if item.differs)
    if wrong or not tried:
        raise MaillageError(Finding(Severity.ERROR, "demo-differs", {"partners": wrong}))
    screen.say("demo-done", count=len({item.partner for item in tried}))
