"""``ccg-toolkit pack``."""

from functools import partial
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.shared_options import AnswersFile, Engine, FrameworkFolder, Pages


def pack(answers: AnswersFile, output: Pages = None, framework: FrameworkFolder = None, engine: Engine = None) -> None:
    """Write the pack for the away-day: timetables, agenda and sheets to print.

    \b
    Examples:
      ccg-toolkit pack answers.yaml
      ccg-toolkit pack answers.yaml -o away-day.pdf

    Without -o, the pack goes to <name of the answers>-pack.pdf in the working folder.
    """
    from ccg_toolkit.away_day import build_pack
    from ccg_toolkit.cli.loading import inputs_or_stop
    from ccg_toolkit.cli.writing import check_suffixes, check_targets, finish, write_all
    from ccg_toolkit.outputs import PAGE_SUFFIXES, PdfMaker, render_page
    from ccg_toolkit.toolkit import assess

    check_suffixes(output or [], PAGE_SUFFIXES)
    inputs = inputs_or_stop(answers, framework)
    wanted = output or [Path(f"{answers.stem}-pack.pdf")]
    check_targets(wanted, answers, inputs)
    view = build_pack(assess(inputs, version=__version__))
    with PdfMaker(engine) as make_pdf:
        make = partial(render_page, view=view, folders=inputs.framework.folders, make_pdf=make_pdf)
        outcome = write_all(wanted, make, make_pdf, named=bool(output))
    finish(outcome)
