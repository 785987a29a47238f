"""One model for each canonical table, made from the table's own description, the batches, what was published, jobs."""

from maillage.records.models.batch import Batch
from maillage.records.models.job import Job
from maillage.records.models.notice import Announced, Notice
from maillage.records.models.publication import LogEntry, Proposal, Publication, Verdict
from maillage.records.models.recorded import MODELS, Recorded

__all__ = [
    "MODELS",
    "Announced",
    "Batch",
    "Job",
    "LogEntry",
    "Notice",
    "Proposal",
    "Publication",
    "Recorded",
    "Verdict",
]
