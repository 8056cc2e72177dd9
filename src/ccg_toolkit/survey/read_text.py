"""Responses out of a text: the small file of a form, or e-mails that hold what it handed back."""

import re
from collections.abc import Mapping

from ccg_toolkit.sources import Complaint, Place, shown
from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.first_line import agreed
from ccg_toolkit.survey.keys import EDITION, FRAMEWORK, PROMISED, RESPONSE
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.promise import promise_of
from ccg_toolkit.survey.response import NO_GROUP, NOTHING_ANSWERED, Wrong, columns_of
from ccg_toolkit.survey.response_text import read_response_texts

_EDITION = re.compile("[0-9]{1,6}")


def read_texts(text: str, name: str, known: Known) -> Batch:
    """Read all responses in a text.

    Args:
        text: with no character in it that could harm.
        name: what messages call the file.
        known: what may be answered.
    """
    batch = Batch(name=name)
    for text_response in read_response_texts(text):
        place = Place(name, text_response.line, 1)
        if text_response.wrong is not None:
            batch.refuse(text_response.wrong, place)
        else:
            response_of(text_response.values, {}, batch, place, known)
    return batch


def response_of(  # noqa: PLR0913, PLR0917 - all that tells of one response
    values: Mapping[str, str],
    places: Mapping[str, Place],
    batch: Batch,
    place: Place,
    known: Known,
    identity: str = "",
) -> None:
    """Take in one response that bears its promise.

    Args:
        values: what it says, by the names of `survey.keys`.
        places: where each value stands, as far as that is known.
        batch: takes it in, or what is wrong with it.
        place: where it begins.
        known: what may be answered.
        identity: tells it from others where it has no id of its own, if anything does.
    """
    promise = promise_of(values)
    if not isinstance(promise, Complaint):
        promise = agreed(values.get(FRAMEWORK, ""), promise, known)
    if isinstance(promise, Complaint):
        batch.refuse(promise, places.get(FRAMEWORK, place))
        return
    said = {key: value for key, value in values.items() if key not in PROMISED}
    gone = [key for key in said if not known.of_old(key)]
    if gone:
        message = f"{shown(gone[0])} is asked no longer" + (f", nor are {len(gone) - 1} others" if gone[1:] else "")
        hint = "If it goes by another name now, its criterion says so under `was`."
        batch.tell(Complaint("asked-no-longer", message, hint, "warning"), places.get(gone[0], place))
    columns, row = columns_of(known, said)
    if not columns.is_understood:
        batch.refuse(NOTHING_ANSWERED if columns.has_group else NO_GROUP, place)
        return
    response = columns.read(row, values.get(RESPONSE) or identity)
    if isinstance(response, Wrong):
        key = list(said)[response.at] if response.at >= 0 else ""
        batch.refuse(response.complaint, places.get(key, place))
        return
    edition = values.get(EDITION, "0")
    batch.promises.append(promise)
    batch.take(response._replace(edition=int(edition) if _EDITION.fullmatch(edition) else 0), place)
