"""Sessions in the database, as Django keeps them, asked for in a text that is put together once."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.sessions.backends.db import SessionStore as Kept
from django.db import connection
from django.utils import timezone

# Asked at every request of a page.
_ASKED: Final = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(Kept):
    """Finds a session that has not ended."""

    def load(self) -> dict[str, Any]:
        """Return what is kept of the session; nothing, and no key any more, where it has ended or is not there."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(_ASKED, (self.session_key, now))
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(found[0])
        return kept
