"""Signing in: only who was given an account; nobody makes one alone, here or through an identity provider."""

from __future__ import annotations

import time
from typing import Any, NoReturn

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.http import HttpRequest
from django.shortcuts import render

from maillage.accounts.models import Account

_PURPOSE = "login"
"""What allauth calls signing in; joining a stranger's identity to an account that is signed in is another purpose."""


class WithRoles(AuthenticationBackend):  # type: ignore[misc] # allauth has no types
    """Tells who asks: at every request the account and its roles, as they are at that moment, by one question."""

    def get_user(self, user_id: int) -> Account | None:
        """Return the account of a session, None where it is closed or gone."""
        account = Account.objects.with_roles(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts are given by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        del request
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether to ask for the password again before the second factor changes: not a moment after signing in."""
        del app
        least = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return all(record["at"] < least for record in get_authentication_records(self.request, self.request.user))


class KnownAlready(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    """An identity provider says who somebody is; whether there is an account for them was decided before.

    Let in is whose address the provider says it has verified, for whose address there is an open account, and who is
    the same at the provider as the first time: an address that was given to somebody else lets nobody in. All others
    are told the same.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account of whom the provider names, or refuse."""
        account = _account_of(sociallogin)
        if account is None or sociallogin.state.get("process") != _PURPOSE:
            _refuse(request)
        if not sociallogin.is_existing:
            if SocialAccount.objects.filter(user=account, provider=sociallogin.account.provider).exists():
                _refuse(request)
            sociallogin.connect(request, account)
        elif sociallogin.user != account:
            _refuse(request)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """No."""
        del request, sociallogin
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:
        """Say that it failed, whatever the provider said."""
        del provider, more
        _refuse(request)


def _account_of(sociallogin: SocialLogin) -> Account | None:
    """Return the open account of the address that the provider has verified."""
    said = sociallogin.account.extra_data
    claims, token = said.get("userinfo", {}), said.get("id_token", {})
    # What the provider tells aside is of the person whom the signed token names, or it is nobody's (OpenID Connect
    # Core 1.0, 5.3.2).
    if claims and token and claims.get("sub") != token.get("sub"):
        return None
    known = claims or token
    if known.get("email_verified") is not True:
        return None
    return Account.objects.filter(email__iexact=str(known.get("email", "")), is_active=True).first()


def _refuse(request: HttpRequest) -> NoReturn:
    raise ImmediateHttpResponse(render(request, "refused.html", status=403))
