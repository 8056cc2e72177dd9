"""What moved between three assessments of the example, for tests of whole pages: made up, with every kind of row."""

from dataclasses import replace
from datetime import date

from ccg_toolkit.history import Change, CriterionRecord, Heard, Snapshot, changes_of, snapshot_of
from ccg_toolkit.history.weighed import Exact
from ccg_toolkit.report import Assessment


def example_changes(assessment: Assessment, times: int = 2) -> tuple[Change, ...]:
    """Give the changes over so many assessments, a year apart; in each some criteria move, and some cannot be compared."""
    first = snapshot_of("then.yaml", assessment.answers, assessment.scores, assessment.plan)
    heard = tuple(
        Heard(criterion=ref, role="member", n=40, share=Exact(number, 10))
        for number, ref in enumerate([*first.by_ref][:8])
    )
    first = replace(first, heard=heard)
    return changes_of([_later(first, year) for year in range(times)])


def _later(first: Snapshot, year: int) -> Snapshot:
    domains = tuple(
        replace(
            domain,
            criteria=tuple(
                _moved(record, year, number + place)
                for place, record in enumerate(domain.criteria)
                if (number, place) != (year, 0)
            ),
        )
        for number, domain in enumerate(first.domains)
    )
    return replace(first, domains=domains, assessed_on=date(2014 + year, 3, 14))


def _moved(record: CriterionRecord, year: int, number: int) -> CriterionRecord:
    if year and number == 5:
        return replace(record, wording=f"of year {year}")
    if record.level is None:
        return replace(record, state="rated", level=2) if year and number == 4 else record
    move = (0, 1, 0, -1, 1, 0, 1)[(number + year) % 7] if year else 0
    return replace(record, level=min(4, max(0, record.level + move)))
