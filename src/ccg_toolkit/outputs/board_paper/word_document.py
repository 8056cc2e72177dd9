"""Word documents in general: a blank one with styles for everything, tables, fields, and the same bytes each time."""

from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ccg_toolkit.report import stopped

TO_FILL_IN = "To Fill In"
"""The style of words that wait for someone to write others in their place."""

LEAD = "Lead"
"""The style of words that stay with what follows them."""

_FONT = "Arial"
_LANGUAGE = "en-GB"
_MAIN = "0B4A5C"
_MARGIN = 20
_LONGEST = 255
"""Characters that a property of a file can hold."""

_CELL, _HEAD, _TABLE = "Table Text", "Table Heading", "Paper Table"
_SIZES = {"Title": 22, "Subtitle": 13, "Heading 1": 15, "Heading 2": 12}
_SPACES = {"Normal": 6, "List Bullet": 3, "List Number": 4, "Heading 1": 4, "Heading 2": 3}

_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable">
  <w:name w:val="{_TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{_MAIN}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_MAIN}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="C5D1D6"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EAF1F3"/></w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>"""


def blank_document(*, title: str, subject: str, author: str, foot: str, on: date) -> WordDocument:
    """Make a document of A4 pages without text.

    Args:
        title: for the properties of the file.
        subject: likewise.
        author: likewise.
        foot: what stands at the foot of each page, before the number of the page.
        on: the day to give as that of writing.
    """
    document = Document()
    _clear(document)
    _set_page(document, foot)
    _set_styles(document)
    about = document.core_properties
    about.title, about.subject = title[:_LONGEST], subject[:_LONGEST]
    about.author = about.last_modified_by = author[:_LONGEST]
    about.language, about.comments = _LANGUAGE, ""
    midnight = f"{on.isoformat()}T00:00:00Z"
    for stamp in about._element.xpath("dcterms:created | dcterms:modified"):  # noqa: SLF001 - datetimes want a zone, and python-docx wants none
        stamp.text = midnight
    return document


def written(document: WordDocument) -> bytes:
    """Give the file without the time of writing, which the archive would hold for each of its parts."""
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive, ZipFile(made, "w") as fixed:
        for name in archive.namelist():
            part = ZipInfo(name)  # dated 1 January 1980, where the calendar of archives begins
            part.create_system = 0  # else the system that it was written on
            part.compress_type = ZIP_DEFLATED
            fixed.writestr(part, archive.read(name))
    return made.getvalue()


def in_language(language: str, paragraph: Paragraph) -> None:
    """Mark all that a paragraph says so far as written in a language, where it is another than that of the document."""
    for run in paragraph.runs if language else ():
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx does not know languages
        properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}"/>'))


def add_picture(paragraph: Paragraph, png: bytes, *, width: int, told: str) -> None:
    """Put a picture at the end of a paragraph.

    Args:
        paragraph: where it stands.
        png: the picture.
        width: in millimetres.
        told: the picture in words.
    """
    shape = paragraph.add_run().add_picture(BytesIO(png), width=Mm(width))
    drawing = shape._inline  # noqa: SLF001 - python-docx does not know what a picture says
    drawing.docPr.set("descr", told)
    for side in ("distT", "distB", "distL", "distR"):
        drawing.set(side, "0")  # else LibreOffice leaves room around it


class Table:
    """A table whose first row is repeated on each page and read as headings; no cell spans others."""

    def __init__(self, document: WordDocument, about: str, columns: Mapping[str, int], *, named_rows: bool) -> None:
        """Begin a table.

        Args:
            document: where it stands, after all else.
            about: what a screen reader calls it.
            columns: their headings, each with a width in millimetres; 170 in all fill the page.
            named_rows: whether the first cell of a row says what the row is about.
        """
        self._widths = [Mm(width) for width in columns.values()]
        self._table = document.add_table(rows=0, cols=len(columns), style=_TABLE)
        self._table.autofit = False
        for column, width in zip(self._table.columns, self._widths, strict=True):
            column.width = width
        properties = self._table._tbl.tblPr  # noqa: SLF001 - the rest, python-docx does not know
        [look] = properties.xpath("w:tblLook")
        look.set(qn("w:val"), "06A0" if named_rows else "0620")  # the same in one number, for older programs
        for name, on in {"firstRow": True, "firstColumn": named_rows, "noHBand": True, "noVBand": True}.items():
            look.set(qn(f"w:{name}"), str(int(on)))
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), about)
        properties.append(caption)
        self._add(columns, _HEAD, "w:cantSplit", "w:tblHeader")

    def row(self, *texts: str) -> list[Paragraph]:
        """Add a row, and give the paragraph of each cell."""
        return self._add(texts, _CELL, "w:cantSplit")

    def _add(self, texts: Iterable[str], style: str, *marks: str) -> list[Paragraph]:
        row = self._table.add_row()
        for mark in marks:
            row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001
        paragraphs = []
        for cell, text, width in zip(row.cells, texts, self._widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = style
            if text:
                paragraph.add_run(text)
            paragraphs.append(paragraph)
        return paragraphs


def _clear(document: WordDocument) -> None:
    """Take out of python-docx's blank document a picture of a page, and styles, fonts and lines that are not used here."""
    for part in (document.part.package, document.part):
        for name, relation in [*part.rels.items()]:
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del part.rels[name]
    styles = document.styles.element
    for style in styles.xpath("w:style[@w:type='table' and not(@w:default)] | w:style[w:link and @w:type='character']"):
        styles.remove(style)
    for leftover in [*styles.iter(qn("w:rFonts"), qn("w:link"), qn("w:pBdr"))]:
        leftover.getparent().remove(leftover)


def _set_page(document: WordDocument, foot: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN - 3)
    line = section.footer.paragraphs[0]
    line.add_run(f"{stopped(foot)} Page ")
    for field, after in (("PAGE", " of "), ("NUMPAGES", "")):
        number = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        line._p.append(number)  # noqa: SLF001
        if after:
            line.add_run(after)


def _set_styles(document: WordDocument) -> None:
    styles, settings = document.styles, document.settings.element
    [defaults] = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    defaults.insert(0, parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>'))
    for language in (*defaults.xpath("w:lang"), *settings.xpath("w:themeFontLang")):
        language.set(qn("w:val"), _LANGUAGE)
        language.set(qn("w:eastAsia"), _LANGUAGE)
    [mode] = settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), "15")  # Word 2013 and later; below it, Word announces a compatibility mode
    for name, before in {"Heading 1": 14, "Heading 2": 10}.items():
        styles[name].paragraph_format.space_before = Pt(before)
    for name, size in _SIZES.items():
        font = styles[name].font
        font.size, font.color.rgb, font.italic = Pt(size), RGBColor.from_string(_MAIN), False
    for name, after in _SPACES.items():
        layout = styles[name].paragraph_format
        layout.space_after, layout.line_spacing = Pt(after), 1.1
    for name in (_CELL, _HEAD):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size, style.font.bold = Pt(9.5), name == _HEAD or None
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(2)
        layout.line_spacing = 1
        layout.keep_with_next = name == _HEAD or None
    lead = styles.add_style(LEAD, WD_STYLE_TYPE.PARAGRAPH)
    lead.base_style = styles["Normal"]
    lead.paragraph_format.keep_with_next = True
    styles.element.append(parse_xml(_TABLE_STYLE))
    mark = styles.add_style(TO_FILL_IN, WD_STYLE_TYPE.CHARACTER)
    mark.font.bold = True
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFE699"/>')
    mark.element.get_or_add_rPr().append(shade)
