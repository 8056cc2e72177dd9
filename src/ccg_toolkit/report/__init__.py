"""The report: everything an output shows, rounded and in words; no output computes or rounds."""

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.result import result_of

__all__ = ["Assessment", "result_of"]
