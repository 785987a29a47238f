"""Scenarios: drafts of an organisation, what each of them supposes, what people say of them."""

from __future__ import annotations

from django.db import models


class Scenario(models.Model):
    """A draft: the policy's text and changes to the records, over the state of the book that a plan was made from.

    ``base`` is the plan that it was cloned from, ``known`` the one whose sales and records it looks at. ``file`` is
    the file of the book's policies in whose place ``text`` stands. ``revision`` counts the edits; ``plan`` is what was
    built last, of revision ``built``, by the job ``job`` (0 before the first). ``author``: the number of an account.
    """

    number = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    author = models.BigIntegerField()
    created = models.DateTimeField()
    base = models.CharField(max_length=80)
    known = models.CharField(max_length=80)
    as_of = models.DateField()
    policy = models.CharField(max_length=120)
    file = models.CharField(max_length=200)
    text = models.TextField()
    seed = models.BigIntegerField(default=1)
    work = models.BigIntegerField()
    revision = models.BigIntegerField(default=1)
    plan = models.CharField(max_length=80, blank=True)
    built = models.BigIntegerField(default=0)
    job = models.BigIntegerField(default=0)

    class Meta:
        """The latest first."""

        app_label = "records"
        ordering = ("-number",)

    def __str__(self) -> str:
        """Number and name."""
        return f"{self.number} {self.name}"

    @property
    def is_built(self) -> bool:
        """Whether what was built last is the scenario as it is now."""
        return bool(self.plan) and self.built == self.revision


class ScenarioChange(models.Model):
    """A row of records that a scenario supposes, or (``ends``) supposes gone; withdrawn, never deleted.

    ``row`` is a canonical JSON object of column → text, "" for what is not known; of a row that ends its key.
    """

    number = models.BigAutoField(primary_key=True)
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="changes")
    table = models.CharField(max_length=40)
    row = models.TextField()
    ends = models.BooleanField(default=False)
    author = models.BigIntegerField()
    recorded = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        """In their order: a later one of the same row counts."""

        app_label = "records"
        ordering = ("number",)

    def __str__(self) -> str:
        """Scenario and table."""
        return f"{self.scenario_id} {self.table}"


class ScenarioComment(models.Model):
    """What somebody says of a scenario."""

    number = models.BigAutoField(primary_key=True)
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="comments")
    author = models.BigIntegerField()
    text = models.TextField()
    recorded = models.DateTimeField()

    class Meta:
        """In their order."""

        app_label = "records"
        ordering = ("number",)

    def __str__(self) -> str:
        """Scenario and number."""
        return f"{self.scenario_id} {self.number}"
