"""What programs asked to be done, and what they were answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Answered(models.Model):
    """A request by the key that its caller chose: ``asked`` is its digest, ``status`` and ``body`` its answer.

    A key stands for one request of an account; the row is written and filled in within one transaction, but where
    the act writes files: there a ``status`` of 0 stands for an answer that is not known yet.
    """

    id = models.BigAutoField(primary_key=True)
    account = models.BigIntegerField()
    key = models.CharField(max_length=255)
    asked = models.CharField(max_length=64)
    status = models.SmallIntegerField(default=0)
    body = models.TextField(blank=True)
    recorded = models.DateTimeField(db_index=True)

    class Meta:
        """Once."""

        app_label = "records"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "key"], name="answered_once")
        ]

    def __str__(self) -> str:
        """Account and key."""
        return f"{self.account} {self.key}"
