"""Every field of a file that people write is told once, at the field: the schemas and `docs/files.md` say the same.

The tables of the page are written from the code with `--update-golden`.
"""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import create_model
from pydantic.fields import FieldInfo
from typer.testing import CliRunner

from ccg_toolkit.answers.written_levels import Scale
from ccg_toolkit.cli.app import app
from ccg_toolkit.cli.schema import kinds_of_file
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.fields import fields

PAGE = Path(__file__).parents[2] / "docs" / "files.md"

_TABLE = re.compile(
    r"^(?P<mark><!-- fields of (?P<models>[^\n]+), written from [^\n]* -->\n)(?P<rows>.*?)(?=^<!-- end of the fields -->$)",
    re.MULTILINE | re.DOTALL,
)


def _records_in(kind: Any) -> Iterator[type[Record]]:
    if isinstance(kind, type) and issubclass(kind, Record):
        yield kind
    for inner in getattr(kind, "__args__", ()):
        yield from _records_in(inner)


def _records() -> dict[str, type[Record]]:
    """Give the groups of fields that stand in the files, by name."""
    found: list[type[Record]] = [*kinds_of_file().values()]
    for record in found:
        inner = (part for info in record.model_fields.values() for part in _records_in(info.annotation))
        found += [part for part in dict.fromkeys(inner) if part not in found]
    return {record.__name__: record for record in found}


RECORDS = _records()
FIELDS = [(record, name, info) for record in RECORDS.values() for name, info in fields(record).items()]


def _left_out(info: FieldInfo) -> str:
    """Say what holds where a field is left out."""
    if info.is_required():
        return "required"
    value = info.get_default(call_default_factory=True)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | Fraction):
        return f"{float(value):g}"
    if isinstance(value, tuple) and value:
        return f"`[{', '.join(value)}]`"
    return f"`{value}`" if value and isinstance(value, str) else "none"


def _table(models: str) -> str:
    told = {name: info for model in models.split(" and ") for name, info in fields(RECORDS[model]).items()}
    rows = [f"| `{name}` | {info.description} | {_left_out(info)} |" for name, info in told.items()]
    return "\n".join(["| field | holds | required or default |", "|---|---|---|", *rows, ""])


def test_the_tables_of_the_page_are_those_of_the_fields(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(_TABLE.findall(text)) >= 12
    renewed = _TABLE.sub(lambda found: found["mark"] + _table(found["models"]), text)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(renewed, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == renewed, "stale; renew it with --update-golden"


def _as_typed(value: Any) -> Any:
    """Give a value as it was typed: a number with a point is kept exactly."""
    if isinstance(value, dict):
        return {name: _as_typed(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_as_typed(part) for part in value]
    return Fraction(str(value)) if isinstance(value, float) else value


@pytest.mark.parametrize(
    ("record", "name", "info"), FIELDS, ids=[f"{record.__name__}-{name}" for record, name, _ in FIELDS]
)
def test_every_field_is_described_and_takes_its_examples(record: type[Record], name: str, info: FieldInfo) -> None:
    assert info.description, f"{record.__name__} does not say what {name} holds"
    assert info.examples
    kind: Any = info.annotation
    alone = create_model("Alone", field=(kind, info))
    for example in info.examples:
        alone.model_validate({info.alias or "field": _as_typed(example)}, context=Scale(("Absent", "Emerging")))


def _undescribed(schema: Any, path: str = "") -> Iterator[str]:
    """Name the fields of a schema without a description or an example."""
    if isinstance(schema, list):
        for place, part in enumerate(schema):
            yield from _undescribed(part, f"{path}/{place}")
    elif isinstance(schema, dict):
        for name, about in schema.get("properties", {}).items():
            if path.endswith("/properties"):
                break  # a field that is itself called properties
            if not about.get("description") or not about.get("examples"):
                yield f"{path}/{name}"
        for name, part in schema.items():
            if name not in {"examples", "default"}:
                yield from _undescribed(part, f"{path}/{name}")


@pytest.mark.parametrize("kind", kinds_of_file())
def test_a_schema_describes_every_field_in_plain_text_with_an_example(kind: str) -> None:
    printed = CliRunner().invoke(app, ["schema", kind])
    assert printed.exit_code == 0
    schema = json.loads(printed.stdout)
    assert schema["properties"]
    assert list(_undescribed(schema)) == []
    assert "](" not in printed.stdout
