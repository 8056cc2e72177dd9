"""Frameworks of any shape with answers to them, in a line or two: what the tests of whole pages look at."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any
from unicodedata import normalize

from ccg_toolkit.framework.models import Idea
from ccg_toolkit.report import Assessment
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Fields, action, answers, criterion, framework
from tests.voices import any_voices

SENTENCE = "Practices know how to vote, propose, challenge and see budgets and plans, and they do so."


def squeezed(text: str) -> str:
    """Leave out spaces, and marks of where a line may break: a line may end anywhere in a text."""
    return re.sub(r"[\s\u200b\u00ad]", "", normalize("NFKC", text))


def plainly(text: str) -> str:
    return f"{text} of this framework"


def rated(domain: int, number: int) -> Fields:
    return {"level": (domain + number) % 3, "importance": 1 + (domain + number) % 5, "comment": "A word on this."}


def shape(
    domains: int,
    criteria: int | Sequence[int],
    said: Callable[[int, int], Any] = rated,
    *,
    top: int = 4,
    named: Callable[[str], str] = plainly,
    told: Callable[[str], str] = str,
    ideas: int = 2,
    capacity: int = 8,
    lenses: bool = True,
    voices: str = "",
    **cover: Any,
) -> Assessment:
    """Assess a framework of that many domains, each with that many criteria, on levels up to `top`.

    Args:
        domains: how many there are.
        criteria: how many each has, or how many the first, the second and so on.
        said: the answer on a criterion, by the number of its domain and its own.
        top: the highest level.
        named: changes every title.
        told: changes every longer text.
        ideas: how many each domain has.
        capacity: points of effort in a quarter.
        lenses: whether there is a lens.
        voices: how much of a survey may be shown, one of `KINDS`; empty where none was held.
        cover: other fields of the framework, such as its bands.
    """
    if voices:
        groups = [{"id": role, "title": named(role), "role": role} for role in ("leader", "member", "other")]
        cover = {"groups": groups} | cover
    sizes = [criteria] * domains if isinstance(criteria, int) else criteria
    lens = {"id": "lens", "title": named("Lens"), "tags": [{"id": "tag", "title": named("Tag")}]}

    def made(domain: int, number: int) -> Fields:
        steps = [
            {
                **action(f"a{level}", level, level + 1, "SML"[level % 3]),
                "title": named(f"Action {level} on {domain}.{number}"),
                "owner": named("Chair"),
                "success_measure": told("It is seen"),
                "steps": [told("Ask"), told("Tell")],
            }
            for level in range(top)
        ]
        return criterion(f"c{number}", *steps) | {
            "title": named(f"Criterion {domain}.{number}"),
            "statement": told(SENTENCE),
            "levels": [told(f"At level {level}. {SENTENCE}") for level in range(top + 1)],
            "tags": {"lens": ["tag"]} if lenses else {},
            "ask": ["leader", "member"],
        }

    whole = framework(
        {f"d{domain}": [made(domain, number) for number in range(size)] for domain, size in enumerate(sizes)},
        top=top,
        **{"title": named("Framework"), "lenses": [lens] if lenses else []} | cover,
    )
    idea = {
        "id": "idea",
        "title": named("Idea"),
        "idea": told(SENTENCE),
        "provenance": "policy",
        "citation": "A report, 2014",
    }
    more = {
        "purpose": told(SENTENCE),
        "practice": (Idea.model_validate(idea | {"read": "full"}),) * ideas,
        "prompts": (told(SENTENCE),) * 3,
    }
    rich = (
        domain.model_copy(update=more | {"title": named(f"Domain {number}")})
        for number, domain in enumerate(whole.domains)
    )
    given = {
        f"d{domain}.c{number}": said(domain, number) for domain, size in enumerate(sizes) for number in range(size)
    }
    about = answers(given, capacity=capacity).model_copy(update={"organisation": named("Organisation")})
    asked = replace(whole, domains=tuple(rich))
    heard = any_voices(Random(voices), asked, voices) if voices else None  # noqa: S311 - nothing secret
    return assess(Inputs(answers=about, framework=asked, voices=heard), version="0.0.0")
