"""The edition for members: what they told us, what we will do by when, and what we ask of them, on a page or two.

It travels further than any other, so it is made of less: the words of the framework, the figures that a closed survey may
show, the manifesto, and comments that were released. It has roles and no names, no comment of the answers, no evidence, no
score and no band.
"""

from dataclasses import dataclass

from ccg_toolkit.report.english import stopped


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidView:
    """A statement that members were asked about.

    Attributes:
        text: the statement.
        members: the share of them who agree, and of how many; or that too few answered.
        leaders: the same of leaders.
    """

    text: str
    members: str
    leaders: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandsView:
    """A criterion as the organisation rated itself.

    Attributes:
        title: of the criterion.
        now: what its level says.
    """

    title: str
    now: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DoneView:
    """Something the organisation will do.

    Attributes:
        what: the title of the action.
        by: the day by which what shows it can be seen.
        who: the role that sees to it; that nobody does yet, where the framework proposes none.
        seen: what shows that it is done; may be empty.
    """

    what: str
    by: str
    who: str
    seen: str

    @property
    def in_a_line(self) -> str:
        """All but its title, in a line."""
        seen = f" you will see: {self.seen}" if self.seen else "."
        return f"{stopped(f'Seen to by {self.who}')} By {self.by}{seen}"


@dataclass(frozen=True, kw_only=True, slots=True)
class MembersView:
    """The edition for members. Names that `ReportView` has too mean the same.

    Attributes:
        title: of the page.
        audience: for whom it is.
        about: what it rests on, in a sentence or two.
        told_heading: above the first part: what members said or, where nothing of it can be shown, where we stand.
        told: what to know of it, in sentences.
        heard: the groups of members that can be shown, each with how many answered.
        said: the statements, most agreement first.
        leaders_shown: whether there is a figure of leaders beside any of them.
        left_unsaid: how many more statements there are, in a sentence; empty where there are none.
        reading: how to read the figures; empty where there are none.
        stands: where the first priorities stand, where nothing of members can be shown.
        comments: what members wrote and a person released.
        looked_back: what came of the earlier plan, in a few sentences; empty where no earlier assessment was read.
        period: the first and last day of the plan; empty where nothing is planned.
        done: what will be done, by its day.
        undone: what is said where nothing is planned; else how many more actions there are; may be empty.
        promised: what the organisation offers in the manifesto.
        asked: what is asked of members.
    """

    title: str
    audience: str
    organisation: str
    organisation_short: str
    organisation_long: bool
    language: str
    version: str
    about: str
    told_heading: str
    told: tuple[str, ...]
    heard: tuple[str, ...]
    said: tuple[SaidView, ...]
    leaders_shown: bool
    left_unsaid: str
    reading: str
    stands: tuple[StandsView, ...]
    comments: tuple[str, ...]
    looked_back: str
    period: str
    done: tuple[DoneView, ...]
    undone: str
    promised: tuple[str, ...]
    asked: tuple[str, ...]

    @property
    def document_title(self) -> str:
        """What a browser or a reader of PDF calls it."""
        return f"{self.organisation}: {self.title}"
