"""One model for each canonical table, made from the table's own description, and the batches."""

from maillage.records.models.batch import Batch
from maillage.records.models.recorded import MODELS, Recorded

__all__ = ["MODELS", "Batch", "Recorded"]
