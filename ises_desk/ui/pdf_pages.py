"""Pages of a PDF as images; off the window's thread, one thread in the library at a time."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

POINTS = 72  # per inch
_LIBRARY = Lock()  # showing and printing may go on together; the library can't


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height of every page, in points."""
    import pypdfium2

    with _LIBRARY:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [document[at].get_size() for at in range(len(document))]
        finally:
            document.close()


def one(pdf: bytes, dpi: float, at: int) -> QImage:
    """Return one page, numbered from 0, at a density."""
    import pypdfium2

    with _LIBRARY:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _image(document[at], dpi)
        finally:
            document.close()


def drawn(pdf: bytes, dpi: float) -> Iterator[QImage]:
    """Yield all pages at a density, one at a time."""
    for at in range(len(sizes(pdf))):
        yield one(pdf, dpi, at)


def _image(page: pypdfium2.PdfPage, dpi: float) -> QImage:
    bitmap = page.render(scale=dpi / POINTS, prefer_bgrx=True)
    shape = QImage.Format.Format_RGB32
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, shape)
    return image.copy()  # the library's pixels go with its bitmap
