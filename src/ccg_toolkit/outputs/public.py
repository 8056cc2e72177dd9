"""What other rooms may use of the outputs."""

from ccg_toolkit.outputs.files import OutputError, check_target, create_file, replace_file, stands_as
from ccg_toolkit.outputs.formats import (
    EDITED,
    PAGE_SUFFIXES,
    QUESTIONNAIRE_SUFFIXES,
    SUFFIXES,
    render,
    render_page,
    render_questionnaire,
)
from ccg_toolkit.outputs.pdf import PdfMaker
from ccg_toolkit.outputs.problems import HOW_TO_PRINT, PdfUnavailable, TemplateProblem
from ccg_toolkit.outputs.result_file import result_json
from ccg_toolkit.outputs.screen import (
    OverviewRow,
    advancing,
    busy,
    comparison_text,
    counted,
    framework_text,
    overview_text,
    plan_text,
    summary,
)

__all__ = [
    "EDITED",
    "HOW_TO_PRINT",
    "PAGE_SUFFIXES",
    "QUESTIONNAIRE_SUFFIXES",
    "SUFFIXES",
    "OutputError",
    "OverviewRow",
    "PdfMaker",
    "PdfUnavailable",
    "TemplateProblem",
    "advancing",
    "busy",
    "check_target",
    "comparison_text",
    "counted",
    "create_file",
    "framework_text",
    "overview_text",
    "plan_text",
    "render",
    "render_page",
    "render_questionnaire",
    "replace_file",
    "result_json",
    "stands_as",
    "summary",
]
