"""Sessions in the database, as Django keeps them, asked for in a text that is put together once."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.sessions.backends.db import SessionStore as Kept
from django.db import connection
from django.utils import timezone

# Asked at every request of a page.
_ASKED: Final = "SELECT * FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(Kept):
    """Finds a session that has not ended."""

    def _get_session_from_db(self) -> Any:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        found = next(iter(self.model.objects.raw(_ASKED, [self.session_key, now])), None)
        if found is None:
            self._session_key = None
        return found
