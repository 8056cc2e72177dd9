"""Bookmarks say what the headings say, where a browser joins their words or says them twice."""

import pikepdf
import pytest

from ccg_toolkit.outputs.pdf.repair.bookmarks import name_bookmarks


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Every criterionon one page", "Every criterion on one page"),
        ("Every actionEvery action", "Every action"),
        ("Every action of the year", "Every action of the year"),
        ("The plan", "The plan"),
    ],
)
def test_a_bookmark_says_what_its_heading_says(said: str, named: str) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    with pdf.open_outline() as outline:
        outline.root += [pikepdf.OutlineItem(title, 0) for title in ("Contents", said, "Glossary")]
    name_bookmarks(pdf, ["Contents", "Not shown", named, "Glossary"])
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Contents", named, "Glossary"]
