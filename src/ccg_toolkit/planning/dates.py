"""The quarters of a plan as days. Quarters are numbered from 1; quarter 0 ends on the day before the plan starts."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """Give the same day some months later, or the last day of that month where it is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The quarters that follow the first day of a plan, within it and beyond its end."""

    starts_on: date

    def first_day(self, quarter: int) -> date:
        """Give the first day of a quarter."""
        return add_months(self.starts_on, 3 * (quarter - 1))

    def last_day(self, quarter: int) -> date:
        """Give the last day of a quarter."""
        return add_months(self.starts_on, 3 * quarter) - timedelta(days=1)

    def from_day(self, day: date, limit: int) -> int:
        """Give the first quarter that starts on a day or after, or one more than a limit where that is later."""
        return next((quarter for quarter in range(1, limit + 1) if self.first_day(quarter) >= day), limit + 1)

    def holding(self, day: date) -> int:
        """Give the quarter that a day lies in; 0 for one before the plan."""
        if day < self.starts_on:
            return 0
        quarter = (day.year - self.starts_on.year) * 4 + (day.month - self.starts_on.month) // 3
        while self.last_day(quarter) < day:
            quarter += 1
        return quarter
