"""The report as one self-contained HTML page, from the templates of the framework in use."""

import base64
import mimetypes
from collections.abc import Sequence
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ccg_toolkit.framework import built_in_folder
from ccg_toolkit.report import ReportView

ENTRY = "report.html.j2"


def html_page(view: ReportView, folders: Sequence[Path]) -> str:
    """Make the page.

    Args:
        view: what to show.
        folders: framework folders; their ``templates/`` shadow the built-in ones file by file.

    Returns:
        HTML with its styles, fonts and pictures inside.
    """
    built_in = built_in_folder() / "templates"
    places = list(dict.fromkeys([*(folder / "templates" for folder in folders), built_in]))
    loader: BaseLoader = ChoiceLoader(
        [FileSystemLoader(places), PrefixLoader({"built-in": FileSystemLoader(built_in)})]
    )
    environment = ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
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

    return environment.get_template(ENTRY).render(view=view, asset=asset, stylesheet=stylesheet)
