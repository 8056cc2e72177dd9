"""The view-model of a decision that the board is asked to take."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionView:
    """A decision, one of a numbered list.

    Attributes:
        text: what is to be decided, in a sentence or two.
        proposal: what is proposed, in a sentence or two; a board that agrees can say so and go on.
    """

    text: str
    proposal: str

    @property
    def in_words(self) -> str:
        """Both in a line, as it can go into the minutes."""
        return f"{self.text} Proposed: {self.proposal}"
