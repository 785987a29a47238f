"""The report of a plan: a page that stands alone, a workbook, and a document for programs."""
