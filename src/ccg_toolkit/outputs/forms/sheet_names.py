"""The names of the sheets of a form, and of the ranges that its lists are taken from."""

from ccg_toolkit.answers.form.headings import LEVELS, SCALE
from ccg_toolkit.framework import Framework

START, OTHER = "Start", "Other"
"""The sheets whose rows have keys and values."""

DAY, VOTES = "Day", "Votes"
"""The sheets of an away-day: what was agreed there, and the dots."""

CHOICES, TARGETS = "LevelChoices", "TargetChoices"
"""The ranges of what may stand for a level, and for a target."""

_LONGEST = 31


def sheet_names(framework: Framework) -> dict[str, str]:
    """Name the sheet of each domain: its id as words, since titles are too long for a tab."""
    taken = {
        name.casefold() for name in (START, OTHER, SCALE, LEVELS, DAY, VOTES, "History")
    }  # the last is Excel's own
    names = {}
    for domain in framework.domains:
        words = domain.id.replace("-", " ").capitalize()
        name, number = words[:_LONGEST].strip(), 1
        while name.casefold() in taken:
            number += 1
            name = f"{words[: _LONGEST - 4].strip()} {number}"
        taken.add(name.casefold())
        names[domain.id] = name
    return names
