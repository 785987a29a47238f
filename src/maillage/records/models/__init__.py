"""One model for each canonical table, made from its own description; and what people write, decide and publish."""

from maillage.records.models.alarm import Alarm, Refusal
from maillage.records.models.answered import Answered
from maillage.records.models.batch import Batch
from maillage.records.models.dossier import Dossier, Ruling, Vote
from maillage.records.models.job import Job
from maillage.records.models.matrix import Acknowledgement, CustomerSheet
from maillage.records.models.notice import Announced, Notice
from maillage.records.models.publication import LogEntry, Proposal, Publication, Verdict
from maillage.records.models.recorded import MODELS, Recorded
from maillage.records.models.scenario import Scenario, ScenarioChange, ScenarioComment
from maillage.records.models.signing import SigningKey
from maillage.records.models.webhook import Delivery, Subscription

__all__ = [
    "MODELS",
    "Acknowledgement",
    "Alarm",
    "Announced",
    "Answered",
    "Batch",
    "CustomerSheet",
    "Delivery",
    "Dossier",
    "Job",
    "LogEntry",
    "Notice",
    "Proposal",
    "Publication",
    "Recorded",
    "Refusal",
    "Ruling",
    "Scenario",
    "ScenarioChange",
    "ScenarioComment",
    "SigningKey",
    "Subscription",
    "Verdict",
    "Vote",
]
