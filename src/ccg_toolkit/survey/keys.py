"""The names of all that a response says: one place for what writes questionnaires and what reads them back."""

FORM = "form"
"""The id of the blank questionnaire."""

RESPONSE = "response"
"""The id of one person's filled questionnaire, where the form can make one; of two with one id the later one counts."""

EDITION = "edition"
"""How many times this response was handed back, from 1: of two with one `RESPONSE` the higher one is the later."""

FRAMEWORK, VERSION = "framework", "version"
"""What was asked: the id of the framework, and which edition of it."""

FOR = "for"
"""Who was asked: ``member`` or ``leader``."""

MINIMUM_GROUP, MINIMUM_COMMENTS, AGREES_FROM = "minimum_group", "minimum_comments", "agrees_from"
"""The promise; see `survey.promise`."""

PROMISED = (FORM, RESPONSE, EDITION, FRAMEWORK, VERSION, FOR, MINIMUM_GROUP, MINIMUM_COMMENTS, AGREES_FROM)
"""What every response says of itself, in this order; `RESPONSE` and `EDITION` may be missing."""

GROUP, PRACTICE, ODS, COMMENT = "group", "practice", "ods", "comment"
"""What a person says of themselves; the last one may run over several lines."""

AGREE = "agree."
"""Stands before the full name of a criterion whose statement people agree with: ``agree.contract.offers-and-wants``.
A rating has the full name alone: ``contract.definition``."""

DONT_KNOW = "dk"
"""The answer to a statement, beside 0 to 4, of somebody who does not know."""

UNKNOWN = "unknown"
"""The same for a rating, beside the numbers of the levels."""
