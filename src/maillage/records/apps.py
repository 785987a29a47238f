"""The Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The one app with business tables."""

    name = "maillage.records"
    label = "records"
