"""Batches: what came in, when, from which file."""

from __future__ import annotations

from django.db import models


class Batch(models.Model):
    """One accepted file (or one act of a person) and the state of the records after it."""

    number = models.BigAutoField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    """Of the batch's canonical content and the digest of the batch before it: a chain, which shows what was cut."""
    table = models.CharField(max_length=40)
    file = models.CharField(max_length=400)
    sender = models.CharField(max_length=200, blank=True)
    recorded = models.DateTimeField()
    """The instant of recording, UTC."""
    new = models.BigIntegerField()
    replaced = models.BigIntegerField()
    unchanged = models.BigIntegerField()
    quarantined = models.BigIntegerField(default=0)
    state = models.CharField(max_length=64)
    """Digest of the whole records state after this batch."""

    class Meta:
        """Newest last."""

        app_label = "records"
        ordering = ("number",)

    def __str__(self) -> str:
        """Number, table and file."""
        return f"{self.number} {self.table} {self.file}"
