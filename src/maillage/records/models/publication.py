"""What was put forward, judged and published, and the log of who did what: rows that are only ever added."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Proposal(models.Model):
    """A plan put forward to be published.

    ``content`` is the digest of the plan's files at that moment; ``author`` the number of an account.
    """

    number = models.BigAutoField(primary_key=True)
    plan = models.CharField(max_length=80)
    content = models.CharField(max_length=64)
    effective = models.DateField()
    """The day from which it is to be in force."""
    grounds = models.TextField()
    author = models.BigIntegerField()
    recorded = models.DateTimeField()

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number and plan."""
        return f"{self.number} {self.plan}"


class Verdict(models.Model):
    """What somebody other than the author said of a proposal, once: approved, or returned; bound to its content."""

    proposal = models.OneToOneField(Proposal, primary_key=True, on_delete=models.PROTECT, related_name="verdict")
    content = models.CharField(max_length=64)
    approved = models.BooleanField()
    grounds = models.TextField(blank=True)
    approver = models.BigIntegerField()
    authority = models.BigIntegerField(null=True)
    """The account that lent the approver its right, None where it was his own."""
    recorded = models.DateTimeField()

    class Meta:
        """In the records."""

        app_label = "records"

    def __str__(self) -> str:
        """Proposal and verdict."""
        return f"{self.proposal_id} {self.approved}"


class Publication(models.Model):
    """A plan in force from a day on, until a publication with a later number that is effective by then.

    ``number`` is one more than that of the publication before: of two who publish after the same one, one fails.
    """

    number = models.BigIntegerField(primary_key=True)
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="publication")
    plan = models.CharField(max_length=80)
    content = models.CharField(max_length=64)
    effective = models.DateField()
    publisher = models.BigIntegerField()
    recorded = models.DateTimeField()

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number and plan."""
        return f"{self.number} {self.plan}"


class LogEntry(models.Model):
    """Who did what, when, with which facts; ``digest`` covers all of it and the digest of the entry before."""

    number = models.BigIntegerField(primary_key=True)
    action = models.CharField(max_length=60)
    actor = models.BigIntegerField()
    facts = models.TextField()
    """Canonical JSON."""
    recorded = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering: ClassVar[tuple[str, ...]] = ("-number",)

    def __str__(self) -> str:
        """Number and action."""
        return f"{self.number} {self.action}"
