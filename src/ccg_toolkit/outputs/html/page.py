"""The report as one self-contained HTML page, from the templates of the framework in use."""

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, PrefixLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ccg_toolkit.framework import built_in_folder
from ccg_toolkit.outputs.html.compiled_templates import CompiledTemplates
from ccg_toolkit.outputs.html.template_files import TemplateFiles
from ccg_toolkit.outputs.html.template_helpers import HELPERS
from ccg_toolkit.outputs.problems import TemplateProblem
from ccg_toolkit.report import ONE_WAY, ComparisonView, MembersView, PageView, QuestionnaireView, ReportView

if TYPE_CHECKING:
    from ccg_toolkit.away_day import PackView  # a room that only a pack needs
    from ccg_toolkit.report.change_page import ChangePage

REPORT = "report.html.j2"
COMPARISON = "comparison.html.j2"
CHANGE = "change.html.j2"
MEMBERS = "members.html.j2"
PACK = "pack.html.j2"
QUESTIONNAIRE = "questionnaire.html.j2"
QUESTIONNAIRE_ON_PAPER = "questionnaire-paper.html.j2"
SLIDES = "slides.html.j2"

_BEGINNING = re.compile(r"\s*<!DOCTYPE html>\s*<html\b[^<>]*>\s*<head>", re.IGNORECASE)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = "questionnaire.js"


@cache
def _kept(kind: str) -> CompiledTemplates:
    return CompiledTemplates(kind, built_in_folder() / "templates")


def html_page(
    view: "ReportView | MembersView | ComparisonView | ChangePage | PackView | QuestionnaireView",
    folders: Sequence[Path],
    entry: str = REPORT,
    page: PageView = ONE_WAY,
) -> str:
    """Make the page.

    Args:
        view: what to show.
        folders: framework folders; their ``templates/`` shadow the built-in ones file by file.
        entry: the template to begin with.
        page: how a report is set; other documents have one way.

    Returns:
        HTML with its styles, fonts and pictures inside.

    Raises:
        TemplateProblem: where a template outside the built-in ones is at fault.
    """
    built_in = built_in_folder()
    files = TemplateFiles([folder for folder in folders if folder.resolve() != built_in], built_in / "templates")
    built_in_files = TemplateFiles([], built_in / "templates")
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([files, PrefixLoader({"built-in": built_in_files})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_kept("page"),
    )
    environment.globals.update(HELPERS)

    def stylesheet(name: str) -> Markup:
        """Give a style sheet; it is made of templates only, so it needs no escaping."""
        template = environment.overlay(autoescape=False, bytecode_cache=_kept("style")).get_template(name)
        return Markup(template.render(asset=files.asset, page=page))  # noqa: S704

    # No file of a folder's own takes the place of the script, and no other page runs any.
    own_script = built_in_files.get_source(environment, _SCRIPT)[0] if entry == QUESTIONNAIRE else ""

    def script() -> Markup:
        """Give the script of the questionnaire; elsewhere nothing."""
        return Markup(f"<script>{own_script}</script>") if own_script else Markup("")  # noqa: S704

    try:
        html = environment.get_template(entry).render(
            view=view, page=page, asset=files.asset, stylesheet=stylesheet, script=script
        )
    except TemplateProblem:
        raise
    except Exception as error:
        if not files.own_used:
            raise
        said = f"there is no template {error.name!r}" if isinstance(error, TemplateNotFound) else error
        raise TemplateProblem(f"{_at_fault(error, files)}: this template cannot be used: {said}") from None
    return _sealed(html, entry, own_script)


def _sealed(page: str, entry: str, script: str) -> str:
    """Tell browsers to load nothing, and to run nothing but one script of ours: the line comes before all else.

    Args:
        page: what a template made.
        entry: the name of that template.
        script: what may run; nothing may where it is empty.
    """
    beginning = _BEGINNING.match(page)
    if beginning is None:
        raise TemplateProblem(f'{entry}: a page has to begin with <!DOCTYPE html>, <html lang="..."> and <head>')
    if script:
        may = [f"style-src {' '.join(map(_digest, _STYLE.findall(page)))}", f"script-src {_digest(script)}"]
    else:
        may = ["style-src 'unsafe-inline'", "img-src data:", "font-src data:"]
    policy = "; ".join(["default-src 'none'", *may, "base-uri 'none'", "form-action 'none'"])
    line = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return beginning[0] + line + page[beginning.end() :]


def _digest(text: str) -> str:
    """Name a script or a style to a browser by its content."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _at_fault(error: Exception, files: TemplateFiles) -> str:
    """Name the file and line of the template that an error comes from; Jinja puts template lines into tracebacks."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if files.holds(Path(frame.filename))]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "templates"
