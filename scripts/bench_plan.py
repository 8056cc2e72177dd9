"""Measure the plan of a large framework, in processor time, which a busy machine changes least.

Run alone, it makes the plan once and prints the seconds; `measure_plan` runs it so, each time in a process of its own.
"""

import subprocess
import sys
import time
from datetime import date
from random import Random
from statistics import median
from typing import Any

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Cover, Domain, Framework, built_in_folder
from ccg_toolkit.framework.read_texts import read_texts
from ccg_toolkit.planning import Decisions, make_plan, rank_priorities
from ccg_toolkit.scoring import Scores, score_answers
from scripts.measuring import CAN_TELL_USE, ROOT, used, within

CRITERIA, DOMAINS, CAPACITY = 400, 10, 40
"""The size of the large framework, and the points in each quarter of its plan."""


def measure_plan(runs: int) -> None:
    """Measure and print; `runs` is how many the figure is the median of."""
    alone = [sys.executable, "-m", "scripts.bench_plan"]
    taken = [
        float(subprocess.run(alone, check=True, capture_output=True, text=True, cwd=ROOT).stdout) for _ in range(runs)
    ]
    print(
        f"make_plan for {CRITERIA} criteria with {3 * CRITERIA:,} actions, four quarters of {CAPACITY} points, in_order 5"
    )
    within("seconds of processor time", median(taken), goal=1, places=2)
    if CAN_TELL_USE:
        within("MB of memory at the most, with the start of Python", used(alone, source=ROOT).megabytes, goal=300)


def _seconds_of_one() -> float:
    """Make the plan, and give the processor time that it took, without the start."""
    scores = _large_scores()
    priorities = rank_priorities(scores, draws=1)
    assert len(priorities) == CRITERIA, priorities  # noqa: S101 - else it would not be what it says
    start = time.process_time()
    make_plan(
        scores,
        priorities,
        starts_on=date(2014, 4, 1),
        quarters=4,
        capacity=CAPACITY,
        decisions=Decisions(in_order=5),
    )
    return time.process_time() - start


def _large_scores() -> Scores:
    """Answer a large framework with a gap in each criterion: ten domains, three actions a criterion, many waits."""
    choose = Random(20140314)  # noqa: S311 - a repeatable framework, nothing secret
    made: list[str] = []
    steps: list[str] = []
    domains = []
    sections: dict[str, dict[str, Any]] = {}
    for domain in range(DOMAINS):
        name = f"d{domain}"
        entries = [_criterion(choose, name, number, made, steps) for number in range(CRITERIA // DOMAINS)]
        about = {"id": name, "title": name, "order": domain, "purpose": name, "criteria": entries}
        domains.append(Domain.model_validate(about))
        sections[name] = {
            entry["id"]: {
                "level": choose.choice((0, 0, 1, 1, 2)),
                "target": choose.choice((3, 4, 4)),
                "importance": choose.randint(1, 5),
            }
            for entry in entries
        }
    nouns = ("organisation", "organisations", "member", "members", "leader", "leaders", "board", "area")
    cover = Cover.model_validate(
        {
            "id": "large",
            "title": "Large",
            "version": "1",
            "terms": {noun: noun for noun in nouns},
            "scale": [{"name": f"level {level}"} for level in range(5)],
            "bands": [{"from": 0, "name": "All"}],
            "target": 3,
            "in_place": 2,
            "priorities": {"gap": 3, "importance": 3, "perception": 2, "leverage": 1},
            "effort": {"S": 1, "M": 3, "L": 6},
            "capacity": CAPACITY,
        }
    )
    answers = Answers.model_validate({"organisation": "Large", "assessed_on": date(2014, 3, 14), "answers": sections})
    texts, _ = read_texts(built_in_folder(), "built in", cover.terms.model_dump(), cover.numbers)
    whole = Framework(cover=cover, domains=tuple(domains), texts=texts, source="bench", folders=())
    return score_answers(whole, answers)


def _criterion(choose: Random, domain: str, number: int, made: list[str], steps: list[str]) -> dict[str, Any]:
    """Make a criterion; `made` and `steps` list what it may wait for, and grow by it and its actions."""
    ref = f"{domain}.c{number}"
    actions = [
        {
            "id": f"a{place}",
            "title": f"{ref}, step {place}",
            "from": begins,
            "to": reaches,
            "effort": choose.choice("SSML"),
            "months": choose.choice((3, 3, 6, 9)),
            "needs": [choose.choice(steps)] if steps and choose.random() < 0.1 else [],
        }
        for place, (begins, reaches) in enumerate(((0, 2), (2, 3), (3, 4)))
    ]
    requires = choose.sample(made, min(len(made), choose.choice((0, 0, 0, 1, 1, 2))))
    made.append(ref)
    steps += [f"{ref}/{action['id']}" for action in actions]
    return {
        "domain": domain,
        "id": f"c{number}",
        "title": ref,
        "statement": ref,
        "levels": [f"level {level}" for level in range(5)],
        "requires": requires,
        "actions": actions,
    }


if __name__ == "__main__":
    print(_seconds_of_one())
