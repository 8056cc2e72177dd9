"""Text in: files read with the place of every value, and what is wrong with them said in words.

Its names are in ``public``, which is read when the first of them is asked for: who needs one module pays for no other.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccg_toolkit.sources.public import *  # noqa: F403 - `__all__` there says which
else:

    def __getattr__(name: str) -> object:
        return getattr(import_module("ccg_toolkit.sources.public"), name)
