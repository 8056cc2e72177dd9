"""``heard.csv``: which practices were heard, sorted, without a group, a time or an answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from ccg_toolkit.survey.response import Response
from ccg_toolkit.survey.words import plain

HEADINGS = ("practice", "ods", "heard")


def practices_heard(responses: Iterable[Response]) -> list[tuple[str, str, str]]:
    """Give the practices from which anybody answered, each once.

    A practice goes by its code where it is known, also to those who gave its name alone; of several ways to write its name
    the commonest stands, and of equally common ones the first in the order of letters.

    Args:
        responses: of all who answered.

    Returns:
        Rows of `HEADINGS`, in order.
    """
    told = Counter((response.practice, response.ods) for response in responses if response.practice or response.ods)
    codes: dict[str, set[str]] = defaultdict(set)
    for practice, ods in told:
        if practice and ods:
            codes[plain(practice)].add(ods)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (practice, ods), count in told.items():
        word = plain(practice)
        known = codes.get(word, set())
        code = ods or (next(iter(known)) if len(known) == 1 else "")
        names[code, "" if code else word][practice] += count
    rows = []
    for (code, _), counted in names.items():
        written = [name for name in counted if name]
        rows.append((min(written, key=lambda name: (-counted[name], name), default=""), code, "yes"))
    return sorted(rows, key=lambda row: (plain(row[0]), row))
