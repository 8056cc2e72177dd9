"""What came of an action of an earlier plan, as planning takes it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """An action that an earlier plan had promised by now.

    Attributes:
        action: its full name, ``domain.criterion/action``, as the framework of now has it.
        done: whether it was done; ``None`` where nobody says.
        level_came: whether the level that it was to bring is there; ``None`` where that cannot be known.
    """

    action: str
    done: bool | None
    level_came: bool | None

    @property
    def without_effect(self) -> bool:
        """Whether it was done and its level is not there."""
        return bool(self.done) and self.level_came is False

    @property
    def without_doing(self) -> bool:
        """Whether its level is there and it was not done."""
        return self.done is False and bool(self.level_came)
