"""What leaders and members say, in one sentence: how far the two are apart, as far as that may be told."""

from collections.abc import Sequence
from fractions import Fraction

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import alike, count, sentence
from ccg_toolkit.report.voices_words import agreeing
from ccg_toolkit.survey.voices import StatementVoices, Voices


def message_of(assessment: Assessment, voices: Voices) -> str:
    """Say in a sentence what the voices come to."""
    contested = sum(standing.contested for standing in assessment.scores.criteria)
    more = f"; {count(contested, 'rating is', 'ratings are')} contested by members" if contested else ""
    return sentence(_sides(assessment, voices) + more)


def _sides(assessment: Assessment, voices: Voices) -> str:
    members = [one for one in voices.statements if not one.member.hidden]
    both = [one for one in members if not one.leader.hidden]
    if both:
        behind = sorted((one for one in both if _apart(one) > 0), key=_apart, reverse=True)
        if not behind:
            return f"members agree no less than leaders, as far as that may be told, with {_part(len(both), len(both))}"
        first = behind[0]
        title = assessment.framework.by_ref[first.criterion].title
        return (
            f"members agree less often than leaders with {_part(len(behind), len(both))}, and they are furthest apart on \u2018{title}\u2019 "
            f"({agreeing(first.leader)} of leaders agree, {agreeing(first.member)} of members)"
        )
    if members:
        return _one_side(assessment, members)
    if any(not one.leader.hidden for one in voices.statements) or any(not one.cell.hidden for one in voices.ratings):
        return "leaders answered, and members were too few to show, so nothing can be said of how far the two are apart"
    if not (voices.statements or voices.ratings):
        return (
            "nothing was asked of which anything could be shown, so the levels that were agreed on stand by themselves"
        )
    return "too few answered for anything to be shown, so the levels that were agreed on stand by themselves"


def _one_side(assessment: Assessment, members: Sequence[StatementVoices]) -> str:
    least = min(members, key=lambda one: one.member.published_share or Fraction(0))
    title = assessment.framework.by_ref[least.criterion].title
    if len(members) == 1:
        return f"{agreeing(least.member)} of members agree with \u2018{title}\u2019; leaders were too few to show"
    most = sum((one.member.published_share or 0) > Fraction(1, 2) for one in members)
    agree = f"more than half of members agree with {_part(most, len(members))}"
    if not most:
        agree = f"with none of the {count(len(members), 'statement', 'statements')} do more than half of members agree"
    return f"{agree}, and fewest with \u2018{title}\u2019 ({agreeing(least.member)}); leaders were too few to show"


def _part(number: int, whole: int) -> str:
    """Say how many of some statements."""
    statements = count(whole, "statement", "statements")
    if number == whole:
        return f"all {statements}" if whole > 1 else "the only statement"
    return f"{alike(whole)(number) if number else 'none'} of {statements}"


def _apart(statement: StatementVoices) -> Fraction:
    """Give how far leaders are above members, as far as that is told; 0 where it is not."""
    difference = statement.difference
    if difference is None:
        return Fraction(0)
    return difference.at_least or Fraction(0) if difference.shares is None else difference.shares
