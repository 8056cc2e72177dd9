"""A board paper as a Word document: what is asked, where things stand, the first year of the plan, and what it takes."""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from ccg_toolkit.outputs.board_paper.bar import bar
from ccg_toolkit.outputs.board_paper.word_document import (
    LEAD,
    TO_FILL_IN,
    Table,
    add_picture,
    blank_document,
    in_language,
    written,
)
from ccg_toolkit.report import FactView, PaperView, ReportView
from ccg_toolkit.report.since_view import SinceView

_BAR = 36
"""Millimetres that a bar is wide."""


def board_paper(view: ReportView, paper: PaperView) -> bytes:
    """Make a board paper.

    Args:
        view: the report.
        paper: what only the paper shows.

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
    _recommendations(document, paper)
    _standing(document, view, paper)
    _priorities(document, view)
    _plan(document, view, paper)
    _effort(document, view, paper)
    _options(document, view)
    _section(document, "Consultation", paper.asked)
    _section(document, "Risks", paper.risks)
    _section(document, "Equality", paper.equality)
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
    document.add_heading("Purpose", 1)
    document.add_paragraph(paper.purpose)


def _recommendations(document: WordDocument, paper: PaperView) -> None:
    document.add_heading("Recommendations", 1)
    if paper.drafted:
        document.add_paragraph(style=LEAD).add_run("[draft, made from the results]", TO_FILL_IN)
    document.add_paragraph(paper.recommendations_lead, LEAD)
    for recommendation in paper.recommendations:
        entry = document.add_paragraph(recommendation.text, "List Number")
        if recommendation.proposal:
            entry.add_run(" ")
            _labelled(entry, "Proposed").add_run(recommendation.proposal)


def _standing(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    document.add_heading("Where we stand", 1)
    _bullets(document, paper.key_messages)
    document.add_paragraph(view.opening)
    for part in view.message:
        _labelled(document.add_paragraph(), part.about).add_run(part.text)
    if view.progress:
        document.add_paragraph(f"Actions of the last plan: {view.progress.summary}.")
    if paper.about_bars:
        document.add_paragraph(paper.about_bars, LEAD)
    scale = f"{view.overall.bottom} to {view.overall.top}"
    columns = {"Domain": 56, scale: _BAR + 4, "Now": 13}
    columns |= {"Planned": 18, "Target": 16, "Band": 27} if view.planned else {"Target": 16, "Band": 45}
    table = Table(document, "Each domain now, at the end of the plan, and its target", columns, named_rows=True)
    for row in paper.bars:
        planned = [row.planned] if view.planned else []
        name, drawn, *_ = table.row(row.name, "", row.now, *planned, row.target, row.band)
        if row.marks:
            add_picture(drawn, bar(*row.marks), width=_BAR, told=row.told)
        if row.own:
            in_language(view.language, name)
    if view.notes:
        document.add_heading("To note", 2)
        _bullets(document, view.notes)
    if view.since:
        _since(document, view.since)


def _since(document: WordDocument, since: SinceView) -> None:
    split = since.split
    document.add_heading(f"What moved since {since.day}", 1)
    document.add_paragraph(" ".join(filter(None, (split.message, split.like_for_like))))
    if split.parts:
        columns = {"What changed the score": 66, "Change": 16, "Score": 16, "Criteria": 72}
        table = Table(document, "The parts of the change, which add up to it", columns, named_rows=True)
        table.row(f"Overall score on {since.day}", "", split.then, "")
        for part in split.parts:
            table.row(part.label, part.change, part.after, part.told)
        table.row(f"Overall score on {since.now.day}", "", split.now, "")
    _bullets(document, filter(None, (*split.notes, since.change.promised)))


def _priorities(document: WordDocument, view: ReportView) -> None:
    if not view.first_five:
        return
    document.add_heading("First priorities", 1)
    if view.plan.certificate:
        document.add_paragraph(view.plan.certificate, LEAD)
    columns = {"Priority": 42, "Level": 12, "Target": 15, "Why": 65}
    columns |= {"In the plan": 36} if any(one.closing for one in view.first_five) else {"Why": 101}
    table = Table(document, "The first priorities, and why they come first", columns, named_rows=True)
    for one in view.first_five:
        cells = (f"{one.rank}. {one.title}", f"{one.level}", f"{one.target}", one.because, one.closing)
        name, *_ = table.row(*cells[: len(columns)])
        in_language(view.language, name)


def _plan(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    document.add_heading("The plan", 1)
    if paper.about_year:
        document.add_paragraph(paper.about_year)
    for quarter in paper.quarters:
        document.add_heading(f"Quarter {quarter.number}, {quarter.label}: {quarter.filled}", 2)
        columns = {"Action": 62, "Owner": 60, "Points": 14, "Review": 34}
        table = Table(document, f"The actions of quarter {quarter.number}", columns, named_rows=True)
        for action in quarter.actions:
            part = f" ({action.part})" if action.part else ""
            name, *_ = table.row(f"{action.called}{part}", action.owner, f"{action.points}", action.review)
            in_language(view.language, name)
            if action.mark:
                name.add_run(f". {action.mark}")
    if view.plan.decided:
        document.add_heading("Decisions taken", 2)
        _bullets(document, view.plan.decided)


def _effort(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    load = view.plan.load
    if load is None:
        return
    document.add_heading("Money and staff", 1)
    document.add_paragraph(paper.effort, LEAD)
    _bullets(document, [*paper.costs, *load.told])
    if load.rows:
        width = 110 // (len(load.columns) + 1)
        columns = {"Owner": 170 - width * (len(load.columns) + 1), **dict.fromkeys([*load.columns, "In all"], width)}
        table = Table(document, "Points by owner and quarter", columns, named_rows=True)
        for owner, points, whole in load.rows:
            table.row(owner, *map(str, points), f"{whole}")
    _bullets(document, load.flags)


def _options(document: WordDocument, view: ReportView) -> None:
    options = view.plan.options
    if options is None or not (options.differ or options.told):
        return
    document.add_heading("Options", 1)
    if options.differ:
        width = 108 // len(options.columns)
        columns = {"What it comes to": 170 - width * len(options.columns), **dict.fromkeys(options.columns, width)}
        table = Table(document, "Plans of other capacities and lengths", columns, named_rows=True)
        for name, cells in options.rows:
            table.row(name, *cells)
    if options.told:
        document.add_paragraph(options.told)


def _section(document: WordDocument, heading: str, facts: Iterable[FactView]) -> None:
    document.add_heading(heading, 1)
    for fact in facts:
        _say(_labelled(document.add_paragraph(), fact.name), fact)


def _say(paragraph: Paragraph, fact: FactView) -> None:
    paragraph.add_run("; ".join(fact.texts), TO_FILL_IN if fact.missing else None)


def _labelled(paragraph: Paragraph, label: str) -> Paragraph:
    paragraph.add_run(f"{label}:", "Strong")
    paragraph.add_run(" ")
    return paragraph


def _bullets(document: WordDocument, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_paragraph(text, "List Bullet")
