"""The Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts and grants."""

    name = "maillage.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
