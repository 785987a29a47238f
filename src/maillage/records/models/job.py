"""Jobs: work that somebody asked for and that a worker does while nobody waits."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """A piece of work, from its being asked for to its end.

    ``arguments`` and ``result`` are canonical JSON objects; ``asker`` the number of an account. ``stage`` is the code
    of the sentence that says what is being done, ``done`` of ``total`` how far that is (0 of 0: nothing is counted).
    """

    WAITING, RUNNING, PAUSED = "waiting", "running", "paused"
    DONE, FAILED, CANCELLED, LOST = "done", "failed", "cancelled", "lost"

    number = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=40)
    arguments = models.TextField()
    asker = models.BigIntegerField()
    state = models.CharField(max_length=12, default=WAITING)
    stage = models.CharField(max_length=60, blank=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    result = models.TextField(default="{}")
    cancel_asked = models.BooleanField(default=False)
    pause_asked = models.BooleanField(default=False)
    asked = models.DateTimeField()
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number, kind and state."""
        return f"{self.number} {self.kind} {self.state}"
