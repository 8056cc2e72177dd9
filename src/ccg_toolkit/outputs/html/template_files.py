"""The files of the ``templates/`` folders: each comes from the first folder that has it, and never from elsewhere."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.loaders import split_template_path

from ccg_toolkit.outputs.problems import TemplateProblem

_KINDS = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""What a page can carry, named here since the systems that this runs on name fonts in different ways."""

_LARGEST = 5_000_000
"""Bytes in one file. The fonts of the report have 150,000 each."""


class TemplateFiles(BaseLoader):
    """Finds templates for Jinja, and assets for pages.

    Args:
        folders: framework folders, in which a file of the user's own can lie, foremost first.
        built_in: the folder of the built-in templates.

    Attributes:
        own_used: true once a file of the user's own was used.
    """

    def __init__(self, folders: Sequence[Path], built_in: Path) -> None:
        self._own = [folder.resolve() / "templates" for folder in folders]
        self._built_in = built_in
        self.own_used = False

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:  # noqa: ARG002 - the signature is Jinja's
        """Give the text of a template."""
        path = self._find(template)
        if path is None:
            raise TemplateNotFound(template)
        try:
            return self._read(path).decode("utf-8-sig"), str(path), None
        except UnicodeDecodeError:
            raise TemplateProblem(f"{path}: this template is not in UTF-8; save it as UTF-8") from None

    def holds(self, path: Path) -> bool:
        """Tell whether a file lies in one of the folders."""
        return any(path.is_relative_to(place) for place in (*self._own, self._built_in))

    def asset(self, name: str) -> str:
        """Give a picture or font as data that a page can carry."""
        try:
            path = self._find(name)
        except TemplateNotFound:
            raise ValueError(f"{name!r} leads out of the folder of templates") from None
        if path is None:
            raise FileNotFoundError(f"there is no file {name!r} in the folder of templates")
        kind = _KINDS.get(path.suffix.lower())
        if kind is None:
            raise ValueError(f"{name!r} is no picture or font that a page can carry; it can carry {', '.join(_KINDS)}")
        return f"data:{kind};base64,{b64encode(self._read(path)).decode()}"

    def _find(self, name: str) -> Path | None:
        """Find a file; `TemplateNotFound` is raised where a name leads out of the folder."""
        parts = split_template_path(name)
        for place in self._own:
            path = place.joinpath(*parts)
            if path.is_file():
                self.own_used = True
                if not path.resolve().is_relative_to(place):
                    raise TemplateProblem(f"{path}: this is a link that leads out of {place}, and is not followed")
                return path
        path = self._built_in.joinpath(*parts)
        return path if path.is_file() else None

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise TemplateProblem(f"{path}: this file of the templates cannot be read: {reason}") from None
        if len(data) > _LARGEST:
            raise TemplateProblem(f"{path}: this file is larger than {_LARGEST // 1_000_000} MB, too large for a page")
        return data
