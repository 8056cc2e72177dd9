"""Sums and means written out, so that a person can redo them by hand to the same digits."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ccg_toolkit.report.rounding import exact, half_up, in_words, percent

Weighed = Sequence[tuple[Fraction, Fraction]]
"""Pairs of a weight and a value."""

FRACTIONS = "Nothing is rounded before the end: 7/6 stands for 7 divided by 6."
"""What is said above a working, so that nobody takes a fraction for a slip."""


def total_of(pairs: Weighed) -> Fraction:
    """Add the values up, each by its weight."""
    return sum((weight * value for weight, value in pairs), Fraction(0))


def weight_of(pairs: Weighed) -> Fraction:
    """Add the weights up."""
    return sum((weight for weight, _ in pairs), Fraction(0))


def written_sum(pairs: Weighed) -> str:
    """Write out a sum; where every weight is 1, the weights go without saying."""
    if all(weight == 1 for weight, _ in pairs):
        return " + ".join(exact(value) for _, value in pairs)
    return " + ".join(f"{exact(weight)} x {exact(value)}" for weight, value in pairs)


def written_mean(name: str, pairs: Weighed, *, as_share: bool = False) -> Iterator[str]:
    """Write out a weighted mean: the sums, then what they come to."""
    total, weight = total_of(pairs), weight_of(pairs)
    if len(pairs) == 1:
        yield f"  {name}: {as_result(total / weight, as_share=as_share)}"
        return
    weights = " + ".join(exact(weight) for weight, _ in pairs)
    yield f"  {name}: ({written_sum(pairs)}) / {exact(weight) if all(one == 1 for one, _ in pairs) else f'({weights})'}"
    quotient, result = f"{bracketed(total)} / {bracketed(weight)}", as_result(total / weight, as_share=as_share)
    # 7 / 6 = 7/6 would say one thing twice
    yield f"    = {result}" if quotient.replace(" ", "") == exact(total / weight) else f"    = {quotient} = {result}"


def bracketed(value: Fraction) -> str:
    """Show a number that is about to be divided: a fraction goes in brackets."""
    figure = exact(value)
    return f"({figure})" if "/" in figure else figure


def as_result(value: Fraction, *, as_share: bool = False) -> str:
    """Show a result exactly, then as the result file has it, then as the report has it, where these differ."""
    forms = [exact(value)]
    if "/" in forms[0]:
        forms.append(f"rounded to {in_words(value, 4)}")
    if as_share:
        forms.append(f"shown as {percent(value)}")
    elif half_up(value, 2) != value:
        forms.append(f"shown as {in_words(value)}")
    return ", ".join(forms)
