"""A board paper as a Word document: the cover sheet, a summary, and the first year of the plan."""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from ccg_toolkit.outputs.word import TO_FILL_IN, Table, blank_document, written
from ccg_toolkit.report import WAY_DONE, FactView, PaperView, ReportView


def docx_from(view: ReportView, paper: PaperView) -> bytes:
    """Make a board paper.

    Args:
        view: the report.
        paper: the cover sheet and what else only the paper shows.

    Returns:
        A Word document (.docx); the same views give the same bytes.
    """
    document = blank_document(
        title=paper.title,
        subject=view.framework,
        author=paper.author or view.organisation,
        foot=view.organisation,
        on=view.tracker.assessed_on,
    )
    _cover(document, view, paper)
    _summary(document, view, paper)
    _first_steps(document, paper)
    _year(document, paper)
    return written(document)


def _cover(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    document.add_paragraph(view.organisation, "Subtitle")
    document.add_paragraph(paper.title, "Title")
    if paper.to_do:
        document.add_paragraph().add_run(paper.to_do, TO_FILL_IN)
    table = Table(document, "The meeting and the people", {"Cover sheet": 55, "Details": 115}, named_rows=True)
    for fact in paper.facts:
        _, details = table.row(fact.name, "")
        _say(details, fact)
    _list_of(document, paper.key_messages)
    document.add_heading("Assurance framework", 2)
    _facts(document, paper.assurance)
    document.add_heading("Equality impact", 2)
    _facts(document, paper.equality)
    _list_of(document, paper.recommendations, paper.asked)


def _summary(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    document.add_heading("Summary", 1).paragraph_format.page_break_before = True
    document.add_paragraph(f"Overall: {view.overall.sentence}")
    document.add_paragraph(paper.assessed)
    if view.progress:
        document.add_paragraph(f"Actions of the last plan: {view.progress.summary}.")
    _bullets(document, view.notes)
    document.add_heading("The domains", 2)
    columns = {"Domain": 52, "Score": 14, "Unconfirmed low": 24, "Band": 25, "Bounds": 23, WAY_DONE: 32}
    table = Table(document, "The score of each domain", columns, named_rows=True)
    for name, score in [*((domain.title, domain.score) for domain in view.domains), ("Overall", view.overall)]:
        bounds = f"{score.low} to {score.high}" if score.low != score.high else "\u2013"
        band = score.band.said if score.band else "not rated"
        table.row(name, score.score, score.unconfirmed_low, band, bounds, score.way_done)
    if view.foremost:
        document.add_heading("First priorities", 2)
    for priority in view.foremost:
        entry = document.add_paragraph(style="List Number")
        entry.add_run(f"{priority.title}, level {priority.level}, target {priority.target}.", "Strong")
        entry.add_run(f" {priority.why} {priority.firmness}")


def _first_steps(document: WordDocument, paper: PaperView) -> None:
    """Say what to decide, who begins with what, and what to find out."""
    if paper.decisions:
        document.add_heading("Decisions requested", 2)
        _bullets(document, paper.decisions)
    if paper.asks:
        document.add_heading("What the first quarter asks of whom", 2)
    for owner, actions in paper.asks:
        _labelled(document.add_paragraph(style="List Bullet"), owner).add_run("; ".join(actions))
    if paper.find_out:
        document.add_heading("What to find out", 2)
    for what, told in paper.find_out:
        _labelled(document.add_paragraph(style="List Bullet"), what).add_run(told)


def _year(document: WordDocument, paper: PaperView) -> None:
    document.add_heading(paper.year_title, 1)
    document.add_paragraph(paper.about_year)
    if paper.year:
        columns = {"No.": 11, "Action": 38, "Owner": 32, "Dates": 29, "Done when": 60}
        table = Table(
            document, "The actions, their owners and dates, and what shows the end", columns, named_rows=False
        )
        for row in paper.year:
            _, action, *_ = table.row(str(row.number), row.title, row.owner, row.dates, row.done_when)
            if row.mark:
                action.add_run(f". {row.mark}")
    document.add_heading("About this paper", 1)
    _facts(document, paper.prepared)


def _list_of(document: WordDocument, fact: FactView, lead: str = "") -> None:
    document.add_heading(fact.name, 2)
    if fact.state == "draft":
        document.add_paragraph().add_run("[draft, made from the results]", TO_FILL_IN)
    if lead:
        document.add_paragraph(lead)
    _bullets(document, fact.texts)


def _facts(document: WordDocument, facts: Iterable[FactView]) -> None:
    for fact in facts:
        _say(_labelled(document.add_paragraph(), fact.name), fact)


def _say(paragraph: Paragraph, fact: FactView) -> None:
    paragraph.add_run("; ".join(fact.texts), TO_FILL_IN if fact.state == "missing" else None)


def _labelled(paragraph: Paragraph, label: str) -> Paragraph:
    paragraph.add_run(f"{label}:", "Strong")
    paragraph.add_run(" ")
    return paragraph


def _bullets(document: WordDocument, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_paragraph(text, "List Bullet")
