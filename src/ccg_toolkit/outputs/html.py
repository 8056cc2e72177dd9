"""The report as one self-contained HTML page, from the templates of the framework in use."""

import base64
import mimetypes
from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ccg_toolkit.framework import built_in_folder
from ccg_toolkit.outputs.problems import TemplateProblem
from ccg_toolkit.report import ReportView

ENTRY = "report.html.j2"


def html_page(view: ReportView, folders: Sequence[Path]) -> str:
    """Make the page.

    Args:
        view: what to show.
        folders: framework folders; their ``templates/`` shadow the built-in ones file by file.

    Returns:
        HTML with its styles, fonts and pictures inside.

    Raises:
        TemplateProblem: where a template outside the built-in ones is at fault.
    """
    built_in = built_in_folder() / "templates"
    places = list(dict.fromkeys([*(folder / "templates" for folder in folders), built_in]))
    loader: BaseLoader = ChoiceLoader(
        [FileSystemLoader(places), PrefixLoader({"built-in": FileSystemLoader(built_in)})]
    )
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

    def asset(name: str) -> str:
        """Give a file of the templates as data that a page can carry."""
        for place in places:
            path = place.joinpath(*split_template_path(name)).resolve()
            if path.is_file() and path.is_relative_to(place.resolve()):
                kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
                return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
        raise FileNotFoundError(name)

    def stylesheet(name: str) -> Markup:
        """Give a style sheet; it is made of templates only, so it needs no escaping."""
        return Markup(environment.overlay(autoescape=False).get_template(name).render(asset=asset))  # noqa: S704

    try:
        return environment.get_template(ENTRY).render(view=view, asset=asset, stylesheet=stylesheet)
    except Exception as error:
        place = _template_at_fault(error)
        if place is None or Path(place[0]).is_relative_to(built_in):
            raise
        raise TemplateProblem(f"{place[0]}:{place[1]}: this template cannot be used: {error}") from None


def _template_at_fault(error: Exception) -> tuple[str, int] | None:
    """Give the file and line of the template that an error comes from; Jinja puts template lines into tracebacks."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return error.filename, error.lineno
    places = [(frame.filename, frame.lineno or 0) for frame in extract_tb(error.__traceback__)]
    return next((place for place in reversed(places) if place[0].endswith(".j2")), None)
