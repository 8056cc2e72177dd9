"""Days as people write them: what can mean one day only is told from what cannot."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.sources.workbook.days import WrittenDay, written_day
from tests.slow import tries

DAY = date(2014, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2014-06-30",
        "2014-06-30 00:00:00",
        "2014-06-30T00:00:00Z",
        "2014-06-30 09:30",
        "2014-06-30 00:00:00.000000+00:00",
        "2014/6/30",
        "2014.06.30",
        "20140630",
        "30/06/2014",
        "30.6.2014",
        "30-06-2014",
        "30 / 06 / 2014 00:00:00",
        "06/30/2014",
        "30 June 2014",
        "30th June, 2014",
        "30 th of JUNE 2014",
        "Mon 30 Jun 2014",
        "Monday, 30 June 2014",
        "30-Jun-14",
        "30Jun2014",
        "30 June \u201914",
        "June 30, 2014",
        "Jun. 30th 2014 10:15 am",
    ],
)
def test_what_can_mean_one_day_only_is_certain(text: str) -> None:
    assert written_day(text) == WrittenDay(DAY)
    assert WrittenDay(DAY).is_certain


@pytest.mark.parametrize(
    ("text", "day", "other"),
    [
        ("5/6/2014", date(2014, 6, 5), date(2014, 5, 6)),
        ("05.06.2014 00:00", date(2014, 6, 5), date(2014, 5, 6)),
        ("30.6.14", DAY, None),
        ("5/6/14", date(2014, 6, 5), date(2014, 5, 6)),
        ("6/6/14", date(2014, 6, 6), None),
        ("31/06/2014", None, None),
        ("31 June 2014", None, None),
        ("2014-13-45", None, None),
    ],
)
def test_what_can_mean_another_or_none_is_not(text: str, day: date | None, other: date | None) -> None:
    written = written_day(text)
    assert written is not None
    assert (written.day, written.other, written.is_certain) == (day, other, False)


@pytest.mark.parametrize(
    "text",
    ["", "June 2014", "end of June", "Q2 2014", "2014", "30 June", "30 Juin 2014", "30 ma 2014", "6" * 100, "TBC"],
)
def test_what_has_not_the_form_of_a_date_is_none(text: str) -> None:
    assert written_day(text) is None


@tries()
@given(
    day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), form=st.sampled_from(["%d %B %Y", "%Y/%m/%d", "%A %d %b %Y"])
)
def test_every_day_is_read_as_itself(day: date, form: str) -> None:
    assert written_day(day.strftime(form)) == WrittenDay(day)
