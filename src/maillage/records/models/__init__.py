"""One model for each canonical table, made from its own description; batches, what was published, jobs, scenarios."""

from maillage.records.models.answered import Answered
from maillage.records.models.batch import Batch
from maillage.records.models.job import Job
from maillage.records.models.notice import Announced, Notice
from maillage.records.models.publication import LogEntry, Proposal, Publication, Verdict
from maillage.records.models.recorded import MODELS, Recorded
from maillage.records.models.scenario import Scenario, ScenarioChange, ScenarioComment
from maillage.records.models.signing import SigningKey
from maillage.records.models.webhook import Delivery, Subscription

__all__ = [
    "MODELS",
    "Announced",
    "Answered",
    "Batch",
    "Delivery",
    "Job",
    "LogEntry",
    "Notice",
    "Proposal",
    "Publication",
    "Recorded",
    "Scenario",
    "ScenarioChange",
    "ScenarioComment",
    "SigningKey",
    "Subscription",
    "Verdict",
]
