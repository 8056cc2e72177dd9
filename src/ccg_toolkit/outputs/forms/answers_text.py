"""Answers as YAML: what they hold, and above each criterion what is asked."""

from collections.abc import Mapping, Sequence
from textwrap import indent, wrap
from typing import Any

import yaml

from ccg_toolkit.answers import Answer, Answers, level_text, scale_of
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs.forms.questions import question, scale_explained

_WIDTH = 100


def answers_text(framework: Framework, answers: Answers, head: Sequence[str] = ()) -> str:
    """Write answers as a file of answers.

    Args:
        framework: what they answer.
        answers: held against that framework.
        head: what a reader should know first, in paragraphs; it stands there as comments.

    Returns:
        YAML that is read as the same answers; every criterion has its place, answered or not.
    """
    given = answers.model_dump(exclude_unset=True, exclude={"answers"})
    given["targets"] = {name: _level(framework, level) for name, level in given.get("targets", {}).items()}
    lines = [
        *(f"# {line}" for told in head for line in wrap(told, _WIDTH, subsequent_indent="  ")),
        *(["#"] if head else []),
        "# Your answers. A level stands behind the colon of each criterion, or below it behind `level:`",
        *scale_explained(framework),
        "# or `unknown`, or `not applicable` with `because`. What is left blank is not answered yet.",
        "",
        _dumped({name: value for name, value in given.items() if value not in ({}, ())}),
        "answers:",
    ]
    for domain in framework.domains:
        lines += ["", f"  # {'=' * 8} {domain.title} {'=' * 8}", f"  {domain.id}:"]
        for criterion in domain.criteria:
            answer = _answer(framework, answers.answer(domain.id, criterion.id))
            asked = "\n".join([*question(framework, criterion), _dumped({criterion.id: answer})])
            lines += ["", indent(asked, "    ").rstrip("\n")]
    return "\n".join(lines) + "\n"


def _answer(framework: Framework, answer: Answer) -> Any:  # noqa: ANN401 - as short as it can be written
    dumped = {
        "level": None,
        **answer.model_dump(exclude_unset=True),
    }  # a place for a level, also beside a comment alone
    given = {name: value for name, value in dumped.items() if value is not None or name == "level"}
    for name in given.keys() & {"level", "target"}:
        given[name] = _level(framework, given[name])
    if not given.keys() - {"level"}:
        return given.get("level")
    return given


def _level(framework: Framework, level: int | str | None) -> int | str | None:
    if not isinstance(level, int):
        return level
    text = level_text(level, scale_of(framework), named=False)
    return level if text == str(level) else text


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)
_Dumper.add_representer(tuple, yaml.SafeDumper.represent_list)


def _dumped(value: Mapping[str, Any]) -> str:
    return yaml.dump(dict(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
