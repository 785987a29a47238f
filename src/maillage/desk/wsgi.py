"""The desk as a WSGI application: the environment names the book (``MAILLAGE_BOOK``)."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.settings.desk")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()


def _warm() -> None:
    """Lay out what is in force: whoever asks first need not wait for it."""
    # Models can be imported only once Django is set up.
    from django.db import connections
    from django.template import engines
    from django.urls import reverse

    from maillage.actions.desk.warm import warm
    from maillage.messages.render import bundle

    warm()
    bundle("fr")
    bundle("en")
    # What the addresses lead to, the shapes of the API among it, is loaded when the first of them is asked for.
    reverse("today")
    for name in ("menu.html", "today.html", "partners.html", "partner.html", "problem.html", "missing.html"):
        engines["jinja2"].get_template(name)
    connections.close_all()


_YOUNG = 20_000
"""So many new objects, some of a few requests, before the collector of cycles looks at them: with Python's own 700 it
looks several times at each page while it is put together, and finds nothing."""

_warm()
# What was loaded stays: the collector of cycles need not walk over it again.
gc.freeze()
gc.set_threshold(_YOUNG)
