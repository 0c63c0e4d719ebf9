"""The same page by bare libraries: a ReportLab canvas with the same fonts, finished as PDF/A."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ises_desk.paths import resource

FACES = {"Regular": "paper-regular.ttf", "Bold": "paper-semibold.ttf"}
_BOLD = 4  # as many runs in bold as an invoice has, so that both faces are embedded
_MODULE = 1.9
_QR_AT = (60.0, 120.0)
_SIZE = 9.0


@dataclass(frozen=True)
class Page:
    """The runs of text of a page with their places, its size, and the words of its QR code."""

    size: tuple[float, float]
    runs: tuple[tuple[float, float, str], ...]
    code: str


def read(document: bytes, reference: str, cents: int) -> Page:
    """Return what is printed on the first page of an invoice."""
    opened = pypdfium2.PdfDocument(document)
    page = opened[0]
    text = page.get_textpage()
    runs = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if words:
            runs.append((left, bottom, words))
    size = page.get_size()
    opened.close()
    amount = f"EUR{cents // 100}.{cents % 100:02}"
    parts = ("BCD", "002", "1", "SCT", "", "ISES Softpack", "NL91ABNA0417164300", amount, "")
    return Page(size, tuple(runs), "\n".join((*parts, reference)))


@cache
def _fonts() -> None:
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))


def draw(page: Page) -> bytes:
    """Return the page as a canvas makes it: each run of text, the code, nothing else."""
    _fonts()
    made = BytesIO()
    canvas = Canvas(made, pagesize=page.size, initialFontName="Regular", invariant=1)
    for index, (left, bottom, words) in enumerate(page.runs):
        canvas.setFont("Bold" if index < _BOLD else "Regular", _SIZE)
        canvas.drawString(left, bottom, words)
    code = segno.make_qr(page.code, error="m", boost_error=False)
    path = canvas.beginPath()
    for y, row in enumerate(code.matrix):
        for x, dark in enumerate(row):
            if dark:
                left, bottom = _QR_AT[0] + x * _MODULE, _QR_AT[1] - y * _MODULE
                path.rect(left, bottom, _MODULE, _MODULE)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return made.getvalue()


def finish(document: bytes) -> bytes:
    """Return the same file with what PDF/A asks: colour profile, metadata, language."""
    finished = BytesIO()
    with pikepdf.open(BytesIO(document)) as opened:
        profile = opened.make_stream(resource("letters", "srgb.icc").read_bytes(), N=3)
        intent = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB IEC61966-2.1",
            DestOutputProfile=profile,
        )
        opened.Root.OutputIntents = pikepdf.Array([opened.make_indirect(intent)])
        opened.Root.Lang = "nl-NL"
        with opened.open_metadata(set_pikepdf_as_editor=False) as data:
            data["pdfaid:part"] = "2"
            data["pdfaid:conformance"] = "U"
            data["dc:title"] = "Factuur"
            data["dc:creator"] = ["ISES Softpack"]
        opened.save(finished, min_version="1.7")
    return finished.getvalue()
