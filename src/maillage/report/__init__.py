"""The report of a plan: a page that stands alone, and a workbook."""

from maillage.report.page import page
from maillage.report.workbook import workbook

__all__ = ["page", "workbook"]
