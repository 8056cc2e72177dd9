"""What a room hands on is found whichever of its modules was used first."""

from importlib import import_module
from pathlib import Path

import pytest

import ccg_toolkit

ROOMS = ("report", "outputs", "sources")


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_of_a_room_is_found_there(room: str) -> None:
    found, public = import_module(f"ccg_toolkit.{room}"), import_module(f"ccg_toolkit.{room}.public")
    assert all(getattr(found, name) is getattr(public, name) for name in public.__all__)


@pytest.mark.parametrize("room", ROOMS)
def test_no_public_name_is_that_of_a_module(room: str) -> None:
    """Python would put the module in its place, as soon as that is read."""
    modules = {file.stem for file in (Path(ccg_toolkit.__file__).parent / room).iterdir()}
    assert not modules & {*import_module(f"ccg_toolkit.{room}.public").__all__}
