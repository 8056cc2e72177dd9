"""What changes inside hidden cells, or inside bounded ones with the same bound, changes nothing that is shown."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.outputs.forms.answers_text import answers_text
from ccg_toolkit.report import Assessment, Edition, Setting, build_view, draft_of
from ccg_toolkit.sources import as_text
from ccg_toolkit.toolkit import assess, load
from tests.ordinary.everything import other_outputs
from tests.slow import few, tries
from tests.survey.closed import framework, read
from tests.survey.exports import framework as built_in
from tests.survey.twins import twins

ANSWERS = Path(__file__).parents[2] / "examples" / "answers.yaml"


@tries(400)
@given(st.randoms(use_true_random=False))
def test_two_surveys_that_differ_only_where_nothing_is_shown_show_the_same(choose: Random) -> None:
    two = twins(choose, framework())
    event(f"hidden cells changed: {two.hidden > 0}, bounded ones: {two.bounded > 0}")
    with TemporaryDirectory() as folder:
        one, problems = read(Path(folder), two.one, framework())
        assert one is not None, problems
        assert read(Path(folder), two.other, framework()) == (one, problems)


@pytest.mark.parametrize("seed", few(range(20)))
def test_every_output_of_two_such_surveys_has_the_same_bytes(tmp_path: Path, seed: int) -> None:
    choose = Random(seed)  # noqa: S311 - surveys that can be had again
    made_by_chance = (twins(choose, built_in()) for _ in range(50))
    two = next(two for two in made_by_chance if two.hidden and two.bounded)
    made = [_made(tmp_path / "responses.csv", text) for text in (two.one, two.other)]
    assert len(made[0]) > 10
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def _made(responses: Path, text: str) -> dict[str, bytes | str]:
    """Give all that leaves the program: its messages and every output."""
    responses.write_text(text, encoding="utf-8", newline="\n")
    loaded = load(ANSWERS, name="answers.yaml", responses=responses)
    assert loaded.inputs is not None, loaded.problems
    assert loaded.inputs.voices is not None
    told = "\n".join(map(as_text, loaded.problems))
    return {"messages": told, **dict(_outputs(assess(loaded.inputs, version="0")))}


def _outputs(assessment: Assessment) -> Iterator[tuple[str, bytes | str]]:
    view = build_view(assessment)
    for suffix in (".json", ".xlsx", ".docx"):
        yield suffix, render(suffix, assessment, view)
    for edition in Edition:
        yield edition, render(".html", assessment, view, Setting(edition=edition))
    pack = build_pack(assessment)
    yield "pack", render_page(".html", pack, assessment.framework.folders)
    yield "slides", render_page(".html", pack, assessment.framework.folders, slides=True)
    if assessment.voices:
        draft = draft_of(assessment.framework, assessment.voices, wish="x", responses=None)
        yield "draft", answers_text(assessment.framework, draft.answers, draft.head)
    yield from other_outputs(assessment)
