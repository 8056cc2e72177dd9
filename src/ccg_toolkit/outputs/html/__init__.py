"""Pages as HTML, from the templates of the framework in use."""

from ccg_toolkit.outputs.html.page import (
    CHANGE,
    COMPARISON,
    MEMBERS,
    PACK,
    QUESTIONNAIRE,
    QUESTIONNAIRE_ON_PAPER,
    REPORT,
    SLIDES,
    html_page,
)

__all__ = [
    "CHANGE",
    "COMPARISON",
    "MEMBERS",
    "PACK",
    "QUESTIONNAIRE",
    "QUESTIONNAIRE_ON_PAPER",
    "REPORT",
    "SLIDES",
    "html_page",
]
