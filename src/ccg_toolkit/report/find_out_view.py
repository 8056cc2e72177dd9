"""The view-model of what is left open: what to find out, and criteria that need a word."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOutView:
    """Something to find out.

    Attributes:
        ref, title: of the criterion.
        domain: the title of its domain.
        importance: as answered, 1 to 5; 3 where none was given.
        thin: whether its rating is high, and nobody confirms it.
        why: in a sentence or two.
        evidence: what to look for.
        could_move_score_by: by how much it could move the overall score at most, with two decimals.
        effect: the same in a sentence.
        required: whether planned work rests on it, and nobody knows its level.
        done: the titles of actions that are done, of which nobody knows yet whether they worked.
    """

    ref: str
    title: str
    domain: str
    importance: int
    thin: bool
    why: str
    evidence: tuple[str, ...]
    could_move_score_by: str
    effect: str
    required: bool
    done: tuple[str, ...]

    @property
    def first(self) -> bool:
        """Whether it belongs to the first quarter: what work rests on, and what was done."""
        return self.required or bool(self.done)

    @property
    def anchor(self) -> str:
        """The full name of the criterion as places in a page have it, such as ``contract-definition``."""
        return self.ref.replace(".", "-")

    @property
    def look_for(self) -> str:
        """What to look for, in a line."""
        return "; ".join(self.evidence) or "anything that shows the level"


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOutGroupView:
    """Things to find out that are told together; `domain` is the title of theirs, and empty where there are few in all."""

    domain: str
    unknowns: tuple[FindOutView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteView:
    """A criterion that needs a word, such as a step without an action.

    Attributes:
        ref, title: of the criterion.
        text: what is to be said of it.
    """

    ref: str
    title: str
    text: str
