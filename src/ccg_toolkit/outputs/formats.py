"""Which ending of a file's name means which format."""

from ccg_toolkit.report import Assessment, ReportView

SUFFIXES = (".pdf", ".html", ".json")


def render(suffix: str, assessment: Assessment, view: ReportView) -> bytes:
    """Make the content of an output file.

    Args:
        suffix: one of `SUFFIXES`.
        assessment: for the result file, which needs exact figures.
        view: for everything that people read.

    Returns:
        The bytes of the file. The same assessment gives the same bytes.

    Raises:
        PdfUnavailable: where the system lacks the library that lays out text.
        TemplateProblem: where a template of the user's own cannot be used.
    """
    if suffix == ".json":
        from ccg_toolkit.outputs.json_file import result_json

        return result_json(assessment).encode()
    from ccg_toolkit.outputs.html import html_page

    page = html_page(view, assessment.framework.folders)
    if suffix == ".html":
        return page.encode()
    from ccg_toolkit.outputs.pdf import pdf_from

    return pdf_from(page)
