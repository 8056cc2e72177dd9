"""``ccg-toolkit show``."""

from pathlib import Path

from ccg_toolkit.cli.loading import framework_or_stop
from ccg_toolkit.cli.status import Status, say, stop
from ccg_toolkit.outputs import framework_text
from ccg_toolkit.sources import nearest, shown


def run(what: str, folder: Path | None) -> None:
    """Print a part of the framework in use."""
    framework = framework_or_stop(folder)
    text = framework_text(framework, what)
    if text is None:
        names = ["domains", "criteria", "levels", "actions", "sources", *framework.domain_by_id, *framework.by_ref]
        stop(Status.USAGE, f"there is nothing called {shown(what)} to show", nearest(what, names, "You can name"))
    say(text)
