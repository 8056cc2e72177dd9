"""Comments, reasons and evidence that name or point to a person are told; those that only mention a post are not."""

from functools import cache
from pathlib import Path

import pytest

from ccg_toolkit.answers.people import People
from ccg_toolkit.framework import load_framework
from ccg_toolkit.toolkit import load

OWNERS = (
    "Dr Farida Akhtar",
    "Helen Szymanska, OD lead",
    "Alan Cockcroft and Grace May",
    "Tom Vale",
    "Mr Doyle",
    "Priya O'Neill",
    "Finance team",
    "To Be Agreed",
    "NHS England",
)
NAMED = (
    "Dr Akhtar asked for this",
    "This came from Mrs Jones",
    "as Prof. Smith put it",
    "Sir John thought otherwise",
    "Miss Peel has the key",
    "DR no, but Dr A. Patel yes",
    "Farida Akhtar has the list",
    "we asked Farida about it",
    "Helen's list is the only one",
    "But Cockcroft\u2019s figures differ",
    "Nobody but Grace May knows",
    "The \u2018old guard\u2019: Szymanska again",
    "O'Neill keeps it",
    "Ask Doyle",
)
POINTED = (
    "The Chief officer would have given us a 2, and was outvoted.",
    "the chair said nothing",
    "Our chair disagreed",
    "The Lay member asked for that to be written down",
    "The Quality lead would say 2 and three practice managers said 0",
    "The Chair and both Calder leads can say what practices want",
    "The company secretary thinks that it is cheap",
    "The Chair, who is new, left before the vote",
    "The chief finance officer did not reply",
    "the head of membership refused",
    "The director of nursing has never believed it",
    "The Northfold locality lead felt that it was late",
    "The accountable officer was against",
    "Only the Chair's view was heard",
    "according to the Chief executive it is done",
    "All voted for it except the Chair",
    "The deputy chair still wanted a 3",
    "The OD lead alone put it at 4",
)
NOBODY = (
    "Minutes of the governing body, 11 July 2013",
    "Letter from the Chair to all practices, 3 March 2014",
    "Chief officer's report to the governing body",
    "Signed by the Chair and the Chief officer",
    "Search of the policy folder by the company secretary, nothing found",
    "Each locality lead said that the form is too long",
    "A chair would help us",
    "Any clinical lead would say so",
    "One lay member asked us why",
    "Practice managers said 0",
    "The governing body disagreed",
    "The finance team believes that most requests come from elsewhere",
    "Communications said that it was sent",
    "Membership office would gladly do it",
    "Who should chair the meeting? Nobody said",
    "Leads said that they read it; chairs did not",
    "Data from Dr Foster, 2013",
    "Visit to Dr Khan and Partners",
    "Visit to Dr R. K. Khan & Partners, Northfold",
    "Poll of May 2013; in May nobody answered",
    "Grace and faith help, and Will power too",
    "Will practices answer? They did in May.",
    "Vale practices were asked first",
    "Pennine Vale has 38 of them",
    "Meeting at Doyle House",
    "NHS England asked us for figures",
    "The Finance Team was asked",
    "To Be Agreed with the council",
    "Missing figures from Mrsa returns",
    "Three terms of office end, the Chair's among them",
    "Two posts: Chair and Chief officer",
    "Drafts went to the Chair on 3 May, and practices said nothing",
)


@cache
def people() -> People:
    """The people of the example; the framework is read once."""
    framework = load_framework().framework
    assert framework is not None
    return People.of("NHS Pennine Vale CCG", OWNERS, framework.owners)


@pytest.mark.parametrize("text", NAMED)
def test_a_name_is_told(text: str) -> None:
    assert people().pointed_to(text).startswith("names a person")


@pytest.mark.parametrize("text", POINTED)
def test_the_holder_of_a_post_who_thinks_or_is_judged_is_told(text: str) -> None:
    assert people().pointed_to(text).startswith("points to a person")


@pytest.mark.parametrize("text", NOBODY)
def test_a_post_a_place_or_a_body_is_nobody(text: str) -> None:
    assert not people().pointed_to(text)


def test_roles_of_a_framework_of_ones_own_are_posts() -> None:
    of_two = People.of("Ours", (), ("Link officer", "Registry"))
    assert of_two.pointed_to("The link officer said so")
    assert not of_two.pointed_to("The registry said so")


def test_each_text_is_told_at_its_place_and_never_repeated(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(
        """organisation: NHS Pennine Vale CCG
assessed_on: 2014-03-14
plan: {owners: {Chair: Farida Akhtar}}
answers:
  contract:
    definition:
      level: unknown
      because: Ask Farida
    usable-rights:
      level: 2
      comment: The Chair was outvoted
      evidence:
        - {what: Minutes of 3 March, strength: document}
        - {what: Note by Dr Smith, strength: document}
""",
        encoding="utf-8",
    )
    loaded = load(path, name="answers.yaml")
    assert loaded.inputs is not None
    told = [(problem.rule, problem.place.line, problem.message.partition(" (")[0]) for problem in loaded.problems]
    assert told == [
        ("person", 8, "because names a person who owns actions"),
        ("person-in-comment", 11, "comment points to a person: the only one who holds a post"),
        ("person", 14, "evidence names a person, with a title such as Dr or Mrs"),
    ]
    assert ["--no-comments" in problem.hint for problem in loaded.problems] == [False, True, False]
