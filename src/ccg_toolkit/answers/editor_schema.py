"""The JSON Schema of answers to one framework, which an editor completes names from and underlines mistakes by."""

import re
from typing import Any

from ccg_toolkit.answers.models import Answer, Answers
from ccg_toolkit.answers.written_levels import NOT_APPLICABLE, STATES, UNKNOWN
from ccg_toolkit.framework import Cover, Criterion, Domain, Framework

Schema = dict[str, Any]

_BETWEEN = r"[\s\-\u2010-\u2015:=.,;/|()]*"
"""What may stand between the number of a level and its name."""
_SPECIAL = r"\.^$*+?()[]{}|/"
"""What a pattern has to escape; an editor refuses a pattern in which anything else is."""
_BY_NAME = {"$ref": "#/$defs/LevelByName"}


def editor_schema(framework: Framework) -> Schema:
    """Describe answers to a framework.

    Args:
        framework: whose criteria are asked.

    Returns:
        A JSON Schema: each criterion by name, with its statement and levels to read where the pointer rests on it; the
        levels to choose from; each role that owns an action. What it refuses, the program refuses too.
    """
    schema = Answers.model_json_schema(by_alias=True)
    cover = framework.cover
    schema["$defs"] |= {"OneAnswer": _one_answer(cover), "LevelByName": _by_name(cover)}
    parts = schema["properties"]
    parts["targets"] = {
        **parts["targets"],
        **_names({domain.id: {**_target(cover), "description": domain.title} for domain in framework.domains}),
    }
    parts["answers"] = {
        **parts["answers"],
        **_names({domain.id: _domain(domain, cover) for domain in framework.domains}),
    }
    owners = schema["$defs"]["PlanWishes"]["properties"]["owners"]
    owners["properties"] = {
        owner: {"type": "string", "description": f"The person who is {owner}"} for owner in framework.owners
    }
    return schema


def _names(properties: Schema) -> Schema:
    """Describe a map that has these names and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _one_answer(cover: Cover) -> Schema:
    """Describe the long form of an answer."""
    answer: Schema = Answer.model_json_schema()["anyOf"][-1]
    level = {"anyOf": [_enum(*cover.numbers), _enum(*STATES), _BY_NAME]}
    return answer | {"properties": {**answer["properties"], "level": level, "target": _target(cover)}}


def _domain(domain: Domain, cover: Cover) -> Schema:
    because = _one_answer(cover)["properties"]["because"]
    whole = {
        "type": "object",
        "properties": {"level": {"enum": [*STATES]}, "because": because},
        "required": ["level"],
        "additionalProperties": False,
    }
    criteria = {criterion.id: _criterion(criterion, cover) for criterion in domain.criteria}
    return {
        "title": domain.title,
        "description": domain.purpose,
        "anyOf": [_names(criteria), whole, _enum(UNKNOWN, None)],
    }


def _criterion(criterion: Criterion, cover: Cover) -> Schema:
    told = [f"{number} {cover.level(number).name}: {criterion.text_of(number)}" for number in cover.numbers]
    # No branch has a description of its own: an editor would show that one, and not all levels.
    choices = _enum(*cover.numbers) | {"enumDescriptions": [level.name for level in cover.scale]}
    return {
        "title": criterion.title,
        "description": "\n\n".join([criterion.statement, *told]),
        "anyOf": [choices, _enum(UNKNOWN, None), _BY_NAME, {"$ref": "#/$defs/OneAnswer"}],
    }


def _target(cover: Cover) -> Schema:
    return {"anyOf": [_enum(*cover.numbers), _BY_NAME]}


def _enum(*values: int | str | None) -> Schema:
    return {"enum": [*values]}


def _by_name(cover: Cover) -> Schema:
    """Describe a level by its name, alone or with its number, in any case; the program reads each of them."""
    names = "|".join(_any_case(level.name) for level in cover.scale)
    numbers = "|".join(map(str, cover.numbers))
    level = f"({_any_case('level')})?{_BETWEEN}"
    return {
        "type": "string",
        "maxLength": 300,
        "pattern": rf"^\s*({level}({numbers})?{_BETWEEN}({names}){_BETWEEN}({numbers})?\)?|{level}({numbers})|"
        rf"{_any_case(UNKNOWN)}|{_any_case(NOT_APPLICABLE)})\s*$",
    }


def _any_case(words: str) -> str:
    """Give a pattern for words in any case, with any blanks or hyphens between them."""
    return r"[\s_\-]+".join(_letters(word) for word in re.split(r"[\s_-]+", words) if word)


def _letters(word: str) -> str:
    return "".join(_either(letter) for letter in word)


def _either(letter: str) -> str:
    cases = dict.fromkeys((letter, letter.lower(), letter.upper()))
    single = [f"\\{case}" if case in _SPECIAL else case for case in cases if len(case) == 1]
    return single[0] if len(single) == 1 else f"[{''.join(single)}]"
