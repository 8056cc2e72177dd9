"""Where frameworks lie: the built-in one, and the one that a user means."""

from pathlib import Path

BUILT_IN_ID = "ccg-membership"
VARIABLE = "CCG_TOOLKIT_FRAMEWORK"
"""The environment variable that names a framework folder."""


def built_in_folder() -> Path:
    """Find the built-in framework: inside an installed package, or at the root of a source checkout.

    Raises:
        FileNotFoundError: where the installation is broken.
    """
    package = Path(__file__).resolve().parents[1]
    if (package / "_data" / "framework.yaml").is_file():
        return package / "_data"
    root = package.parents[1]
    if (root / "pyproject.toml").is_file() and (root / "domains").is_dir():
        return root
    raise FileNotFoundError("the built-in framework is missing from this installation of ccg-toolkit")
