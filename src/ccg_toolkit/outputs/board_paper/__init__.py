"""The board paper, as a Word document."""

from ccg_toolkit.outputs.board_paper.paper import board_paper

__all__ = ["board_paper"]
