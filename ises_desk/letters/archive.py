"""A PDF/A-2u file around finished pages: fonts, colour profile and metadata are ready bytes.

ReportLab's document object keeps the numbers, the cross-references and the trailer. What PDF/A
adds (the sRGB output intent, the XMP packet) goes in directly, so no second pass over the file
is needed. Nothing in the file depends on the clock: the same letter gives the same bytes.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.font import objects, stream
from ises_desk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LANGUAGE = "nl-NL"
PRODUCER = "ReportLab PDF Library"
CREATOR = "ISES Desk"
LOGO = "Logo"
_LOGO_PIXELS = (760, 300)  # about 300 dots an inch in the room that the page gives it


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished page: its drawing operators and the font subsets they name."""

    content: str
    fonts: frozenset[tuple[bool, int]]
    logo: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo as sRGB pixels, packed."""

    width: int
    height: int
    packed: bytes


def font_name(*, bold: bool, at: int) -> str:
    """Return the name by which the operators call a font subset."""
    return f"{'B' if bold else 'R'}{at}"


def archive(
    sheets: Sequence[Sheet],
    size: tuple[float, float],
    *,
    title: str,
    author: str,
    on: date,
    logo: bytes | None = None,
) -> bytes:
    """Return the sheets as one PDF/A-2u file with title, author and language."""
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFString

    document = PDFDocument(dummyoutline=1, invariant=1, pdfVersion=(1, 7))
    document.Catalog.Outlines = None
    title, author = _legible(title), _legible(author)
    book = _Book(document)
    used = frozenset[tuple[bool, int]]().union(*(sheet.fonts for sheet in sheets))
    fonts = {font: book.font(*font) for font in sorted(used)}
    pages = book.number(document.Reference(document.Pages))
    picture = book.picture(logo) if logo else ""
    for sheet in sheets:
        resources = " ".join(
            f"/{font_name(bold=b, at=n)} {fonts[b, n]}" for b, n in sorted(sheet.fonts)
        )
        drawn = picture if sheet.logo else ""
        packed = zlib.compress(sheet.content.encode("latin-1"), 6)
        content = book.add(stream(packed, "/Filter /FlateDecode"))
        page = (
            f"<< /Type /Page /Parent {pages} /MediaBox [0 0 {size[0]:.2f} {size[1]:.2f}] "
            f"/Resources << /Font << {resources} >> {drawn} >> /Contents {content} >>"
        )
        document.Pages.addPage(book.reference(page.encode("ascii")))
    _describe(book, document, title=title, author=author, on=on)
    document.Catalog.Lang = PDFString(LANGUAGE)
    document.updateSignature("".join(sheet.content for sheet in sheets))
    return bytes(document.format())


@lru_cache(maxsize=4)
def picture(logo: bytes) -> Picture:
    """Read a logo (PNG, JPEG) as sRGB on white; Refusal when it isn't a picture."""
    from PIL import Image

    try:
        with Image.open(BytesIO(logo), formats=("PNG", "JPEG")) as opened:
            opened.thumbnail(_LOGO_PIXELS)
            drawn = opened.convert("RGBA")
    except Exception as trouble:  # a damaged picture fails in any way the library has
        sentence = N_("Dit logo kan niet worden gelezen; kies een plaatje in PNG of JPEG.")
        raise Refusal(sentence, field="logo") from trouble
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return Picture(*paper.size, zlib.compress(paper.tobytes(), 9))


class _Book:
    """Adds ready bytes to a ReportLab document and says by which reference to call them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._count = 0

    def reference(self, content: bytes) -> Any:
        self._count += 1
        return self._document.Reference(content, f"part{self._count}")

    def number(self, reference: Any) -> str:
        return str(reference.format(self._document).decode("ascii"))

    def add(self, content: bytes) -> str:
        return self.number(self.reference(content))

    def font(self, bold: bool, at: int) -> str:  # noqa: FBT001  a font's key, unpacked
        ready = objects(bold=bold, at=at)
        file = self.add(ready.file)
        mapping = self.add(ready.to_unicode)
        descriptor = self.add(f"<< {ready.descriptor} /FontFile2 {file} >>".encode("ascii"))
        last = ready.widths.count(" ")
        font = (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{ready.name} /FirstChar 0 "
            f"/LastChar {last} /Widths [{ready.widths}] /FontDescriptor {descriptor} "
            f"/ToUnicode {mapping} >>"
        )
        return self.add(font.encode("ascii"))

    def picture(self, logo: bytes) -> str:
        found = picture(logo)
        entries = (
            f"/Type /XObject /Subtype /Image /Width {found.width} /Height {found.height} "
            "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
        )
        return f"/XObject << /{LOGO} {self.add(stream(found.packed, entries))} >>"


def _describe(book: _Book, document: Any, *, title: str, author: str, on: date) -> None:
    catalog = document.Catalog
    when = on.strftime("%Y%m%d")
    info = (
        f"<< /Title {_text(title)} /Author {_text(author)} /Creator {_text(CREATOR)} "
        f"/Producer {_text(PRODUCER)} /CreationDate (D:{when}000000Z) /ModDate (D:{when}000000Z) >>"
    )
    document.info = book.reference(info.encode("ascii"))
    packet = _XMP.format(
        title=escape(title),
        author=escape(author),
        creator=escape(CREATOR),
        producer=escape(PRODUCER),
        language=LANGUAGE,
        on=f"{on.isoformat()}T00:00:00Z",
    )
    catalog.Metadata = book.reference(
        stream(packet.encode("utf-8"), "/Type /Metadata /Subtype /XML")
    )
    profile = book.add(_profile())
    catalog.OutputIntents = (
        "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        f"/Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} >>]"
    )
    catalog.ViewerPreferences = "<< /DisplayDocTitle true >>"
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


@cache
def _profile() -> bytes:
    content = zlib.compress(resource("letters", "srgb.icc").read_bytes(), 9)
    return stream(content, "/N 3 /Filter /FlateDecode")


def _legible(value: str) -> str:
    """Return text without the signs that XML can't hold."""
    return "".join(sign for sign in value if sign.isprintable())


def _text(value: str) -> str:
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{on}</xmp:CreateDate><xmp:ModifyDate>{on}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
