"""``ccg-toolkit schema``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccg_toolkit.cli.status import Status, say_data, stop

if TYPE_CHECKING:
    from ccg_toolkit.framework import Framework
    from ccg_toolkit.sources import Record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="answers|domain|criteria|framework|timetable|ground-rules|guide|glossary|map",
            help="The kind of file.",
        ),
    ],
    framework: Annotated[
        Path | None,
        typer.Option(
            "--framework", metavar="DIR", help="For answers: name the criteria and levels of this framework folder."
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of file, for editors that check YAML as you type.

    \b
    Examples:
      ccg-toolkit schema answers > answers.schema.json
      ccg-toolkit schema answers --framework ours > answers.schema.json
    """
    from ccg_toolkit.sources import nearest, shown

    kinds = kinds_of_file()
    if what not in kinds:
        stop(Status.USAGE, f"there is no schema {shown(what)}", nearest(what, kinds, "You can name"))
    if framework is not None:
        if what != "answers":
            hint = "Leave --framework out, or ask for the schema of answers."
            stop(Status.USAGE, "--framework goes with the schema of answers only", hint)
        from ccg_toolkit.cli.loading import framework_or_stop

        say_data(schema_of_answers(framework_or_stop(framework)))
        return
    described = {"$schema": _DIALECT, **_in_plain_text(kinds[what].model_json_schema(by_alias=True))}
    if what == "framework":  # a folder that extends another may leave out whatever it does not change
        described["anyOf"] = [{"required": described.pop("required")}, {"required": ["id", "extends"]}]
    say_data(_as_text(described))


def schema_of_answers(framework: "Framework") -> str:
    """Give the schema of answers to a framework, for an editor."""
    from ccg_toolkit.answers.editor_schema import editor_schema

    return _as_text({"$schema": _DIALECT, **_in_plain_text(editor_schema(framework))})


def _as_text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False)


def kinds_of_file() -> "dict[str, type[Record]]":
    """Give each kind of file that has a schema, by its name on the command line."""
    from ccg_toolkit.answers import Answers
    from ccg_toolkit.framework import Cover, CriteriaFile, DomainFile, Glossary, GroundRules, Guide, Timetable
    from ccg_toolkit.survey.column_map import ColumnMap

    return {
        "answers": Answers,
        "domain": DomainFile,
        "criteria": CriteriaFile,
        "framework": Cover,
        "timetable": Timetable,
        "ground-rules": GroundRules,
        "guide": Guide,
        "glossary": Glossary,
        "map": ColumnMap,
    }


def _in_plain_text(schema: dict[str, Any]) -> dict[str, Any]:
    """Take the links out of every description, at any depth."""
    from ccg_toolkit.sources.shape.fields import without_links

    plain: dict[str, Any] = {}
    for name, part in schema.items():
        if isinstance(part, dict):
            plain[name] = _in_plain_text(part)
        elif isinstance(part, list):
            plain[name] = [_in_plain_text(one) if isinstance(one, dict) else one for one in part]
        else:
            plain[name] = without_links(part) if name == "description" else part
    return plain
