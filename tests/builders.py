"""Frameworks and answers for tests: small ones in a line or two, and Hypothesis strategies for any shape of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any, NamedTuple, TypeVar

from hypothesis import strategies as st

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Cover, Domain, Framework, Texts, built_in_folder
from ccg_toolkit.framework.read_texts import read_texts
from ccg_toolkit.planning import FACTORS, Decisions, Plan, make_plan, rank_priorities
from ccg_toolkit.scoring import CriterionScore, Scores, score_answers
from ccg_toolkit.survey.voices import Voices
from ccg_toolkit.toolkit import Inputs, decisions_of

Fields = dict[str, Any]
Option = TypeVar("Option")


class Case(NamedTuple):
    """A framework and answers to it, shown in a few lines where a test fails."""

    framework: Framework
    answers: Answers

    def __repr__(self) -> str:
        cover, plan = self.framework.cover, self.answers.plan
        lines = [
            f"Case: levels to {cover.top}, target {cover.target}, in place {cover.in_place}, effort {cover.effort},"
        ]
        lines += [f"  priorities {dict(cover.priorities)}, {plan.quarters} quarters of {plan.capacity}"]
        lines += [f"  in order {plan.in_order}, person {plan.person}, owners {plan.owners}, not now {plan.not_now}"]
        lines += [f"  not before {plan.not_before}"]
        for domain in self.framework.domains:
            lines.append(f"  {domain.id}: weight {float(domain.weight)}, target {self.answers.targets.get(domain.id)}")
            for one in domain.criteria:
                said = self.answers.answer(domain.id, one.id)
                facts = f"weight {float(one.weight)}, tags {one.tags}, requires {one.requires}"
                lines.append(
                    f"    {one.ref}: {facts}; {said.level}, target {said.target}, importance {said.importance}"
                )
                lines += [
                    f"      {step.id}: {step.begins} to {step.reaches}, {step.effort}, {step.months} months, "
                    f"overlap {step.overlap}, owner {step.owner}, needs {step.needs}"
                    for step in one.actions
                ]
        return "\n".join(lines)


def action(id_: str, begins: int, reaches: int, effort: str = "S", *needs: str, **fields: Any) -> Fields:
    return {"id": id_, "title": id_, "from": begins, "to": reaches, "effort": effort, "needs": needs} | fields


def criterion(id_: str, *actions: Fields, weight: str = "1", requires: Sequence[str] = (), **fields: Any) -> Fields:
    about = {"id": id_, "title": id_, "statement": id_, "weight": Fraction(weight)}
    return about | {"requires": requires, "actions": actions} | fields


@cache
def _texts(levels: range, terms: tuple[tuple[str, str], ...]) -> Texts:
    """Read the built-in texts once for each scale and set of nouns."""
    texts, problems = read_texts(built_in_folder(), "built in", dict(terms), levels)
    assert problems == []
    return texts


def framework(
    domains: Mapping[str, Sequence[Fields]], *, top: int = 4, weights: Mapping[str, str] | None = None, **cover: Any
) -> Framework:
    """Make a framework of domains with their criteria; domains weigh 1 unless `weights` says otherwise."""
    levels = [f"level {number}" for number in range(top + 1)]
    words = ("organisation", "organisations", "member", "members", "leader", "leaders", "board", "area")
    about: Fields = {
        "id": "small",
        "title": "Small framework",
        "version": "1",
        "terms": {word: word for word in words},
        "scale": [{"name": level} for level in levels],
        "bands": [{"from": 0, "name": "Red"}, {"from": Fraction(3, 2), "name": "Amber"}],
        "target": min(3, top),
        "in_place": min(2, top),
        "priorities": {"gap": 3, "importance": 3, "perception": 2, "leverage": 1},
        "effort": {"S": 1, "M": 3, "L": 6},
        "capacity": 8,
    }
    whole = Cover.model_validate(about | cover)
    return Framework(
        cover=whole,
        domains=tuple(
            Domain.model_validate(
                {
                    "id": name,
                    "title": name,
                    "order": order,
                    "purpose": name,
                    "weight": Fraction((weights or {}).get(name, "1")),
                    "criteria": [{"domain": name, "levels": levels} | fields for fields in criteria],
                }
            )
            for order, (name, criteria) in enumerate(domains.items())
        ),
        texts=_texts(whole.numbers, tuple(whole.terms.model_dump().items())),
        source="a test",
        folders=(),
    )


def answers(given: Mapping[str, Any], *, targets: Mapping[str, int] | None = None, **plan: Any) -> Answers:
    """Make answers from full names of criteria, each with a level, a word, or fields."""
    sections: dict[str, Fields] = {}
    for ref, answer in given.items():
        domain, name = ref.split(".")
        said = answer if isinstance(answer, Mapping) else {"level": answer}
        reason = {"because": "it does not apply"} if said.get("level") == "not applicable" else {}
        sections.setdefault(domain, {})[name] = {**said, **reason}
    day = date(2014, 3, 14)
    about = {"organisation": "A test", "assessed_on": day, "targets": targets or {}, "plan": plan, "answers": sections}
    return Answers.model_validate(about)


def item_of(scores: Scores, ref: str) -> CriterionScore:
    return next(item for item in scores.criteria if item.ref == ref)


def plan_for(case: Case, decisions: Decisions | None = None, voices: Voices | None = None) -> Plan:
    """Score, rank and plan, without the many draws of robustness."""
    whole, said = case
    scores = score_answers(whole, said, voices)
    wishes = said.plan
    return make_plan(
        scores,
        rank_priorities(scores, wishes.choose, draws=1),
        starts_on=said.plan_starts_on,
        quarters=wishes.quarters,
        capacity=whole.cover.capacity if wishes.capacity is None else wishes.capacity,
        decisions=decisions_of(Inputs(answers=said, framework=whole)) if decisions is None else decisions,
    )


class _Choices:
    """Choices from a seed: many times faster than one draw of Hypothesis for each."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret

    def one(self, *options: Option) -> Option:
        return self._random.choice(options)

    def few(self, options: Sequence[Option]) -> list[Option]:
        found = {self.one(*options) for _ in range(self.one(0, 1, 2))} if options else set()
        return [option for option in options if option in found]

    def within(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def weight(self) -> str:
        return self.one("1", "1", "0.25", "1.5", "2", "3.1415")


def _any_framework(choose: _Choices, sizes: Sequence[int]) -> Framework:
    """Any framework: 2 to 6 levels, any weights, steps without an action, and waits without circles."""
    top = choose.one(4, 1, 2, 3, 5)
    order = [f"d{domain}.c{number}" for domain, size in enumerate(sizes) for number in range(size)]
    made: dict[str, Fields] = {}
    actions: list[str] = []
    # Each may wait only for what was made before it; that order is not the order of the framework.
    while order:
        ref = order.pop(choose.within(0, len(order) - 1))
        steps = []
        for number in range(choose.one(0, 1, 2, 3, 3)):
            begins = choose.within(0, top - 1)
            reaches = choose.within(begins + 1, top)
            fields = {
                "months": choose.one(3, 3, 3, 1, 4, 6, 7, 12),
                "overlap": not choose.within(0, 2),
                "owner": choose.one(None, "Chair", "Clerk", "Lead"),
            }
            effort = choose.one("S", "M", "L")
            steps.append(action(f"a{number}", begins, reaches, effort, *choose.few(actions), **fields))
        actions += [f"{ref}/{step['id']}" for step in steps]
        made[ref] = criterion(
            ref.partition(".")[2],
            *steps,
            weight=choose.weight(),
            requires=choose.few(list(made)),
            tags={"lens": choose.few(["one", "two"])},
            ask=["leader", "member"],
        )
    factors = choose.one((3, 3, 2, 1), (1, 1, 1, 1), (0, 0, 0, 1), (1, 0, 0, 0), (0, 2, 5, 0))
    return framework(
        {f"d{domain}": [made[f"d{domain}.c{number}"] for number in range(size)] for domain, size in enumerate(sizes)},
        top=top,
        weights={f"d{domain}": choose.weight() for domain in range(len(sizes))},
        target=choose.within(0, top),
        in_place=choose.within(0, top),
        priorities=dict(zip((factor.name for factor in FACTORS), factors, strict=True)),
        lenses=[{"id": "lens", "title": "Lens", "tags": [{"id": tag, "title": tag} for tag in ("one", "two")]}],
    )


def _any_answers(choose: _Choices, whole: Framework) -> Answers:
    levels = range(whole.cover.top + 1)
    given = {
        ref: {
            "level": choose.one(*levels, *levels[: len(levels) // 2], "unknown", "not applicable", None),
            "target": choose.one(None, *levels),
            "importance": choose.within(1, 5),
            "evidence": [{"what": "seen", "strength": strength} for strength in choose.few(["document", "members"])],
        }
        for ref in whole.by_ref
    }
    targets = {domain.id: choose.one(*levels) for domain in whole.domains[: choose.within(0, 2)]}
    actions = list(whole.actions)
    left_out = choose.one([], [], [], choose.few([*whole.by_ref, *actions]))
    dates = {ref: date(2014, choose.one(4, 5, 7, 10), 1) for ref in choose.one([], [], choose.few(actions))}
    return answers(
        given,
        targets=targets,
        quarters=choose.within(1, 6),
        capacity=choose.one(8, 0, 1, 2, 3, 4, 5, 6, 11),
        in_order=choose.one(5, 5, 0, 1, 2, "all"),
        person=choose.one(None, None, None, 1, 2, 3),
        owners=choose.one({}, {"Chair": "Ann", "Clerk": "Ann"}),
        not_now=left_out,
        not_before=dates,
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any framework of 1 to 5 domains with any answers to it; Hypothesis shrinks how many criteria there are."""
    sizes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=5))
    choose = _Choices(draw(st.integers(0, 2**32)))
    whole = _any_framework(choose, sizes)
    return Case(whole, _any_answers(choose, whole))
