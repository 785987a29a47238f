"""The addresses of a book that is served: the desk's pages, and the API for programs."""

from __future__ import annotations

from django.urls import include, path

from maillage.desk.guard import missing

handler404 = missing
handler429 = "maillage.desk.guard.too_many"

urlpatterns = [path("api/v1/", include("maillage.api.urls")), path("", include("maillage.desk.urls"))]
