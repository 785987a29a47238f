"""Whom to tell what happens: other people's programs, and what is still to be told to each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Subscription(models.Model):
    """An address that is told events, joined by spaces in ``events``.

    ``salt`` makes its secret, with the key of the book; ``seen`` is the number of the entry of the log up to which its
    deliveries were made.
    """

    number = models.BigAutoField(primary_key=True)
    url = models.CharField(max_length=500)
    events = models.TextField()
    salt = models.CharField(max_length=64)
    account = models.BigIntegerField()
    seen = models.BigIntegerField()
    created = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number and address."""
        return f"{self.number} {self.url}"


class Delivery(models.Model):
    """An entry of the log that is to be told to a subscription, until it was told or given up.

    ``due`` is when it is tried next; ``status`` what was answered last, 0 for nothing.
    """

    id = models.BigAutoField(primary_key=True)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="deliveries")
    entry = models.BigIntegerField()
    due = models.DateTimeField(db_index=True)
    tries = models.SmallIntegerField(default=0)
    status = models.SmallIntegerField(default=0)
    delivered = models.DateTimeField(null=True)
    given_up = models.DateTimeField(null=True)

    class Meta:
        """Each entry once."""

        app_label = "records"
        ordering = ("-id",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subscription", "entry"], name="delivery_once")
        ]

    def __str__(self) -> str:
        """Subscription and entry."""
        return f"{self.subscription_id} {self.entry}"
