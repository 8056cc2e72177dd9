"""Names at the door: columns that survey programs add, and that tell who answered, where, when and on what.

None of them is ever written. Some tell one response from another, so that a row that was exported twice counts once.
"""

from collections.abc import Callable, Sequence

from ccg_toolkit.survey.words import plain

_UNIQUE = {"_uuid", "uuid", "instanceid", "meta/instanceid", "submission id", "response"}
"""Unlike any other in the world."""

_NUMBERED = {"id", "_id", "response id", "respondent id", "record id", "submission number"}
"""Counted by the program, from 1 in each survey."""

_BEGUN = {
    "start time", "timestamp", "date started", "startdate", "start date", "start", "started", "started at",
    "_submission_time", "submitted at", "startzeit", "zeitstempel", "heure de début", "horodateur",
}  # fmt: skip
"""When somebody began or sent it, to the second."""

_OTHERS = {
    # who
    "name", "full name", "first name", "last name", "surname", "email", "e-mail", "email address", "e-mail address",
    "e-mail-adresse", "adresse e-mail", "nom", "username", "user name", "user", "phone", "phone number", "phonenumber",
    "telephone", "_submitted_by", "token", "access code", "address", "custom data 1",
    # when
    "completion time", "last modified time", "date submitted", "submitdate", "date last action", "datestamp", "end",
    "end time", "end date", "today", "fertigstellungszeit", "uhrzeit der letzten änderung",
    # where, and on what
    "ip address", "ipaddr", "ip", "referrer url", "refurl", "deviceid", "device id", "device", "simserial",
    "subscriberid", "user agent", "browser", "location", "latitude", "longitude", "_location_latitude",
    "_location_longitude", "_location_altitude", "_location_precision", "_geolocation", "start-geopoint",
    # what the program notes for itself
    "last page", "lastpage", "start language", "startlanguage", "seed", "language", "collector id", "score",
    "total points", "quiz feedback", "_validation_status", "_notes", "_status", "_tags", "_index", "__version__",
    "respondent",
}  # fmt: skip


def is_left_at_the_door(heading: str) -> bool:
    """Tell whether a survey program put this column there for itself."""
    word = plain(heading)
    return word in _UNIQUE or word in _NUMBERED or word in _BEGUN or word in _OTHERS


def identities(headings: Sequence[str]) -> Callable[[Sequence[str]], str]:
    """Give what tells one row of an export from another.

    Args:
        headings: of the columns.

    Returns:
        A function of a row: a text that no other response has, empty where nothing in the row promises that. A time alone
        does not, since two people may answer in one second: then the whole row is taken.
    """
    words = [plain(heading) for heading in headings]
    unique, numbered, begun = (
        next((place for place, word in enumerate(words) if word in kind), -1) for kind in (_UNIQUE, _NUMBERED, _BEGUN)
    )

    def identity(row: Sequence[str]) -> str:
        if unique >= 0 and (text := row[unique].strip()):
            return text
        if begun < 0 or not (time := row[begun].strip()):
            return ""
        if numbered >= 0 and (number := row[numbered].strip()):
            return f"{number}\n{time}"
        return "\n".join(row)

    return identity
