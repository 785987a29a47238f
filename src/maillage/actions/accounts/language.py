"""Choose the language that the product speaks to an account."""

from __future__ import annotations

from maillage.accounts.models import LANGUAGES, Account
from maillage.accounts.permissions import Actor
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def choose_language(actor: Actor, language: str) -> str:
    """Keep the actor's own language and return it.

    Raises:
        MaillageError: if it is none that the product speaks (``account-language``).
    """
    known = tuple(code for code, _ in LANGUAGES)
    if language not in known:
        raise MaillageError(Finding(Severity.ERROR, "account-language", {"language": language, "allowed": known}))
    Account.objects.filter(pk=actor.account).update(language=language)
    return language
