"""The second factor: who has to have one, is led to set it up, and has shown it."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpRequest, HttpResponse

from maillage.accounts.models import Account
from maillage.accounts.permissions import Actor, actor_of
from maillage.actions import shelf

_METHOD = "mfa"
"""What allauth calls the second factor among the ways in which a session was signed in."""


def needed(actor: Actor) -> bool:
    """Whether a role of the actor is one that signs in with a second factor."""
    return any(held.role in shelf.book().settings.second_factor for held in actor.roles)


def led(request: HttpRequest, actor: Actor) -> str:
    """Return the page where the actor has to set up the second factor, or to show it; "" for who may go on.

    It is looked up at every request: a role that asks for it asks from the next click on.
    """
    if not needed(actor):
        return ""
    if not Authenticator.objects.filter(user_id=actor.account, type=Authenticator.Type.TOTP).exists():
        return "mfa_activate_totp"
    shown = any(record.get("method") == _METHOD for record in get_authentication_records(request, request.user))
    return "" if shown else "mfa_reauthenticate"


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """Who has to have a second factor cannot do without."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether its owner may switch it off."""
        owner: Account = authenticator.user
        return not needed(actor_of(owner))


class Activation(ActivateTOTPView):  # type: ignore[misc] # allauth has no types
    """Setting it up shows it: the code was given a moment ago."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Add whether it has to be."""
        found: dict[str, Any] = super().get_context_data(**more)
        return {**found, "needed": needed(actor_of(self.request.user))}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and that this session has shown it."""
        answer: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, _METHOD)
        return answer
