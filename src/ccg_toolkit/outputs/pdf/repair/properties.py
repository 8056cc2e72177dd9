"""What a document says of itself: title, language, standard, and who made it."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
{parts}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, kw_only=True)
class Properties:
    """What a document says of itself; what is empty is left out, but for the title.

    Attributes:
        language: a tag such as ``en-GB``.
        tool: what made the page.
        engine: what made a PDF of it.
    """

    title: str
    language: str
    author: str
    subject: str
    tool: str
    engine: str


def say_properties(pdf: pikepdf.Pdf, about: Properties) -> None:
    """Write into a document what it says of itself, and the claim to the standard; days are left out."""
    root = pdf.Root
    root.Lang = pikepdf.String(about.language)
    root.MarkInfo = pikepdf.Dictionary(Marked=True)
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    entries = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Creator": about.tool,
        "/Producer": about.engine,
    }
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary({name: pikepdf.String(said) for name, said in entries.items() if said})
    )
    packet = pdf.make_stream(_packet(about).encode())
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    root.Metadata = packet


def _packet(about: Properties) -> str:
    lines = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>",
    ]
    if about.author:
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>")
    if about.subject:
        said = f'<rdf:li xml:lang="x-default">{escape(about.subject)}</rdf:li>'
        lines.append(f"<dc:description><rdf:Alt>{said}</rdf:Alt></dc:description>")
    lines.append(f"<pdf:Producer>{escape(about.engine)}</pdf:Producer>")
    if about.tool:
        lines.append(f"<xmp:CreatorTool>{escape(about.tool)}</xmp:CreatorTool>")
    return _PACKET.format(parts="\n".join(lines))
