"""What an experiment came to, as a page: verdict first, then everything that it rests on."""

from evals.report.opened import opened_of
from evals.report.page import body, page
from evals.report.report import report_of
from evals.report.shapes import Opened, Report

__all__ = ["Opened", "Report", "body", "opened_of", "page", "report_of"]
