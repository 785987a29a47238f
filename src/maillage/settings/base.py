"""Settings of every process that opens a book."""

from __future__ import annotations

from typing import Any

from maillage.settings import env

SECRET_KEY = env.text("MAILLAGE_SECRET_KEY", "no page is served by this process")
INSTALLED_APPS = ["maillage.records"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "fr"
DATABASES: dict[str, dict[str, Any]] = {}
"""Each book brings its own database (``maillage.actions.book``)."""
