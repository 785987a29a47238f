"""The Django app: templates and styles, no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The pages of the channel team."""

    name = "maillage.desk"
    label = "desk"
