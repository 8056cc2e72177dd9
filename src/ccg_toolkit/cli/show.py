"""``ccg-toolkit show``."""

from typing import Annotated

import typer

from ccg_toolkit.cli.completion import complete_names
from ccg_toolkit.cli.shared_options import FrameworkFolder
from ccg_toolkit.cli.status import Status, say, stop


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[WHAT]",
            help="domains, criteria, levels, actions, sources, or the name of a domain or criterion.",
            autocompletion=complete_names,
        ),
    ] = "domains",
    framework: FrameworkFolder = None,
) -> None:
    """Show what a framework holds.

    \b
    Examples:
      ccg-toolkit show
      ccg-toolkit show contract
      ccg-toolkit show contract.definition
      ccg-toolkit show actions
    """
    from ccg_toolkit.cli.loading import framework_or_stop
    from ccg_toolkit.outputs import framework_text
    from ccg_toolkit.sources import nearest, shown

    content = framework_or_stop(framework)
    text = framework_text(content, what)
    if text is None:
        names = ["domains", "criteria", "levels", "actions", "sources", *content.domain_by_id, *content.by_ref]
        stop(Status.USAGE, f"there is nothing called {shown(what)} to show", nearest(what, names, "You can name"))
    say(text)
