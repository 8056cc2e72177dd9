"""Closed surveys of a small framework, made of what people answered, as `collate --close` writes them."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import Diagnostic
from ccg_toolkit.survey.bring_together import Counted, Survey
from ccg_toolkit.survey.known import known_of
from ccg_toolkit.survey.read_voices import read_voices
from ccg_toolkit.survey.response import Response
from ccg_toolkit.survey.voices import Voices
from tests.builders import criterion
from tests.builders import framework as small_framework

ROLES = {
    "board": "leader",
    "leads": "leader",
    "gp": "member",
    "managers": "member",
    "nurses": "member",
    "staff": "other",
}
SAID, RATED = "agree.work.open", "work.open"
"""The key of a statement that everyone is asked, and of a rating that leaders are asked for."""

People = Iterable[tuple[str, Mapping[str, str]]]
"""Of each who answered, the group and the answers by key."""

CLOSED_ON = "2014-03-01"


@cache
def framework(roles: tuple[tuple[str, str], ...] = tuple(ROLES.items()), **cover: Any) -> Framework:
    """Give a framework that asks everyone one statement and leaders two ratings."""
    groups = [{"id": name, "title": name.upper(), "role": role} for name, role in roles]
    criteria = [criterion("open", ask=("leader", "member")), criterion("kept", ask=("leader",))]
    return small_framework({"work": criteria}, groups=groups, **cover)


def alike(group: str, agree: int, disagree: int = 0, *, dont_know: int = 0, key: str = SAID) -> list[Any]:
    """Give people of one group who agree, do not, or do not know; all of them rate otherwise where no key is answered."""
    answers = ["3"] * agree + ["1"] * disagree + ["dk"] * dont_know
    return [(group, {key: answer}) for answer in answers]


def survey_text(asked: Framework, people: People, closed: str = CLOSED_ON) -> str:
    """Write ``responses.csv``; an open one where there is no day."""
    known = known_of(asked)
    survey = Survey(known=known, promise=known.promise, batches=())
    for group, answers in people:
        codes = ",".join(answers.get(key, "") for key in known.items)
        survey.counted.append(Counted(Response(group, codes, "", "", "", ""), "", 0, 0))
    return survey.responses_text(closed)


def read(
    folder: Path, text: str, asked: Framework, invited: Mapping[str, int] | None = None
) -> tuple[Voices | None, list[Diagnostic]]:
    """Read a text as a file of responses."""
    path = folder / "responses.csv"
    path.write_text(text, encoding="utf-8", newline="\n")
    return read_voices(path, "responses.csv", asked, invited or {})


def voices_of(folder: Path, people: People, asked: Framework | None = None) -> Voices:
    """Give what a closed survey shows."""
    asked = asked or framework()
    voices, problems = read(folder, survey_text(asked, people), asked)
    assert problems == []
    assert voices is not None
    return voices
