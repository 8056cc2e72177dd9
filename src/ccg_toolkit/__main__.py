"""Run the command line with ``python -m ccg_toolkit``."""

from ccg_toolkit.cli import main

main()
