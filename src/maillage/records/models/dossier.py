"""Dossiers of decisions and exceptions, what people said of them, and how they were ruled: rows only ever added."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models

KINDS: Final = ("decision", "tier", "cluster", "contacts")


class Dossier(models.Model):
    """What somebody asks to be decided about a partner.

    ``kind``: a ``decision`` of the policy, or an exception about its ``tier``, ``cluster`` or ``contacts``; ``subject``
    the decision's name, or what the exception grants. ``plan`` is the one whose facts the author had before him.
    ``content`` is the digest of all that is asked; ``signature`` is who the records say that the author is.
    """

    number = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10)
    partner = models.TextField()
    subject = models.TextField()
    portfolio = models.TextField(blank=True)
    granted = models.BooleanField()
    grounds = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    """The day on which it ends (excluded); None: as the policy says."""
    plan = models.CharField(max_length=80)
    content = models.CharField(max_length=64)
    author = models.BigIntegerField()
    signature = models.TextField()
    recorded = models.DateTimeField()

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number, kind and partner."""
        return f"{self.number} {self.kind} {self.partner}"


class Vote(models.Model):
    """What somebody thinks of a dossier, once; it binds nobody."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="votes")
    account = models.BigIntegerField()
    favour = models.BooleanField()
    note = models.TextField(blank=True)
    recorded = models.DateTimeField()

    class Meta:
        """Each account votes once."""

        app_label = "records"
        ordering = ("id",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "account"], name="vote_once")
        ]

    def __str__(self) -> str:
        """Dossier and vote."""
        return f"{self.dossier_id} {self.favour}"


class Ruling(models.Model):
    """What somebody other than the author ruled on a dossier, once; ``row`` is its number in the records, or empty."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.PROTECT, related_name="ruling")
    content = models.CharField(max_length=64)
    approved = models.BooleanField()
    grounds = models.TextField(blank=True)
    approver = models.BigIntegerField()
    signature = models.TextField()
    row = models.TextField(blank=True)
    recorded = models.DateTimeField()

    class Meta:
        """In the records."""

        app_label = "records"

    def __str__(self) -> str:
        """Dossier and ruling."""
        return f"{self.dossier_id} {self.approved}"
