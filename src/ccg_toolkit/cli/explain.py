"""``ccg-toolkit explain``."""

from pathlib import Path
from typing import Annotated

import typer

from ccg_toolkit import __version__
from ccg_toolkit.cli.completion import complete_names
from ccg_toolkit.cli.shared_options import FrameworkFolder, Responses
from ccg_toolkit.cli.status import Status, say, stop

CHANGE = "change"


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="overall, priorities, plan, a domain or a criterion; or change.",
            autocompletion=complete_names,
        ),
    ],
    answers: Annotated[Path, typer.Argument(metavar="[ANSWERS]", help="The file of answers.")] = Path("answers.yaml"),
    later: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[LATER]...", help="For change: one or more assessments of later days, as in compare."),
    ] = None,
    framework: FrameworkFolder = None,
    responses: Responses = None,
) -> None:
    """Show the working of a score, a priority or the plan, step by step, to redo by hand.

    \b
    Examples:
      ccg-toolkit explain overall answers.yaml
      ccg-toolkit explain contract answers.yaml
      ccg-toolkit explain contract.definition answers.yaml
      ccg-toolkit explain priorities answers.yaml
      ccg-toolkit explain plan answers.yaml        what was decided, in which order, and why
      ccg-toolkit explain change 2014.json 2015.json
    """
    from ccg_toolkit import report
    from ccg_toolkit.cli.loading import OF_PRINT, inputs_or_stop
    from ccg_toolkit.sources import nearest, shown
    from ccg_toolkit.toolkit import assess

    if what == CHANGE:
        from ccg_toolkit.cli.earlier import compared_or_stop, stop_unless_several
        from ccg_toolkit.report.working_change import working_of_change

        if responses:
            hint = "Name each survey in its answers, under `responses`; result files hold theirs."
            stop(Status.USAGE, f"--responses is for one assessment, and {CHANGE} is about several", hint)
        files = [answers, *(later or [])]
        stop_unless_several(files)
        say("\n".join(working_of_change(compared_or_stop(files, framework, None).changes)))
        return
    if later:
        stop(Status.USAGE, f"{what} is explained for one file", "Only change takes an earlier and a later one.")
    inputs = inputs_or_stop(answers, framework, responses, untold=OF_PRINT)
    names = ["overall", "priorities", "plan", CHANGE, *inputs.framework.domain_by_id, *inputs.framework.by_ref]
    if what not in names:
        stop(Status.USAGE, f"there is nothing called {shown(what)} to explain", nearest(what, names, "You can name"))
    assessment = assess(inputs, version=__version__)
    scores = assessment.scores
    if what == "overall":
        lines = report.working_of_overall(assessment)
    elif what == "priorities":
        lines = report.working_of_priorities(assessment)
    elif what == "plan":
        lines = report.working_of_plan(assessment)
    elif "." in what:
        criterion = next(criterion for criterion in scores.criteria if criterion.ref == what)
        lines = report.working_of_criterion(assessment, criterion)
    else:
        domain = next(domain for domain in scores.domains if domain.domain.id == what)
        lines = report.working_of_domain(assessment, domain)
    say("\n".join(lines))
