"""``ccg-toolkit pack``."""

from functools import partial
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.away_day import build_pack
from ccg_toolkit.cli.loading import inputs_or_stop
from ccg_toolkit.cli.writing import check_suffixes, check_targets, finish, write_all
from ccg_toolkit.outputs import PAGE_SUFFIXES, render_page
from ccg_toolkit.toolkit import assess


def run(answers: Path, outputs: list[Path], framework: Path | None) -> None:
    """Write the pack for the away-day, and say where it is."""
    check_suffixes(outputs, PAGE_SUFFIXES)
    inputs = inputs_or_stop(answers, framework)
    wanted = outputs or [Path(f"{answers.stem}-pack.pdf")]
    check_targets(wanted, answers, inputs)
    view = build_pack(assess(inputs, version=__version__))
    make = partial(render_page, view=view, folders=inputs.framework.folders)
    finish(write_all(wanted, make, named=bool(outputs)))
