"""The workbook: the same plan for those who live in spreadsheets."""

from maillage.report.workbook.write import workbook

__all__ = ["workbook"]
