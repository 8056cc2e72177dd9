"""A board paper as a Word document: the cover sheet, a summary, and the first year of the plan."""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from ccg_toolkit.outputs.board_paper.word_document import TO_FILL_IN, Table, blank_document, in_language, written
from ccg_toolkit.report import WAY_DONE, FactView, OptionsView, PaperView, ReportView


def board_paper(view: ReportView, paper: PaperView) -> bytes:
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
    _first_steps(document, view, paper)
    _year(document, view, paper)
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
    _list_of(document, paper.recommendations, paper.recommendations_lead)


def _summary(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    document.add_heading("Summary", 1).paragraph_format.page_break_before = True
    document.add_paragraph(f"Overall: {view.overall.sentence}")
    document.add_paragraph(paper.about_assessment)
    if view.progress:
        document.add_paragraph(f"Actions of the last plan: {view.progress.summary}.")
    _bullets(document, view.notes)
    document.add_heading("The domains", 2)
    columns = {"Domain": 52, "Score": 14, "Unconfirmed low": 24, "Band": 25, "Bounds": 23, WAY_DONE: 32}
    table = Table(document, "The score of each domain", columns, named_rows=True)
    for name, score in [*((domain.title, domain.score) for domain in view.domains), ("Overall", view.overall)]:
        bounds = f"{score.low} to {score.high}" if score.low != score.high else "\u2013"
        band = score.band.said if score.band else "not rated"
        called, *_ = table.row(name, score.score, score.unconfirmed_low, band, bounds, score.way_done)
        if score is not view.overall:
            in_language(view.language, called)
    if view.first_five:
        document.add_heading("First priorities", 2)
    for priority in view.first_five:
        entry = document.add_paragraph()
        entry.add_run(f"{priority.rank}. {priority.title}, level {priority.level}, target {priority.target}.", "Strong")
        said = filter(None, (priority.why, priority.outcome, priority.robustness))
        entry.add_run(f" {' '.join(said)}")
    for told in filter(None, (paper.plan.certificate, paper.plan.equals)):
        document.add_paragraph(told)
    if paper.plan.headline:
        document.add_heading("What the plan comes to", 2)
        document.add_paragraph(paper.plan.headline)


def _first_steps(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    """Say what to decide, who begins with what, and what to find out."""
    if paper.decisions:
        document.add_heading("Decisions requested", 2)
        _bullets(document, paper.decisions)
    if paper.plan.decided:
        document.add_heading("Decisions taken", 2)
        _bullets(document, paper.plan.decided)
    if paper.first_quarter:
        document.add_heading("What the first quarter asks of whom", 2)
    for ask in paper.first_quarter:
        _labelled(document.add_paragraph(style="List Bullet"), ask.owner).add_run(ask.in_a_line)
    if paper.find_out:
        document.add_heading("What to find out", 2)
    for what, told in paper.find_out:
        entry = _labelled(document.add_paragraph(style="List Bullet"), what)
        in_language(view.language, entry)
        entry.add_run(told)


def _year(document: WordDocument, view: ReportView, paper: PaperView) -> None:
    document.add_heading(paper.year_title, 1)
    document.add_paragraph(paper.about_year)
    if paper.year:
        columns = {"Letter": 14, "Action": 52, "Owner": 28, "Dates": 30, "Done when": 46}
        table = Table(
            document, "The actions, their owners and dates, and what shows the end", columns, named_rows=False
        )
        for row in paper.year:
            _, action, _, _, done = table.row(row.letter, f"{row.title}.", row.owner, row.dates, row.done_when)
            in_language(view.language, action)
            in_language(view.language, done)
            action.add_run(f" {row.notes}" if row.notes else "")
    _options(document, paper.plan.options)
    if paper.plan.load and paper.plan.load.flags:
        document.add_heading("Who has much to do", 2)
        _bullets(document, paper.plan.load.flags)
    if broken := [promise for promise in paper.plan.promises if promise.broken]:
        document.add_heading("Promises that this plan does not keep by their day", 2)
        for promise in broken:
            _labelled(document.add_paragraph(style="List Bullet"), f"{promise.number}, {promise.text}").add_run(
                promise.told
            )
    document.add_heading("About this paper", 1)
    _facts(document, paper.prepared)


def _options(document: WordDocument, options: OptionsView | None) -> None:
    if options is None:
        return
    document.add_heading("What other capacities, or more time, would come to", 2)
    if len(options.columns) > 1:
        width = (170 - 50) // len(options.columns)
        columns = {"Figure": 50, **dict.fromkeys(options.columns, width)}
        table = Table(document, "Plans of other capacities and lengths", columns, named_rows=True)
        for name, cells in options.rows:
            table.row(name, *cells)
    if options.told:
        document.add_paragraph(options.told)


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
