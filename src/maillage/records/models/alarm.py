"""Refusals of the last minutes, and the alarms that many of them make."""

from __future__ import annotations

from django.db import models


class Refusal(models.Model):
    """Somebody was refused something a moment ago; forgotten when that is long enough ago to make no alarm."""

    id = models.BigAutoField(primary_key=True)
    account = models.BigIntegerField(db_index=True)
    by_token = models.BooleanField()
    recorded = models.DateTimeField()

    class Meta:
        """In the records."""

        app_label = "records"

    def __str__(self) -> str:
        """Account and instant."""
        return f"{self.account} {self.recorded}"


class Alarm(models.Model):
    """An account was refused ``refusals`` times in a short time, of them ``by_token`` through tokens of its own.

    ``seen_by``: the account that looked at it, 0 for nobody yet. ``mail_sent``: when those who may see it were told by
    mail, None where they were not; ``mail_tried``: when that was last begun.
    """

    number = models.BigAutoField(primary_key=True)
    account = models.BigIntegerField(db_index=True)
    refusals = models.IntegerField()
    by_token = models.IntegerField()
    recorded = models.DateTimeField()
    seen_by = models.BigIntegerField(default=0)
    mail_tried = models.DateTimeField(null=True)
    mail_sent = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number and account."""
        return f"{self.number} {self.account}"
