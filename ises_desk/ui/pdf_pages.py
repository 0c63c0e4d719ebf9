"""Pages of a PDF as images; on the slow lane, since the library works in one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS = 72  # per inch


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height of every page, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[at].get_size() for at in range(len(document))]
    finally:
        document.close()


def drawn(pdf: bytes, dpi: float, pages: range | None = None) -> Iterator[QImage]:
    """Yield pages (all of them, or those numbered from 0) at a density, one at a time."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for at in range(len(document)) if pages is None else pages:
            bitmap = document[at].render(scale=dpi / POINTS, prefer_bgrx=True)
            shape = QImage.Format.Format_RGB32
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, shape)
            yield image.copy()  # the library's pixels go with its bitmap
    finally:
        document.close()


def one(pdf: bytes, dpi: float, at: int) -> QImage:
    """Return one page, numbered from 0, at a density."""
    return next(drawn(pdf, dpi, range(at, at + 1)))
