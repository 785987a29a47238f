"""A bare Django view of the rows that the desk shows: plain tables, no account, no middleware."""

from __future__ import annotations

import sys
from typing import Any, Final

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, JsonResponse
from django.urls import path

PAGE: Final = 80


def configure(address: str) -> Any:
    """Return the application over the tables of a database."""
    from maillage.settings import env

    settings.configure(
        DATABASES={"default": env.kept_open(env.database(address))}, ROOT_URLCONF=__name__, MIDDLEWARE=[],
        INSTALLED_APPS=[], ALLOWED_HOSTS=["*"], USE_TZ=True, SECRET_KEY="bare",
    )  # fmt: skip
    django.setup()
    _define()
    return get_wsgi_application()


_MODELS: Final[dict[str, Any]] = {}
_FIELDS: Final = {
    "partner": ("partner", "name", "tier", "territory", "cluster", "kind", "contact", "contacts", "revenue"),
    "contact": ("partner", "role", "seat", "person", "primary", "hours"),
    "competence": ("partner", "name", "technology", "level", "expires"),
    "measure": ("partner", "measure", "value", "unit"),
    "member": ("partner", "other"),
}
"""Each table and its columns, texts all but the number by which partners are ordered."""


def _define() -> None:
    for name, fields in _FIELDS.items():
        columns: dict[str, Any] = {field: models.TextField() for field in fields}
        if "revenue" in columns:
            columns["revenue"] = models.DecimalField(max_digits=20, decimal_places=6)
        meta = type("Meta", (), {"app_label": "bare", "managed": False, "db_table": f"bare_{name}"})
        _MODELS[name] = type(name.capitalize(), (models.Model,), {"__module__": __name__, "Meta": meta, **columns})


def fill(rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Make the tables and their rows."""
    with connection.cursor() as cursor:
        for name, fields in _FIELDS.items():
            typed = ", ".join(f'"{field}" {"numeric" if field == "revenue" else "text"}' for field in fields)
            cursor.execute(f"DROP TABLE IF EXISTS bare_{name}")
            cursor.execute(f"CREATE TABLE bare_{name} (id bigserial PRIMARY KEY, {typed})")
            columns = ", ".join(f'"{field}"' for field in fields)
            with cursor.copy(f"COPY bare_{name} ({columns}) FROM STDIN") as copy:
                for row in rows[name]:
                    copy.write_row(row)
            cursor.execute(f"CREATE INDEX ON bare_{name} (partner)")
        cursor.execute("CREATE INDEX ON bare_partner (revenue DESC, partner)")
        cursor.execute("ANALYZE")


def listed(request: HttpRequest) -> JsonResponse:
    page = int(request.GET.get("page", "1"))
    rows = _MODELS["partner"].objects.order_by("-revenue", "partner").values(*_FIELDS["partner"])
    return JsonResponse({"partners": [*rows[(page - 1) * PAGE : page * PAGE]]})


def one(request: HttpRequest, partner: str) -> JsonResponse:
    del request
    found = {name: [*_MODELS[name].objects.filter(partner=partner).values(*fields)] for name, fields in _FIELDS.items()}
    return JsonResponse(found)


urlpatterns = [path("partners", listed), path("partners/<str:partner>", one)]

if __name__ == "__main__":
    from benchmarks.desk_asked import serve

    serve(configure(sys.argv[1]), sys.argv[2])
