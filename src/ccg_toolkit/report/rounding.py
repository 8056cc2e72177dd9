"""Round once, at the edge: half up, as people do by hand."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int) -> Decimal:
    """Round an exact number half up.

    Args:
        value: any fraction.
        places: decimals to keep, 0 or more.

    Returns:
        The decimal with exactly that many places; a half goes away from zero, and nothing is shown as -0.
    """
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    negative = value < 0 and whole > 0
    return Decimal(
        (int(negative), Decimal(whole).as_tuple().digits, -places)
    )  # made of its digits: no precision to run out of


def exact(value: Fraction) -> str:
    """Show a number so that nothing is lost: digits where they end within 4 places, else a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    if 10_000 % value.denominator == 0:
        return f"{half_up(value, 4)}".rstrip("0")
    return f"{value.numerator}/{value.denominator}"


def in_words(value: Fraction | None, places: int = 2) -> str:
    """Show a number with a fixed number of places, or a dash where there is none."""
    return "\u2013" if value is None else f"{half_up(value, places)}"


def percent(value: Fraction | None) -> str:
    """Show a share of 1 as a whole percentage, or a dash where there is none."""
    return "\u2013" if value is None else f"{half_up(value * 100, 0)}%"


def for_machines(value: Fraction | None) -> float | None:
    """Give a number with 4 decimals for the result file; ``None`` stays ``None``."""
    return None if value is None else float(half_up(value, 4))
