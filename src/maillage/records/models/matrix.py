"""What units have acknowledged, and the customers' own coverage: rows only ever added."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Acknowledgement(models.Model):
    """A business unit's word that it has read a version of the policy; ``digest`` names the content that was read."""

    unit = models.TextField()
    policy = models.TextField()
    version = models.TextField()
    digest = models.CharField(max_length=64)
    account = models.BigIntegerField()
    recorded = models.DateTimeField()

    class Meta:
        """Each unit acknowledges a content once."""

        app_label = "records"
        ordering = ("id",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "digest"], name="acknowledged_once")
        ]

    def __str__(self) -> str:
        """Unit and version."""
        return f"{self.unit} {self.policy}@{self.version}"


class CustomerSheet(models.Model):
    """The customers' own coverage, segments × territories, as it was taken in; the latest counts."""

    number = models.BigAutoField(primary_key=True)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    account = models.BigIntegerField()
    recorded = models.DateTimeField()

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number."""
        return str(self.number)
