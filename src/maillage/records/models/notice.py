"""What a publication changes for somebody, and whether they were told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from maillage.records.models.publication import Publication


class Notice(models.Model):
    """What a publication changes for an account: told in the application, and by mail.

    ``name`` is drawn at random, so that addresses say nothing of how many there are.
    """

    name = models.CharField(primary_key=True, max_length=32)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="notices")
    account = models.BigIntegerField()
    content = models.TextField()
    """What changes, as ``maillage.actions.notices.concern.Concern`` writes it."""
    recorded = models.DateTimeField()
    read = models.DateTimeField(null=True)
    mail = models.CharField(max_length=8)
    """none, waiting, sending, sent, given-up"""
    tried = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One of each publication for an account."""

        app_label = "records"
        ordering = ("-publication_id", "account")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["publication", "account"], name="notice_once")
        ]

    def __str__(self) -> str:
        """Publication and account."""
        return f"{self.publication_id} {self.account}"


class Announced(models.Model):
    """A publication whose notices were made, all together."""

    publication = models.OneToOneField(
        Publication, primary_key=True, on_delete=models.PROTECT, related_name="announced"
    )
    recorded = models.DateTimeField()

    class Meta:
        """In the records."""

        app_label = "records"

    def __str__(self) -> str:
        """The publication."""
        return str(self.publication_id)
