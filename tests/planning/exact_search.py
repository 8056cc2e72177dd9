"""Put pieces of work into quarters so that all of a list of conditions hold, or find that nobody can.

A plain search over all that is possible. It has no limit of steps; `GaveUp` is raised where it was given one and met it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""The first and the last quarter of a piece of work, counted from 1."""
Room = Mapping[str, Sequence[int]]
"""By the name of a person, or "" for all together: the points that are free in each quarter."""


class GaveUp(Exception):  # noqa: N818 - it is an answer
    """The search was given a limit and met it."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A piece of work to be placed.

    Attributes:
        name: its own.
        points: how much it takes.
        holds: the most of it that one quarter takes.
        counted: under which names of the room it counts.
        spans: where it may lie.
        way: how its points have to be shared out, where that is settled.
    """

    name: str
    points: int
    holds: int
    counted: tuple[str, ...]
    spans: tuple[Span, ...]
    way: tuple[int, ...] | None = None

    def ways(self, span: Span) -> list[tuple[int, ...]]:
        """Every way to share out its points over a stretch."""
        return [way for way in shapes(self.points, self.holds, span) if self.way in {None, way}]


@dataclass(frozen=True, kw_only=True)
class After:
    """`later` starts at least `apart` quarters after `sooner` ends."""

    sooner: str
    later: str
    apart: int


def all_spans(points: int, holds: int, quarters: int) -> list[Span]:
    """Every stretch of quarters that a piece of work may take, the earliest end first, then the fewest quarters."""
    if holds == 0:
        return []
    needed = -(-points // holds)
    lengths = [1, 2] if needed == 1 and points > 1 else [needed]
    return [(last - length + 1, last) for last in range(1, quarters + 1) for length in lengths if last >= length]


def shapes(points: int, holds: int, span: Span) -> list[tuple[int, ...]]:
    """Every way to share out the points over a stretch, the one with the most in the earliest quarters first."""
    length = span[1] - span[0] + 1
    if length == 1:
        return [(points,)] if points <= holds else []
    ends = points - (length - 2) * holds
    return [
        (first, *[holds] * (length - 2), ends - first)
        for first in range(min(holds, ends - 1), 0, -1)
        if 1 <= ends - first <= holds
    ]


class Search:
    """One question: where the jobs can lie."""

    def __init__(self, jobs: Sequence[Job], afters: Sequence[After], room: Room, limit: int | None = None) -> None:
        """Take the jobs, what comes after what, and what is free; `limit` is the most branches to try."""
        self._jobs = {job.name: job for job in jobs}
        self._afters = [(rule.sooner, rule.later, rule.apart) for rule in afters]
        self._room = room
        self._limit = limit
        self._tried = 0
        quarters = len(room[""])
        self._windows = [(one, two) for one in range(1, quarters + 1) for two in range(one, quarters + 1)]
        self._inside: dict[tuple[str, Span], list[int]] = {}
        for job in jobs:
            for span in job.spans:
                ways = job.ways(span)
                self._inside[job.name, span] = [
                    min((sum(_points_in(way, span, window)) for way in ways), default=job.points)
                    for window in self._windows
                ]

    def find(self) -> dict[str, tuple[Span, tuple[int, ...]]] | None:
        """Give a stretch and its points for each job; `None` where there is no way."""
        domains = {job.name: [span for span in job.spans if job.ways(span)] for job in self._jobs.values()}
        return self._branch(domains)

    def _branch(self, domains: dict[str, list[Span]]) -> dict[str, tuple[Span, tuple[int, ...]]] | None:
        self._tried += 1
        if self._limit is not None and self._tried > self._limit:
            raise GaveUp
        if not self._narrow(domains):
            return None
        open_jobs = [name for name, spans in domains.items() if len(spans) > 1]
        if not open_jobs:
            return self._share_out({name: spans[0] for name, spans in domains.items()})
        chosen = min(open_jobs, key=lambda name: (len(domains[name]), -self._jobs[name].points))
        for span in domains[chosen]:
            found = self._branch({name: [span] if name == chosen else list(spans) for name, spans in domains.items()})
            if found is not None:
                return found
        return None

    def _narrow(self, domains: dict[str, list[Span]]) -> bool:
        """Strike what cannot be, until nothing more is struck; false where a job has nowhere to lie."""
        while True:
            before = sum(len(spans) for spans in domains.values())
            if not self._narrow_by_order(domains) or not self._narrow_by_room(domains):
                return False
            if before == sum(len(spans) for spans in domains.values()):
                return True

    def _narrow_by_order(self, domains: dict[str, list[Span]]) -> bool:
        changed = True
        while changed:
            changed = False
            for sooner, later, apart in self._afters:
                if not domains[sooner] or not domains[later]:
                    return False
                soonest = min(last for _, last in domains[sooner]) + apart
                latest = max(first for first, _ in domains[later]) - apart
                for name, kept in (
                    (later, [span for span in domains[later] if span[0] >= soonest]),
                    (sooner, [span for span in domains[sooner] if span[1] <= latest]),
                ):
                    if len(kept) < len(domains[name]):
                        domains[name], changed = kept, True
        return all(domains.values())

    def _narrow_by_room(self, domains: dict[str, list[Span]]) -> bool:
        """Hold the least that each job must have within a stretch of quarters against what is free there."""
        for counted, free in self._room.items():
            names = [name for name in domains if counted in self._jobs[name].counted]
            for number, (one, two) in enumerate(self._windows):
                least = {name: min(self._inside[name, span][number] for span in domains[name]) for name in names}
                spare = sum(free[one - 1 : two]) - sum(least.values())
                if spare < 0:
                    return False
                for name in names:
                    kept = [s for s in domains[name] if self._inside[name, s][number] - least[name] <= spare]
                    if not kept:
                        return False
                    domains[name] = kept
        return True

    def _share_out(self, spans: Mapping[str, Span]) -> dict[str, tuple[Span, tuple[int, ...]]] | None:
        """Share out the points once the stretches stand: try every way, but none twice from the same room."""
        order = sorted(spans, key=lambda name: (spans[name], name))
        hopeless: set[tuple[int, tuple[tuple[int, ...], ...]]] = set()
        taken: dict[str, tuple[Span, tuple[int, ...]]] = {}

        def place(number: int, free: Mapping[str, Sequence[int]]) -> bool:
            if number == len(order):
                return True
            state = (number, tuple(tuple(points) for points in free.values()))
            if state in hopeless:
                return False
            job, span = self._jobs[order[number]], spans[order[number]]
            for way in job.ways(span):
                left = _less(free, job.counted, span, way)
                if left is not None and place(number + 1, left):
                    taken[job.name] = (span, way)
                    return True
            hopeless.add(state)
            return False

        return taken if place(0, self._room) else None


def _less(free: Room, counted: Sequence[str], span: Span, way: Sequence[int]) -> dict[str, Sequence[int]] | None:
    """What is still free once a piece of work lies there; `None` where it has no room."""
    left = dict(free)
    for who in counted:
        row = list(free[who])
        for quarter, part in enumerate(way, span[0]):
            row[quarter - 1] -= part
        if min(row) < 0:
            return None
        left[who] = row
    return left


def _points_in(way: Sequence[int], span: Span, window: Span) -> list[int]:
    return [part for quarter, part in enumerate(way, span[0]) if window[0] <= quarter <= window[1]]
