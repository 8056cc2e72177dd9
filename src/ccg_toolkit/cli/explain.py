"""``ccg-toolkit explain``."""

from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.loading import inputs_or_stop
from ccg_toolkit.cli.status import Status, say, stop
from ccg_toolkit.report import (
    working_of_criterion,
    working_of_domain,
    working_of_overall,
    working_of_plan,
    working_of_priorities,
)
from ccg_toolkit.sources import nearest, shown
from ccg_toolkit.toolkit import assess


def run(what: str, answers: Path, framework: Path | None) -> None:
    """Print the working of what was named."""
    inputs = inputs_or_stop(answers, framework)
    names = ["overall", "priorities", "plan", *inputs.framework.domain_by_id, *inputs.framework.by_ref]
    if what not in names:
        stop(Status.USAGE, f"there is nothing called {shown(what)} to explain", nearest(what, names, "You can name"))
    assessment = assess(inputs, version=__version__)
    scores = assessment.scores
    if what == "overall":
        lines = working_of_overall(assessment)
    elif what == "priorities":
        lines = working_of_priorities(assessment)
    elif what == "plan":
        lines = working_of_plan(assessment)
    elif "." in what:
        lines = working_of_criterion(assessment, next(item for item in scores.criteria if item.ref == what))
    else:
        lines = working_of_domain(assessment, next(item for item in scores.domains if item.domain.id == what))
    say("\n".join(lines))
