"""Line icons in one style, drawn from SVG in the colour that the theme asks."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from ises_desk.paths import resource
from ises_desk.ui import theme

SIZE = 18  # px on a screen of ordinary density


def icon(name: str, tone: str = "muted") -> QIcon:
    """Return an icon in a colour of the theme in use ("muted", "accent", "good", ...)."""
    now = theme.colours()
    return _icon(name, str(getattr(now, tone)), now.muted)


def pixmap(name: str, tone: str = "muted", size: int = SIZE) -> QPixmap:
    """Return an icon as a picture of `size` px, sharp on dense screens."""
    picture = _draw(name, str(getattr(theme.colours(), tone)), size * 2)
    picture.setDevicePixelRatio(2.0)
    return picture


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, out: str) -> QIcon:
    """Return an icon; where it can't be pressed it has the colour of the words beside it."""
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, out)):
        drawn = _draw(name, ink, SIZE * 2)
        drawn.setDevicePixelRatio(2.0)
        made.addPixmap(drawn, mode)
    return made


def _draw(name: str, colour: str, size: int) -> QPixmap:
    """Draw by the image reader: it loads the SVG plug-in without QtSvg's Python binding."""
    source = resource("icons", f"{name}.svg").read_bytes()
    buffer = QBuffer()
    buffer.setData(QByteArray(source.replace(b"currentColor", colour.encode())))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())
