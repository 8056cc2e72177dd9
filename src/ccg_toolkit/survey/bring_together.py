"""All responses of a survey brought together: sorted, so that no order of people is left, and written without names."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.closing import digest_of
from ccg_toolkit.survey.comments import HEADINGS as COMMENT_HEADINGS
from ccg_toolkit.survey.comments import comments_written
from ccg_toolkit.survey.csv_text import csv_text
from ccg_toolkit.survey.first_line import FirstLine
from ccg_toolkit.survey.heard import HEADINGS as HEARD_HEADINGS
from ccg_toolkit.survey.heard import practices_heard
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.promise import Promise, strictest
from ccg_toolkit.survey.response import Response
from ccg_toolkit.survey.units import cut

RESPONDENT, GROUP = "respondent", "group"


@dataclass(frozen=True, slots=True)
class Counted:
    """A response that counts, and the file that it came from."""

    response: Response
    digest: str
    batch: int
    place: int


@dataclass(kw_only=True)
class Survey:
    """All responses, each once.

    Attributes:
        known: what was asked.
        promise: the highest of all promises.
        batches: what came of each file, in the order in which they were read.
        replaced: responses for which a later one with the same id counts: for each file their lines or rows.
        copies: files that have the same bytes as one before them, and count once: its name, and that of the other.
        left_out: how many were passed over since they are closed already.
        promised_elsewhere: whether a questionnaire was named whose promise holds for what was exported.
    """

    known: Known
    promise: Promise
    batches: tuple[Batch, ...]
    counted: list[Counted] = field(default_factory=list)
    replaced: dict[str, list[int]] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    left_out: int = 0
    promised_elsewhere: bool = False

    @property
    def responses(self) -> list[Response]:
        """The responses that count."""
        return [one.response for one in self.counted]

    @property
    def refused(self) -> int:
        """How many responses were refused, a file that cannot be read counted as one."""
        return sum(batch.refused for batch in self.batches)

    @property
    def lacks_a_file(self) -> bool:
        """Whether a file could not be opened at all."""
        return any(problem.unreadable for batch in self.batches for problem in batch.problems)

    @property
    def is_hidden(self) -> bool:
        """Whether nothing could be shown of it: no group, alone or with others of its role, has as many as was promised."""
        respondents, minimum = self._respondents(), self.promise.minimum_group
        units = cut(self.known.roles, respondents, minimum)
        return all(sum(respondents.get(group, 0) for group in unit.groups) < minimum for unit in units)

    def digests(self, batches: Collection[int]) -> list[str]:
        """Give the digests of all responses that came from some of the files."""
        return [one.digest for one in self.counted if one.batch in batches]

    def first_line(self, closed: str = "") -> FirstLine:
        """Give what the file of responses says of itself.

        Args:
            closed: the day on which the survey is closed, year first; empty where it stays open.
        """
        line = FirstLine(framework=self.known.framework, version=self.known.version, promise=self.promise)
        if not closed:
            return line
        return FirstLine(
            framework=line.framework,
            version=line.version,
            promise=line.promise,
            units=cut(self.known.roles, self._respondents(), self.promise.minimum_group),
            roles=self.known.roles,
            closed=closed,
        )

    def _respondents(self) -> Counter[str]:
        return Counter(one.response.group for one in self.counted)

    def rows(self) -> list[str]:
        """Give the rows of the file of responses without their numbers, in order of groups and answers."""
        return sorted(f"{one.response.group},{one.response.answers}" for one in self.counted)

    def responses_text(self, closed: str = "") -> str:
        """Write ``responses.csv``; see `first_line`."""
        headings = ",".join((RESPONDENT, GROUP, *self.known.items))
        rows = (f"{number},{row}" for number, row in enumerate(self.rows(), start=1))
        return "\n".join([self.first_line(closed).text, headings, *rows, ""])

    def heard_text(self) -> str:
        """Write ``heard.csv``."""
        return csv_text(HEARD_HEADINGS, practices_heard(self.responses))

    def comments_text(self, marks: Mapping[tuple[str, str], str]) -> str:
        """Write ``comments.csv``; see `comments_written`."""
        return csv_text(COMMENT_HEADINGS, comments_written(self.responses, self.known.roles, marks))

    def equals(self) -> list[int]:
        """Give for each set of answers that several people of one group gave alike how many they are."""
        counts = (sum(1 for _ in same) for _, same in groupby(self.rows()))
        return [count for count in counts if count > 1]


def brought_together(
    batches: Sequence[Batch], known: Known, exported: Promise, closed: Collection[str] = frozenset()
) -> Survey:
    """Bring the responses of all files together.

    Args:
        batches: in order of time, the oldest first.
        known: what was asked.
        exported: the promise under which what another program exported was answered.
        closed: digests of responses that are closed already, and are passed over.
    """
    promises = [promise for batch in batches for promise in batch.promises]
    promises += [exported] if any(batch.exported for batch in batches) else []
    survey = Survey(known=known, promise=strictest(known.promise, promises), batches=tuple(batches))
    latest: dict[str, Counted] = {}
    seen: dict[str, str] = {}
    for number, batch in enumerate(batches):
        if batch.digest and (first := seen.setdefault(batch.digest, batch.name)) is not batch.name:
            survey.copies.append((batch.name, first))
            continue
        for response, place in zip(batch.responses, batch.places, strict=True):
            one = Counted(response, digest_of(response), number, place)
            if one.digest in closed:
                survey.left_out += 1
            elif not response.identity:
                survey.counted.append(one)
            elif (other := latest.get(one.digest)) is None or other.response.edition <= response.edition:
                if other is not None:
                    survey.replaced.setdefault(batches[other.batch].name, []).append(other.place)
                latest[one.digest] = one
            else:
                survey.replaced.setdefault(batch.name, []).append(place)
    survey.counted += latest.values()
    return survey
