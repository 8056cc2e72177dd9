"""The sheets of a form on which each row has a key and a value: what comes first, and all else that answers can hold."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ccg_toolkit.answers.form.headings import ABOUT, ANSWERED, KEY, LEVEL, VALUE, WHAT
from ccg_toolkit.answers.form.keys import description_of, is_dated, key_of
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs.forms.domain_sheet import answered, as_choice
from ccg_toolkit.outputs.forms.given import other_paths, roles_in
from ccg_toolkit.outputs.forms.sheet_names import OTHER, START, TARGETS, VOTES
from ccg_toolkit.outputs.table import Box, Field, Formula, Link, Shown, Table
from ccg_toolkit.sources import ValuePath
from ccg_toolkit.sources.shape.fields import without_links

Given = Mapping[ValuePath, Any]
"""What answers hold beside their levels, by path."""

_WHOLE = {"quarters", "capacity", "person", "in_order", "people"}
_COUNTED = {("away_day", "votes_of_members"), ("away_day", "votes_of_leaders")}
_ASKED_FIRST: dict[ValuePath, tuple[str, str]] = {
    ("organisation",): ("Organisation", "Its name. Needed"),
    ("assessed_on",): ("Assessed on", "The date of the assessment. Needed"),
    ("assessed_by",): ("Assessed by", "Who agreed the answers"),
    ("framework",): ("Framework", "Leave it as it is: these are the questions of that framework"),
    ("plan", "starts_on"): ("Plan starts on", "The first day of its first quarter; else the next quarter day"),
    ("plan", "quarters"): ("Quarters", "How many quarters the plan has; else 4"),
    ("plan", "capacity"): ("Capacity", "Points of effort in a quarter; one point is about a week of a lead's time"),
}


def start_sheet(
    framework: Framework,
    given: Given,
    domains: Sequence[Table],
    others: Sequence[Table] = (),
    head: Sequence[str] = (),
) -> Table:
    """Make the first sheet: the organisation, the plan, the roles, and the domains with how many are answered.

    Args:
        framework: what is asked.
        given: what stands in the answers already.
        domains: the sheets of the domains, in order.
        others: further sheets with criteria.
        head: what a reader should know first.
    """
    rows: list[Sequence[Shown]] = [
        (label, _box(framework, path, given), None, about, key_of(path))
        for path, (label, about) in _ASKED_FIRST.items()
    ]
    rows += [
        (f"Owner: {path[2]}", _box(framework, path, given), None, "The person who bears this role", key_of(path))
        for path in _owners(framework, given)
    ]
    for path, table in zip(_targets(framework), domains, strict=True):
        label = Link(text=f"Target: {table.title}", sheet=table.sheet, cell="A1")
        of = f" of {len(table.rows)}"
        counted = Formula(text=f'=COUNTA({table.name}[{LEVEL}])&"{of}"', value=f"{answered(table)}{of}")
        about = f"A level to reach in the whole domain; else {framework.cover.target}"
        rows.append((label, _box(framework, path, given), counted, about, key_of(path)))
    total = "+".join(f"COUNTA({table.name}[{LEVEL}])" for table in (*others, *domains)) or "0"
    count, asked = sum(map(answered, (*others, *domains))), len(framework.by_ref)
    return Table(
        sheet=START,
        title=f"{framework.cover.title}: your answers",
        about=[
            *head,
            Formula(text=f'="Answered so far: "&({total})&" of {asked}"', value=f"Answered so far: {count} of {asked}"),
            "Fill in the column Value here, then a level for each criterion on the sheets of the domains. Leave blank what you come back to.",
            "Sort, filter, and add rows and columns of your own. Leave the columns Key and Full name as they are: rows are found by them.",
        ],
        fields=(
            Field(heading=WHAT, width=52),
            Field(heading=VALUE, width=40, filled_in=True),
            Field(heading=ANSWERED, width=11),
            Field(heading=ABOUT, width=70),
            Field(heading=KEY, width=32),
        ),
        rows=rows,
        printed=4,
        complete=True,
    )


def other_sheet(framework: Framework, given: Given, votes: Collection[ValuePath] = ()) -> Table:
    """Make the sheet of all that has no place on another.

    Args:
        framework: what is asked.
        given: what stands in the answers already.
        votes: what stands on the sheet of the votes.
    """
    elsewhere = {*votes, *_ASKED_FIRST, *_owners(framework, given), *_targets(framework)}
    return Table(
        sheet=OTHER,
        title="What else answers can hold",
        about=["All of it may be left blank. Of a list, number the keys of more lines: plan.choose.2, plan.choose.3."],
        fields=(
            Field(heading=WHAT, width=40),
            Field(heading=VALUE, width=60, filled_in=True),
            Field(heading=ABOUT, width=70),
            Field(heading=KEY, width=44),
        ),
        rows=[
            (_label(path), _box(framework, path, given), _about(path), key_of(path))
            for path in other_paths(given, elsewhere)
        ],
        printed=3,
        complete=True,
    )


def votes_sheet(framework: Framework, given: Given, voted: Sequence[str]) -> Table:
    """Make the sheet of the dots, by the side that stuck them.

    Args:
        framework: what is asked.
        given: what stands in the answers already.
        voted: the full names of the criteria that were voted on.
    """
    terms = framework.cover.terms
    sides = (("votes_of_members", terms.members), ("votes_of_leaders", terms.leaders))
    rows: list[Sequence[Shown]] = [
        (
            f"Dots of {side}: {framework.by_ref[ref].title}",
            _box(framework, ("away_day", field, ref), given),
            "How many there are. Leave it blank where nobody counted",
            key_of(("away_day", field, ref)),
        )
        for ref in voted
        for field, side in sides
    ]
    become = ("away_day", "votes_become")
    rows.append(
        (
            "What the dots become",
            Box(value=given.get(become), choices=("nothing", "importance")),
            f"importance, if the {terms.board} says that they count; else nothing",
            key_of(become),
        )
    )
    return Table(
        sheet=VOTES,
        title="The dots of the day",
        about=["Count them by colour. They change nothing in the plan unless the last line says so."],
        fields=(
            Field(heading=WHAT, width=60),
            Field(heading=VALUE, width=14, filled_in=True),
            Field(heading=ABOUT, width=60),
            Field(heading=KEY, width=60),
        ),
        rows=rows,
        printed=3,
        complete=True,
    )


def votes_paths(voted: Sequence[str]) -> set[ValuePath]:
    """Give the paths of what the sheet of the dots holds."""
    sides = ("votes_of_members", "votes_of_leaders")
    return {("away_day", "votes_become"), *(("away_day", side, ref) for side in sides for ref in voted)}


def _owners(framework: Framework, given: Given) -> list[ValuePath]:
    return [("plan", "owners", role) for role in roles_in(framework, given)]


def _targets(framework: Framework) -> list[ValuePath]:
    return [("targets", domain.id) for domain in framework.domains]


def _box(framework: Framework, path: ValuePath, given: Given) -> Box:
    value = given.get(path)
    if path[0] == "targets":
        return Box(value=as_choice(framework, value), choices=TARGETS)
    dated = is_dated(path)
    return Box(value=value, dated=dated, text=not (dated or path[-1] in _WHOLE or path[:2] in _COUNTED))


def _label(path: ValuePath) -> str:
    words = [str(step + 1) if isinstance(step, int) else step.replace("_", " ") for step in path]
    return ": ".join([words[0].capitalize(), " ".join(words[1:])]) if words[1:] else words[0].capitalize()


def _about(path: ValuePath) -> str:
    """Say what a value is for, in the words of its field without their marks."""
    text = without_links(description_of(path)).replace("`", "")
    return text[:1].upper() + text[1:]
