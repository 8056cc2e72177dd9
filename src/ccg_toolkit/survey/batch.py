"""What came of reading one file of responses."""

from dataclasses import dataclass, field

from ccg_toolkit.sources import Complaint, Diagnostic, Place
from ccg_toolkit.sources.diagnostics import MOST_PROBLEMS
from ccg_toolkit.survey.promise import Promise
from ccg_toolkit.survey.response import LONGEST_COMMENT, Response


@dataclass(kw_only=True)
class Batch:
    """The responses of one file, in its order.

    Attributes:
        name: what messages call the file.
        places: for each response, where it stands: a line or a row.
        responses: what was read.
        promises: those that the file bears; none where it is the export of another program.
        problems: what is wrong, up to as many as anyone would read.
        refused: how many responses were refused.
        passed_over: headings of columns that were not read; those that survey programs add come in `at_the_door`.
        at_the_door: headings of columns that tell who answered, where and when.
        unknown: the headings of a table that was refused since none of its columns can be told; for a map to be made.
        digest: of all bytes of the file: a copy of it counts once.
        collated: whether `collate` wrote the file.
        exported: whether another program wrote the file, so that it bears no promise.
    """

    name: str
    places: list[int] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    refused: int = 0
    passed_over: tuple[str, ...] = ()
    at_the_door: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    digest: str = ""
    collated: bool = False
    exported: bool = False

    def take(self, response: Response, place: Place, row: str = "") -> None:
        """Take in a response.

        Args:
            response: what was read.
            place: where it stands.
            row: which row of a table it is, where its line does not say so.
        """
        self.responses.append(response)
        self.places.append(place.line)
        if len(response.comment) == LONGEST_COMMENT:
            self.tell(_LONG_COMMENT, place, row)

    def refuse(self, complaint: Complaint, place: Place, row: str = "") -> None:
        """Note a response that is refused, or a file as a whole; see `take`."""
        self.refused += complaint.severity == "error"
        self.tell(complaint, place, row)

    def turn_away(self, complaint: Complaint) -> None:
        """Refuse the whole file after it was read."""
        self.responses.clear()
        self.places.clear()
        self.refuse(complaint, Place(self.name, 1, 1))

    def tell(self, complaint: Complaint, place: Place, row: str = "") -> None:
        """Note something that costs nobody their response; see `take`."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(complaint.at(place, row))


_LONG_COMMENT = Complaint(
    "long-comment", f"only the first {LONGEST_COMMENT:,} characters of this comment are kept", severity="warning"
)
