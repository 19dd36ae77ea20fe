"""The report on a year, a part of it, or a whole plan: sentences, appendices, paper and workbook."""

from newsdesk.office.report.about import Report, gaps, named_without_leave, report_of
from newsdesk.office.report.paper import report_paper
from newsdesk.office.report.workbook import report_workbook

__all__ = ["Report", "gaps", "named_without_leave", "report_of", "report_paper", "report_workbook"]
