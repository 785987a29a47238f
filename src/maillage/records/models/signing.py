"""Keys by which a book signs."""

from __future__ import annotations

from django.db import models


class SigningKey(models.Model):
    """The public half of a key; the latest one signs, all of them verify what they signed."""

    number = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=43, unique=True)
    """Its thumbprint (RFC 7638)."""
    public = models.TextField()
    """PEM."""
    recorded = models.DateTimeField()

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Its name."""
        return self.name
