"""The desk as a WSGI application: the environment names the book (``MAILLAGE_BOOK``)."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.settings.desk")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
# What was loaded stays: the collector of cycles need not walk over it again.
gc.freeze()
