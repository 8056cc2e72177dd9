"""What other rooms may use of the report."""

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_members import build_members_view
from ccg_toolkit.report.build_paper import build_paper_view
from ccg_toolkit.report.build_questionnaire import build_questionnaire_view
from ccg_toolkit.report.build_report import build_view
from ccg_toolkit.report.charts import meter_name
from ccg_toolkit.report.comparison import ComparisonView, compare
from ccg_toolkit.report.decision_view import DecisionView
from ccg_toolkit.report.draft import Draft, draft_of
from ccg_toolkit.report.edition import BOARD, ONE_WAY, ONE_WAY_LARGE, Edition, PageView, Setting, page_view
from ccg_toolkit.report.english import points, stopped
from ccg_toolkit.report.members_view import MembersView
from ccg_toolkit.report.paging import two_columns
from ccg_toolkit.report.paper_view import FactView, PaperView
from ccg_toolkit.report.plan_view import OptionsView, QuarterView, WorkloadView
from ccg_toolkit.report.questionnaire_view import (
    ChoiceView,
    QuestionnaireView,
    QuestionView,
)
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.result import result_of
from ccg_toolkit.report.standing import WAY_DONE
from ccg_toolkit.report.working_plan import working_of_plan
from ccg_toolkit.report.working_priorities import working_of_criterion, working_of_priorities
from ccg_toolkit.report.working_scores import working_of_domain, working_of_overall

__all__ = [
    "BOARD",
    "ONE_WAY",
    "ONE_WAY_LARGE",
    "WAY_DONE",
    "Assessment",
    "ChoiceView",
    "ComparisonView",
    "DecisionView",
    "Draft",
    "Edition",
    "FactView",
    "MembersView",
    "OptionsView",
    "PageView",
    "PaperView",
    "QuarterView",
    "QuestionView",
    "QuestionnaireView",
    "ReportView",
    "Setting",
    "WorkloadView",
    "build_members_view",
    "build_paper_view",
    "build_questionnaire_view",
    "build_view",
    "compare",
    "draft_of",
    "meter_name",
    "page_view",
    "points",
    "result_of",
    "stopped",
    "two_columns",
    "working_of_criterion",
    "working_of_domain",
    "working_of_overall",
    "working_of_plan",
    "working_of_priorities",
]
