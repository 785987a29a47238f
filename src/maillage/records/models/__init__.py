"""One model for each canonical table, made from the table's own description, the batches, what was published, jobs."""

from maillage.records.models.batch import Batch
from maillage.records.models.job import Job
from maillage.records.models.publication import LogEntry, Proposal, Publication, Verdict
from maillage.records.models.recorded import MODELS, Recorded

__all__ = ["MODELS", "Batch", "Job", "LogEntry", "Proposal", "Publication", "Recorded", "Verdict"]
