"""Addresses: the desk's own, and those of signing in."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount.providers.openid_connect import views as provider
from django.urls import path
from django.views.decorators.http import require_POST

from maillage.desk import factor
from maillage.desk.guard import guarded, missing
from maillage.desk.pages import publications
from maillage.desk.routes import ROUTES

SIGNING_IN = [
    path("signin/", account.login, name="account_login"),
    path("signin/code/", second.authenticate, name="mfa_authenticate"),
    path("signin/with/<slug:provider_id>/", require_POST(provider.login), name="openid_connect_login"),
    path("signin/with/<slug:provider_id>/back/", provider.callback, name="openid_connect_callback"),
    path("signin/again/", account.reauthenticate, name="account_reauthenticate"),
    path("signin/again/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("signout/", account.logout, name="account_logout"),
    path("me/password/", account.password_change, name="account_change_password"),
    path("me/second-factor/", second.index, name="mfa_index"),
    path("me/second-factor/activate/", factor.Activation.as_view(), name="mfa_activate_totp"),
    path("me/second-factor/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("me/second-factor/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("me/second-factor/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
OPEN = [path("keys.json", publications.keys, name="keys")]
"""What anybody may fetch, signed in or not."""
# allauth asks for these addresses by name in what it shows; nobody can open them here.
CLOSED = [
    path(f"closed/{name}/", missing, name=name)
    for name in ("account_signup", "account_reset_password", "account_inactive", "account_email",
                 "mfa_download_recovery_codes")
]  # fmt: skip

urlpatterns = [*(path(route.path, guarded(route), name=route.name) for route in ROUTES), *SIGNING_IN, *OPEN, *CLOSED]
